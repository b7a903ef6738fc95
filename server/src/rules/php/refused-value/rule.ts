import { defaultIn } from '../../../php/catalog/versions';
import { refusalOf, type Stage } from '../../../php/effective/accept';
import type { Source } from '../../../php/effective/setting';
import { quantityOf } from '../../../php/effective/quantity';
import { ASSUMED_VERSION } from '../../php-lines';
import type { PhpRule } from '../../types';

const STAGES: Partial<Record<Source, Stage>> = { ini: 'startup', htaccess: 'htaccess', 'user-ini': 'htaccess' };
/** What was set before decides, and that may be in another file. */
const DEPENDS: ReadonlySet<string> = new Set(['zend.assertions', 'phar.readonly', 'phar.require_hash', 'open_basedir', 'opcache.enable']);

/** Handlers of entries (ZEND_INI_MH) that return FAILURE. */
export const rule: PhpRule = {
  id: 'php/refused-value',
  summary: 'A value that PHP refuses, so that the one before it stays',
  severities: ['warning', 'error'],
  scope: 'php',
  *check({ lines, version = ASSUMED_VERSION }) {
    for (const { name, spec, value, written, source, valueAt } of lines) {
      if (spec === undefined || DEPENDS.has(name) || quantityOf(value, version).complaint !== undefined && spec.type === 'size') continue;
      const reason = refusalOf(name, { value, current: defaultIn(spec, { version }), stage: STAGES[source] ?? 'activate', version });
      // An empty line is how php.ini files leave an entry alone.
      if (reason === undefined || value === '') continue;
      const message = `PHP refuses ${name} ${written}: ${reason}`;
      yield isFatal(name, source)
        ? { at: valueAt, severity: 'error', consequence: 'request-fails', message: `${message}. Here that is a fatal error before the script begins: every request gets an empty answer.` }
        : { at: valueAt, severity: 'warning', consequence: 'warns', message: `${message}. What was set before stays.` };
    }
  },
};

/** OnUpdateName and OnUpdateSaveHandler (ext/session/session.c) raise E_ERROR at the stages they do not expect, while no request runs that could show it. */
function isFatal(name: string, source: Source): boolean {
  if (name === 'session.name') return source === 'htaccess' || source === 'user-ini';
  return name === 'session.save_handler' && source !== 'ini';
}
