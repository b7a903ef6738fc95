/** The checks of fpm_conf_post_process (sapi/fpm/fpm/fpm_conf.c), in its order and with its messages. */
import { byteLength } from '../../base/bytes';
import { accessFormatFault } from './access-format';
import { asciiLower, isSince } from './directives';
import type { FpmFiles, FpmLevel, FpmMessage, FpmPool, FpmSetting, FpmWorld } from './model';
import { fullPath } from './paths';
import { checkPool } from './pool-checks';
import { NO_PRIORITY, isSocketPath, poolText } from './pool-values';
import type { FpmReading } from './reader';

/** A pool as FPM works with it: paths completed, defaults that depend on others filled in. */
export interface CheckedPool {
  readonly name: string;
  /** The pool of the text; for a status pool the one it belongs to. */
  readonly pool: FpmPool;
  readonly isStatus: boolean;
  /** What it works with where that is not what the text says; undefined: nothing. */
  readonly changed: ReadonlyMap<string, string | number | undefined>;
  /** Its own settings; those of a status pool are copies. */
  readonly settings: ReadonlyMap<string, FpmSetting>;
}

/** A check's message. `test`: only `php-fpm -t` asks (fpm_unix_test_config). */
export interface CheckMessage extends FpmMessage {
  readonly phase: 'global' | 'pool' | 'cross' | 'test';
}

export interface FpmChecks {
  readonly pools: readonly CheckedPool[];
  /** In FPM's order. It stops at the first fatal one; of each pool only the first is here. */
  readonly messages: readonly CheckMessage[];
}

const PRIORITY = 'process.priority must be included into [-19,20]';

/** All checks on what was read. What nobody can look up is taken to be there. */
export function checkFpm(reading: FpmReading, files: FpmFiles, world: FpmWorld): FpmChecks {
  const messages: CheckMessage[] = [...globalMessages(reading, files, world)];
  const queue: { name: string; pool: FpmPool; settings: ReadonlyMap<string, FpmSetting>; isStatus: boolean }[] =
    reading.pools.map((pool) => ({ name: pool.name, pool, settings: pool.settings, isStatus: false }));
  const pools: CheckedPool[] = [];
  for (let at = 0; at < queue.length; at++) {
    const { status, checked, found } = checkPool(queue[at]!, reading.global, files, world);
    // What the environment supplies may be just what is missing.
    if (queue[at]!.pool.hasUnknown !== true) messages.push(...found);
    pools.push(checked);
    if (status !== undefined) queue.push(status);
  }
  messages.push(...crossMessages(pools, files, world), ...testMessages(pools, files, world));
  return { pools, messages };
}

function* globalMessages({ global, pools, main, complete }: FpmReading, files: FpmFiles, world: FpmWorld): Generator<CheckMessage> {
  const number = (name: string): number | undefined => {
    const value = global.get(name)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const say = (code: string, text: string, name?: string): CheckMessage => {
    const setting = name === undefined ? undefined : global.get(name);
    return { level: 'ERROR', phase: 'global', code, text, fatal: true, ...(setting === undefined ? {} : { at: setting.valueAt }) };
  };
  if ((number('log_limit') ?? 1024) < 512) yield say('log-limit', 'log_limit must be greater than 512', 'log_limit');
  if ((number('process.max') ?? 0) < 0) yield say('process-max', 'process_max can\'t be negative', 'process.max');
  const priority = number('process.priority') ?? NO_PRIORITY;
  if (priority !== NO_PRIORITY && (priority < -19 || priority > 20)) yield say('priority', PRIORITY, 'process.priority');
  const log = global.get('error_log')?.text ?? 'log/php-fpm.log';
  if (asciiLower(log) !== 'syslog') {
    const path = fullPath(log, world, undefined, world.state).path;
    if (files.writable(path) === false) yield say('error-log', `failed to open error_log (${path})`, 'error_log');
  }
  const mechanism = global.get('events.mechanism')?.text;
  if (mechanism !== undefined && !['epoll', 'poll', 'select'].includes(asciiLower(mechanism))) {
    yield say('mechanism', `event mechanism '${mechanism}' is not available on this system`, 'events.mechanism');
  }
  if (pools.length === 0 && complete) {
    yield { ...say('no-pool', 'No pool defined. at least one pool section must be specified in config file'), at: { file: main, line: 1, start: 0, end: 0 } };
  }
}

function* crossMessages(pools: readonly CheckedPool[], files: FpmFiles, world: FpmWorld): Generator<CheckMessage> {
  const about = (pool: CheckedPool, name: string): Partial<CheckMessage> => {
    const at = pool.settings.get(name)?.valueAt;
    return { pool: pool.pool, ...(at === undefined ? {} : { at }) };
  };
  const say = (code: string, text: string, more: Partial<CheckMessage>, level: FpmLevel = 'ERROR', fatal = true): CheckMessage =>
    ({ level, phase: 'cross', code, text, fatal, ...more });
  const byAddress = new Map<string, CheckedPool[]>();
  for (const pool of pools) {
    const address = effectiveText(pool, 'listen');
    const group = address ? byAddress.get(address) : undefined;
    if (group !== undefined) group.push(pool);
    else if (address) byAddress.set(address, [pool]);
  }
  for (const first of pools) {
    const address = effectiveText(first, 'listen');
    const group = address ? byAddress.get(address)! : [];
    // FPM would go on with each pair the other way round.
    if (group[0] !== first || first.pool.hasUnknown === true) continue;
    for (const second of group) {
      if (second === first) continue;
      yield say('duplicate-listen', `[pool ${second.name}] unable to set listen address as it's already used in another pool '${first.name}'`, about(second, second.isStatus ? 'pm.status_listen' : 'listen'));
    }
  }
  for (const pool of pools) {
    const log = effectiveText(pool, 'access.log');
    if (log !== undefined && (log === '' || files.writable(log) === false)) yield say('access-log', `failed to open access log (${log})`, about(pool, 'access.log'));
  }
  for (const pool of pools) {
    if (!effectiveText(pool, 'access.log')) continue;
    const format = poolText(pool, 'access.format');
    const fault = format === undefined ? undefined : accessFormatFault(format, world.version);
    if (fault === undefined) continue;
    yield say('access-format', fault, about(pool, 'access.format'), 'WARNING', false);
    yield say('access-format', `[pool ${pool.name}] wrong format for access.format '${format}'`, about(pool, 'access.format'));
  }
}

/** Follows fpm_unix_test_config: names of users and groups, from 8.0 on; the length of a socket's path, from 8.3 on. */
function* testMessages(pools: readonly CheckedPool[], files: FpmFiles, world: FpmWorld): Generator<CheckMessage> {
  if (!isSince(world.version, [8, 0])) return;
  const names = ['user', 'group', 'listen.owner', 'listen.group'] as const;
  for (const pool of pools) {
    for (const name of names) {
      const value = poolText(pool, name);
      const isGroup = name.endsWith('group');
      const at = pool.settings.get(name)?.valueAt;
      if (value !== undefined && !/^[0-9]*$/.test(value) && (isGroup ? files.hasGroup(value) : files.hasUser(value)) === false) {
        const text = `[pool ${pool.name}] cannot get ${isGroup ? 'gid for group' : 'uid for user'} '${value}'`;
        yield { level: 'ERROR', phase: 'test', code: 'unknown-user', text, fatal: true, pool: pool.pool, ...(at === undefined ? {} : { at }) };
      }
      if (name === 'group') yield* tooLong(pool, world);
    }
  }
}

/** sockaddr_un.sun_path of Linux in bytes. */
const LONGEST_SOCKET = 108;

function* tooLong(pool: CheckedPool, world: FpmWorld): Generator<CheckMessage> {
  const address = effectiveText(pool, 'listen') ?? '';
  const length = byteLength(address);
  if (!isSince(world.version, [8, 3]) || !isSocketPath(poolText(pool, 'listen') ?? '') || length < LONGEST_SOCKET) return;
  const text = `[pool ${pool.name}] cannot bind to UNIX socket '${address}' as path is too long (found length: ${length}, maximal length: ${LONGEST_SOCKET})`;
  const at = pool.settings.get('listen')?.valueAt;
  yield { level: 'ERROR', phase: 'test', code: 'socket-length', text, fatal: true, pool: pool.pool, ...(at === undefined ? {} : { at }) };
}

/** A text of a pool after the checks; undefined where it has none. */
function effectiveText(pool: CheckedPool, name: string): string | undefined {
  if (!pool.changed.has(name)) return poolText(pool, name);
  const value = pool.changed.get(name);
  return typeof value === 'string' ? value : undefined;
}
