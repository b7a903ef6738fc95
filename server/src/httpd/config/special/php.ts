/** Directives of mod_php with a check of their own. */
import type { SpecialJudge } from '../special';
import type { ConfigNode } from '../node';
import { rejected } from '../walk';

const isIniDir = ({ key }: ConfigNode): boolean => key === 'phpinidir';

/** php_apache_phpini_set (sapi/apache2handler/apache_config.c): the path is a variable of the process, and a second one is an error, whatever its text says. */
const iniDir: SpecialJudge = (node) => [{
  ...rejected('php/ini-dir-twice', node, 'Only first PHPINIDir directive honored per configuration tree - subsequent ones ignored', {}), needs: { kind: 'first', is: isIniDir },
}];

export const PHP_JUDGES: readonly (readonly [string, SpecialJudge])[] = [['phpinidir', iniDir]];
