import { bytes } from '../../../host/systemd-values';
import { bytesText, quantityOf } from '../../../php/effective/quantity';
import { hostPools, type HostPool } from '../../../stack/fpm-pools';
import { fpmMemoryBounds } from '../../../stack/fpm-unit';
import { poolPhpSetting } from '../../../stack/server-php-setting';
import type { Stack } from '../../../stack/stack';
import type { StackRule } from '../../types';

/** memory_limit bounds one request (zend_set_memory_limit); MemoryMax= the whole control group (systemd.resource-control(5)). */
export const rule: StackRule = {
  id: 'php/memory-budget',
  summary: 'More memory for PHP than its service may have',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    for (const { version, setting } of fpmMemoryBounds(stack.around)) {
      const bound = bytes(setting.value);
      const pools = hostPools(stack).filter(({ world }) => version === undefined || world.version.join('.') === version);
      if (bound === undefined || !Number.isFinite(bound) || pools.length === 0) continue;
      const needs = pools.map((pool) => ({ pool, need: BigInt(pool.children) * memoryOf(stack, pool) }));
      const sum = needs.reduce((all, { need }) => all + need, 0n);
      if (needs.some(({ need }) => need < 0n) || sum <= BigInt(Math.floor(bound))) continue;
      yield {
        at: setting.at, severity: 'info', consequence: 'advice',
        message: `Scripts may take ${bytesText(sum)} when all children of all pools are busy (pm.max_children × memory_limit), and the service ends at ${setting.value}: the kernel then ends a process of it.`,
        related: needs.flatMap(({ pool, need }) => {
          const at = pool.settings.get('pm.max_children')?.valueAt;
          const place = at === undefined ? undefined : pool.place(at);
          return place === undefined ? [] : [{ at: place, message: `The pool ${pool.name}: ${pool.children} children, ${bytesText(need)}.` }];
        }),
      };
    }
  },
};

/** Bytes that a script may take; negative where nothing bounds it. */
function memoryOf(stack: Stack, pool: HostPool): bigint {
  const { value } = poolPhpSetting(stack, pool, 'memory_limit');
  return quantityOf(value ?? '128M', 802).value;
}
