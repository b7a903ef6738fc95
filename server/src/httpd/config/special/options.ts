/** Options and AllowOverride: the same words, read by set_options, set_override and set_allow_opts (server/core.c). */
import type { SpecialJudge } from '../special';
import { judged, type Handler } from './handler';

const BITS: ReadonlyMap<string, number> = new Map([
  ['indexes', 1], ['includes', 2 | 32], ['includesnoexec', 2], ['followsymlinks', 4], ['symlinksifownermatch', 16], ['execcgi', 8],
  ['multiviews', 64], ['runscripts', 64 | 8], ['none', 0], ['all', 1 | 2 | 4 | 8 | 32],
]);

const SPELLED = ['Indexes', 'Includes', 'IncludesNOEXEC', 'FollowSymLinks', 'SymLinksIfOwnerMatch', 'ExecCGI', 'MultiViews', 'None', 'All'];
const MIXED = 'Either all Options must start with + or -, or no Option may.';

/** None and All must come first and take no sign; other words have signs all or none. */
const options: Handler = (heard, _node, _spec, _context, { world }) => {
  const allowed = world.grants?.options === undefined ? -1 : bitsOf(world.grants.options);
  let signs = false;
  let allOrNone = false;
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    const signed = word.startsWith('+') || word.startsWith('-');
    if (signed) {
      if (!signs && index > 0 && !allOrNone) return { index, message: MIXED };
      signs = true;
    } else if (signs) return { index, message: MIXED };
    const bare = signed ? word.slice(1) : word;
    const name = bare.toLowerCase();
    const bits = BITS.get(name);
    if (bits === undefined) return { index, message: `Illegal option ${bare}`, values: SPELLED };
    if (name === 'none' || name === 'all') {
      const shown = name === 'none' ? 'None' : 'All';
      if (index > 0) return { index, message: `'Options ${shown}' must be the first ${name === 'none' ? 'O' : 'o'}ption given.` };
      if (signs) return { index, message: `You may not use 'Options +${shown}' or 'Options -${shown}'.` };
      allOrNone = true;
    }
    if ((allowed & bits) !== bits) return { index, message: `Option ${bare} not allowed here` };
  }
  return undefined;
};

function bitsOf(names: ReadonlySet<string>): number {
  let bits = 0;
  for (const name of names) bits |= BITS.get(name) ?? 0;
  return bits;
}

const CLASSES = new Set(['limit', 'options', 'fileinfo', 'authconfig', 'indexes', 'none', 'all']);
const CLASSES_SPELLED = ['All', 'None', 'AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options', 'Nonfatal=All'];

const allowOverride: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    const sign = word.indexOf('=');
    const name = sign < 0 ? word : word.slice(0, sign);
    const lower = name.toLowerCase();
    if (lower === 'nonfatal') {
      if (sign < 0) return { index, message: `=Override, =Unknown or =All expected after ${name}` };
    } else if (lower === 'options' && sign >= 0) {
      const wrong = word.slice(sign + 1).split(',').find((option) => option !== '' && !BITS.has(option.toLowerCase()));
      if (wrong !== undefined) return { index, message: `Illegal option ${wrong}` };
    } else if (!CLASSES.has(lower)) return { index, message: `Illegal override option ${name}`, values: CLASSES_SPELLED };
  }
  return undefined;
};

const allowOverrideList: Handler = (heard) => {
  const index = heard.findIndex((word) => word.toLowerCase() === 'none');
  return index < 0 || heard.length === 1 ? undefined : { index, message: "'None' not allowed with other directives in AllowOverrideList" };
};

export const OPTIONS_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['options', judged(options)], ['allowoverride', judged(allowOverride)], ['allowoverridelist', judged(allowOverrideList)],
];
