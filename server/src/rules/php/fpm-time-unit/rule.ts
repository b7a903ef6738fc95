import { fixOf, placeOf } from '../../fpm';
import { fpmRootOf } from '../../../php/fpm/read-root';
import type { FileRule } from '../../types';

/** fpm_conf_set_time (sapi/fpm/fpm/fpm_conf.c) looks at the last character and reads the rest with atoi. */
export const rule: FileRule = {
  id: 'php/fpm-time-unit',
  summary: 'A time that PHP-FPM reads as another one',
  severities: ['warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const root = fpmRootOf(view.reading);
    const settings = [...(root?.answer.reading.global.values() ?? []), ...(root?.answer.reading.pools ?? []).flatMap((pool) => pool.lines)];
    for (const setting of settings) {
      if (setting.key !== undefined || !TIMES.test(setting.name) || /^\d+[smhd]?$/.test(setting.text) || setting.text === '') continue;
      const at = placeOf(root!, setting.valueAt);
      if (at === undefined) continue;
      const [, digits, unit] = /^(\d+)\s*(ms)$/.exec(setting.text) ?? [];
      const seconds = unit === undefined ? undefined : Math.max(1, Math.ceil(Number(digits) / 1000));
      yield {
        at, severity: 'warning', consequence: 'silent',
        message: `${setting.name} = ${setting.text} is ${Number(setting.value)} seconds to PHP-FPM: it reads the leading digits and the last letter, and knows no unit but s, m, h and d.`,
        fixes: seconds === undefined ? [] : fixOf(`Write ${seconds}s`, 'review', { kind: 'replace', at, text: `${seconds}s` }),
      };
    }
  },
};

const TIMES = /_timeout$|_interval$/;
