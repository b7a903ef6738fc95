/** What a pool works with where its text says nothing (fpm_worker_pool_config_alloc, sapi/fpm/fpm/fpm_conf.c). */
import { isSince } from './directives';
import type { FpmPool, FpmSetting, FpmWorld } from './model';

/** Not set: the nice value stays. */
export const NO_PRIORITY = 64;

const NUMBERS: Readonly<Record<string, number>> = {
  'pm.max_spawn_rate': 32, 'pm.process_idle_timeout': 10, 'process.priority': NO_PRIORITY,
};

/** A number or a time in seconds; what nothing sets is FPM's own. */
export function poolNumber(pool: Pick<FpmPool, 'settings'>, name: string, world: Pick<FpmWorld, 'version'>): number {
  const value = pool.settings.get(name)?.value;
  if (typeof value === 'number') return value;
  if (name === 'listen.backlog') return isSince(world.version, [8, 2]) ? -1 : 511;
  return NUMBERS[name] ?? 0;
}

/** A text; undefined where nothing sets it. */
export function poolText(pool: Pick<FpmPool, 'settings'>, name: string): string | undefined {
  const value = pool.settings.get(name)?.value;
  return typeof value === 'string' ? value : undefined;
}

const ON: ReadonlySet<string> = new Set(['clear_env', 'decorate_workers_output']);

/** Whether a switch is on. */
export function poolSwitch(pool: Pick<FpmPool, 'settings'>, name: string): boolean {
  return (pool.settings.get(name)?.value ?? ON.has(name)) === true;
}

/** Lines of an array, `php_value` and `php_flag` say: in the order of the text. */
export function poolArray(pool: FpmPool, ...names: readonly string[]): readonly FpmSetting[] {
  return pool.lines.filter((line) => line.key !== undefined && names.includes(line.name));
}

/** Whether an address is a path (fpm_sockets_domain_from_address): no colon, and not digits alone. */
export function isSocketPath(address: string): boolean {
  return !address.includes(':') && !/^[0-9]*$/.test(address);
}
