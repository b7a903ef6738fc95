import { fpmRootOf } from '../../../php/fpm/read-root';
import type { FpmSetting } from '../../../php/fpm/model';
import { placeOf, removeLineAt, wholeSetting } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_set_string and its like keep the last value; php_value lines are prepended to a list that is applied from its head (fpm_php_apply_defines, sapi/fpm/fpm/fpm_php.c). */
export const rule: FileRule = {
  id: 'php/fpm-duplicate-setting',
  summary: 'A setting that stands twice in one pool',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const root = fpmRootOf(view.reading);
    for (const pool of root?.answer.reading.pools ?? []) {
      for (const group of groupsOf(pool.lines)) {
        const isPhp = group[0]!.key !== undefined;
        const winner = isPhp ? group[0]! : group.at(-1)!;
        const winnerAt = placeOf(root!, winner.nameAt);
        for (const setting of group) {
          const at = wholeSetting(root!, setting);
          if (setting === winner || at === undefined) continue;
          const name = `${setting.name}${isPhp ? `[${setting.key}]` : ''}`;
          yield {
            at, severity: isPhp ? 'warning' : 'info', consequence: 'silent', tags: ['unnecessary'],
            message: isPhp
              ? `${name} stands above in the pool ${pool.name}, and of PHP's settings the first one wins: ${winner.text || 'nothing'} holds, not ${setting.text || 'nothing'}.`
              : `${name} stands again below in the pool ${pool.name}, and the last one wins: ${winner.text || 'nothing'} holds.`,
            related: winnerAt === undefined ? [] : [{ at: winnerAt, message: 'This one holds.' }],
            fixes: [{ title: `Remove this ${name}`, safety: 'safe', edits: [removeLineAt(at)] }],
          };
        }
      }
    }
  },
};

/** Lines that set the same thing: a value and a flag of one name do, those that scripts may change and those they may not do not. */
function groupsOf(lines: readonly FpmSetting[]): readonly (readonly FpmSetting[])[] {
  const groups = new Map<string, FpmSetting[]>();
  for (const line of lines) {
    if (line.key !== undefined && !line.name.startsWith('php_')) continue;
    const key = line.key === undefined ? line.name : `${line.name.startsWith('php_admin') ? 'admin' : 'plain'} ${line.key}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
