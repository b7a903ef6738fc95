/** Directives of mod_php with a check of their own. */
import type { SpecialJudge } from '../special';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import { rejected } from '../walk';

const isIniDir = ({ key }: ConfigNode): boolean => key === 'phpinidir';

/** php_apache_phpini_set (sapi/apache2handler/apache_config.c): the path is a variable of the process, and a second one is an error, whatever its text says. */
const iniDir: SpecialJudge = (node, _spec, heard) => [{
  ...rejected('php/ini-dir-twice', node, 'Only first PHPINIDir directive honored per configuration tree - subsequent ones ignored', {}), needs: { kind: 'first', is: isIniDir },
}, ...notThere(node, heard[0])];

/** php_init_config (main/php_ini.c): a folder or a file; without it PHP goes on with its built-in values. */
function notThere(node: ConfigNode, path: string | undefined): readonly Problem[] {
  const [word] = node.words;
  if (word === undefined || path === undefined || path === '') return [];
  const problem = rejected('php/ini-dir-missing', node, `No configuration file of PHP in ${path}`, { path });
  return [{ ...problem, at: node.place(word), consequence: 'silent', needs: { kind: 'path', path } }];
}

export const PHP_JUDGES: readonly (readonly [string, SpecialJudge])[] = [['phpinidir', iniDir]];
