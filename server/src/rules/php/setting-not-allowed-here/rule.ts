import { existsIn, modeIn } from '../../../php/catalog/versions';
import { PERDIR, SYSTEM, USER } from '../../../php/catalog/types';
import { ASSUMED_VERSION, lineFix, type PhpLine, type PhpWhere } from '../../php-lines';
import type { PhpRule } from '../../types';

/** Entries that are read when PHP starts and never again: httpd's lines come with the request. */
const AT_START: ReadonlySet<string> = new Set(['disable_functions', 'disable_classes']);

/** The check of the mode in zend_alter_ini_entry_ex (Zend/zend_ini.c); mod_php, `.htaccess` and `.user.ini` ask with PERDIR and hear nothing of a refusal. */
export const rule: PhpRule = {
  id: 'php/setting-not-allowed-here',
  summary: 'A setting of PHP at a place where PHP does not take it',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check({ lines, version = ASSUMED_VERSION, where }) {
    for (const line of lines) {
      const { name, spec, source, directive, nameAt } = line;
      if (spec === undefined || !existsIn(spec, version) || where === 'pool' || where === 'ini') continue;
      const place = directive ?? 'a .user.ini file';
      if (source === 'php_admin_value' && AT_START.has(name)) {
        yield { at: nameAt, severity: 'warning', consequence: 'silent', message: `PHP reads ${name} when it starts, and ${place} comes later: nothing is switched off. Set it in php.ini.` };
      } else if (source !== 'php_admin_value' && (modeIn(spec, version) & PERDIR) === 0) {
        yield {
          at: nameAt, severity: 'warning', consequence: 'silent', message: `PHP does not take ${name} from ${place} and ignores the line without a word: ${allowed(modeIn(spec, version), name, where)}.`,
          fixes: where === 'server' && modeIn(spec, version) === SYSTEM && !AT_START.has(name) ? admin(line) : [],
        };
      }
    }
  },
};

function allowed(mode: number, name: string, where: PhpWhere): string {
  if (mode === USER) return 'only scripts can set it';
  if (AT_START.has(name)) return 'it belongs in php.ini';
  return where === 'user-ini' ? 'it belongs in php.ini or in a pool' : 'it belongs in php.ini, in php_admin_value of the server, or in a pool';
}

function admin(line: PhpLine) {
  const name = line.directive === 'php_flag' ? 'php_admin_flag' : 'php_admin_value';
  return lineFix(line, `Write ${name}`, 'review', (edits) => edits.setDirective?.(name));
}
