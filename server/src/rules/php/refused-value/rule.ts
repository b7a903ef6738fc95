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
  severities: ['warning'],
  scope: 'php',
  *check({ lines, version = ASSUMED_VERSION }) {
    for (const { name, spec, value, written, source, valueAt } of lines) {
      if (spec === undefined || DEPENDS.has(name) || quantityOf(value, version).complaint !== undefined && spec.type === 'size') continue;
      const reason = refusalOf(name, { value, current: defaultIn(spec, { version }), stage: STAGES[source] ?? 'activate', version });
      // An empty line is how php.ini files leave an entry alone.
      if (reason === undefined || value === '') continue;
      yield {
        at: valueAt, severity: 'warning', consequence: 'warns', message: `PHP refuses ${name} ${written}: ${reason}. What was set before stays.`,
      };
    }
  },
};
