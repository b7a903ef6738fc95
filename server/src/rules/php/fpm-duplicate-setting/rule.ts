import { fpmRootOf } from '../../../php/fpm/read-root';
import { placeOf, removeLineAt, wholeSetting } from '../../fpm';
import type { FileRule } from '../../types';

/** The setters of fpm_conf.c (sapi/fpm/fpm) keep the last value; files that are included later count as later lines. */
export const rule: FileRule = {
  id: 'php/fpm-duplicate-setting',
  summary: 'A directive that stands twice in one pool',
  severities: ['info'],
  fixable: 'safe',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const root = fpmRootOf(view.reading);
    for (const pool of root?.answer.reading.pools ?? []) {
      for (const setting of pool.lines) {
        const winner = pool.settings.get(setting.name);
        const at = wholeSetting(root!, setting);
        if (setting.key !== undefined || winner === undefined || winner === setting || at === undefined) continue;
        const winnerAt = placeOf(root!, winner.nameAt);
        yield {
          at, severity: 'info', consequence: 'silent', tags: ['unnecessary'],
          message: `${setting.name} stands again below in the pool ${pool.name}, and the last one wins: ${winner.text || 'nothing'} holds.`,
          related: winnerAt === undefined ? [] : [{ at: winnerAt, message: 'This one holds.' }],
          fixes: [{ title: `Remove this ${setting.name}`, safety: 'safe', edits: [removeLineAt(at)] }],
        };
      }
    }
  },
};
