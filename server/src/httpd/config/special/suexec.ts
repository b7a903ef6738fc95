/** Directives that want the suexec program. Follows modules/generators/mod_suexec.c and modules/arch/unix/mod_unixd.c. */
import type { ProfileName } from '../world';
import type { SpecialJudge } from '../special';
import { missing } from './files';
import { sameWord } from './handler';

/** SUEXEC_BIN of the packaged servers. */
const PROGRAM: Partial<Record<ProfileName, string>> = { debian: '/usr/lib/apache2/suexec', rhel: '/usr/sbin/suexec' };

function wantsProgram(message: string, switchedOn: boolean): SpecialJudge {
  return (node, _spec, heard, _context, { world }) => {
    const program = PROGRAM[world.profile];
    if (program === undefined || (switchedOn && !sameWord(heard[0] ?? '', 'on'))) return [];
    const problem = missing(node, 0, program, 'path', `${message}: Missing suexec binary ${program}`);
    return [{ ...problem, at: node.wholePlace }];
  };
}

export const SUEXEC_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['suexecusergroup', wantsProgram('SuexecUserGroup configured, but suEXEC is disabled', false)],
  ['suexec', wantsProgram("suEXEC isn't supported", true)],
];
