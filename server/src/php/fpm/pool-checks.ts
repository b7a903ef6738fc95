/** The checks of one pool: fpm_conf_process_all_pools (sapi/fpm/fpm/fpm_conf.c), in its order. */
import { asciiLower, isSince } from './directives';
import type { CheckMessage, CheckedPool } from './checks';
import type { FpmFiles, FpmLevel, FpmPool, FpmSetting, FpmWorld } from './model';
import { fullPath } from './paths';
import { isSocketPath, NO_PRIORITY, poolNumber, poolText } from './pool-values';

/** What is to be checked: a pool of the text, or the one that a pool's status address makes. */
export interface PoolToCheck {
  readonly name: string;
  readonly pool: FpmPool;
  readonly settings: ReadonlyMap<string, FpmSetting>;
  readonly isStatus: boolean;
}

interface Checking extends PoolToCheck {
  readonly world: FpmWorld;
  readonly files: FpmFiles;
  readonly global: ReadonlyMap<string, FpmSetting>;
  readonly changed: Map<string, string | number | undefined>;
  readonly found: CheckMessage[];
  readonly number: (name: string) => number;
  readonly text: (name: string) => string | undefined;
  /** Notes what makes FPM give up; always true. */
  readonly fatal: (level: FpmLevel, code: string, text: string, name?: string, bare?: boolean) => true;
}

/** A step of the checks: true where FPM goes no further. */
type Step = (pool: Checking) => boolean;

const STEPS: readonly Step[] = [checkPrefix, checkListen, checkPriority, checkManager, checkSpares, checkOndemand];
const LATER_STEPS: readonly Step[] = [checkStatusPath, checkPing, completeLogs, checkSlowlog, checkTraceDepth, checkChroot, checkChdir];

/** The checks up to the first that is fatal, and the status pool that `pm.status_listen` makes. */
export function checkPool(pool: PoolToCheck, global: ReadonlyMap<string, FpmSetting>, files: FpmFiles, world: FpmWorld): {
  readonly checked: CheckedPool; readonly found: readonly CheckMessage[]; readonly status: PoolToCheck | undefined;
} {
  const changed = new Map<string, string | number | undefined>();
  const found: CheckMessage[] = [];
  const checking: Checking = {
    ...pool, world, files, global, changed, found,
    number: (name) => (typeof changed.get(name) === 'number' ? changed.get(name) as number : poolNumber(pool, name, world)),
    text: (name) => (changed.has(name) ? changed.get(name) as string | undefined : poolText(pool, name)),
    fatal: (level, code, text, name, bare = false) => {
      const at = (name === undefined ? undefined : pool.settings.get(name)?.valueAt) ?? pool.pool.at;
      found.push({ level, phase: 'pool', code, fatal: true, text: bare ? text : `[pool ${pool.name}] ${text}`, at, pool: pool.pool });
      return true;
    },
  };
  const stopped = STEPS.some((step) => step(checking));
  const status = stopped ? undefined : statusPool(checking);
  if (!stopped) LATER_STEPS.some((step) => step(checking));
  return { checked: { name: pool.name, pool: pool.pool, isStatus: pool.isStatus, changed, settings: pool.settings }, found, status };
}

function note(pool: Checking, level: FpmLevel, code: string, text: string, name: string): void {
  pool.found.push({ level, phase: 'pool', code, fatal: false, text: `[pool ${pool.name}] ${text}`, at: pool.settings.get(name)?.valueAt ?? pool.pool.at, pool: pool.pool });
}

function isNoFolder(pool: Checking, path: string): boolean {
  return ['missing', 'file'].includes(pool.files.kind(path));
}

function checkPrefix(pool: Checking): boolean {
  const prefix = pool.text('prefix');
  if (!prefix) return false;
  const path = fullPath(prefix, pool.world).path;
  pool.changed.set('prefix', path);
  return isNoFolder(pool, path) && pool.fatal('ERROR', 'prefix', `the prefix '${path}' does not exist or is not a directory`, 'prefix');
}

function checkListen(pool: Checking): boolean {
  if (pool.text('user') === undefined && pool.world.asRoot) return pool.fatal('ALERT', 'no-user', 'user has not been defined');
  const address = pool.text('listen');
  if (!address) return pool.fatal('ALERT', 'no-listen', 'no listen address have been defined!', 'listen');
  if (isSocketPath(address)) pool.changed.set('listen', fullPath(address, pool.world, pool.text('prefix')).path);
  return false;
}

function checkPriority(pool: Checking): boolean {
  const priority = pool.number('process.priority');
  return priority !== NO_PRIORITY && (priority < -19 || priority > 20)
    && pool.fatal('ERROR', 'priority', 'process.priority must be included into [-19,20]', 'process.priority');
}

function checkManager(pool: Checking): boolean {
  if (pool.text('pm') === undefined) return pool.fatal('ALERT', 'no-manager', 'the process manager is missing (static, dynamic or ondemand)');
  return pool.number('pm.max_children') < 1 && pool.fatal('ALERT', 'max-children', 'pm.max_children must be a positive value', 'pm.max_children');
}

function checkSpares(pool: Checking): boolean {
  if (pool.text('pm') !== 'dynamic') return false;
  const [most, min, max, start] = ['pm.max_children', 'pm.min_spare_servers', 'pm.max_spare_servers', 'pm.start_servers'].map(pool.number) as [number, number, number, number];
  if (min <= 0) return pool.fatal('ALERT', 'min-spare', `pm.min_spare_servers(${min}) must be a positive value`, 'pm.min_spare_servers');
  if (max <= 0) return pool.fatal('ALERT', 'max-spare', `pm.max_spare_servers(${max}) must be a positive value`, 'pm.max_spare_servers');
  if (min > most || max > most) {
    return pool.fatal('ALERT', 'spare-above-children', `pm.min_spare_servers(${min}) and pm.max_spare_servers(${max}) cannot be greater than pm.max_children(${most})`, max > most ? 'pm.max_spare_servers' : 'pm.min_spare_servers');
  }
  if (max < min) return pool.fatal('ALERT', 'spare-order', `pm.max_spare_servers(${max}) must not be less than pm.min_spare_servers(${min})`, 'pm.max_spare_servers');
  if (start <= 0) {
    const middle = min + Math.trunc((max - min) / 2);
    pool.changed.set('pm.start_servers', middle);
    note(pool, 'NOTICE', 'start-set', `pm.start_servers is not set. It's been set to ${middle}.`, 'pm.start_servers');
  } else if (start < min || start > max) {
    return pool.fatal('ALERT', 'start-range', `pm.start_servers(${start}) must not be less than pm.min_spare_servers(${min}) and not greater than pm.max_spare_servers(${max})`, 'pm.start_servers');
  }
  return isSince(pool.world.version, [8, 1]) && pool.number('pm.max_spawn_rate') < 1
    && pool.fatal('ALERT', 'spawn-rate', 'pm.max_spawn_rate must be a positive value', 'pm.max_spawn_rate');
}

function checkOndemand(pool: Checking): boolean {
  if (pool.text('pm') !== 'ondemand') return false;
  const mechanism = pool.global.get('events.mechanism')?.text;
  if (mechanism !== undefined && asciiLower(mechanism) !== 'epoll') {
    const word = isSince(pool.world.version, [8, 0]) ? 'mechanism' : 'mechanisme';
    return pool.fatal('ALERT', 'ondemand-mechanism', `ondemand process manager can ONLY be used when events.${word} is either epoll (Linux) or kqueue (*BSD).`, 'pm');
  }
  const idle = pool.number('pm.process_idle_timeout');
  if (idle < 1) return pool.fatal('ALERT', 'idle-timeout', `pm.process_idle_timeout(${idle}s) must be greater than 0s`, 'pm.process_idle_timeout');
  const least = isSince(pool.world.version, [8, 2]) ? -1 : 511;
  const backlog = pool.number('listen.backlog');
  if (backlog < least) {
    note(pool, 'WARNING', 'backlog', `listen.backlog(${backlog}) was too low for the ondemand process manager. I updated it for you to ${least}.`, 'listen.backlog');
    pool.changed.set('listen.backlog', least);
  }
  return false;
}

const COPIED = ['listen.acl_groups', 'listen.acl_users', 'listen.allowed_clients', 'listen.group', 'listen.owner', 'listen.mode', 'user', 'group', 'pm.status_path', 'ping.path', 'ping.response'];

/** fpm_worker_pool_s of `pm.status_listen`: ondemand, two children, the rest from the pool it belongs to. */
function statusPool(pool: Checking): PoolToCheck | undefined {
  const address = pool.settings.get('pm.status_listen');
  if (address === undefined || !isSince(pool.world.version, [8, 0])) return undefined;
  if (pool.text('pm.status_path') === undefined) pool.changed.set('pm.status_path', '/');
  const copy = (name: string, text: string, value: string | number): [string, FpmSetting] => [name, { ...address, name, text, value }];
  const settings = new Map<string, FpmSetting>([
    ...COPIED.flatMap((name): [string, FpmSetting][] => (pool.settings.has(name) ? [[name, pool.settings.get(name)!]] : [])),
    ...(pool.settings.has('pm.status_path') ? [] : [copy('pm.status_path', '/', '/')]),
    copy('listen', address.text, address.text), copy('pm', 'ondemand', 'ondemand'), copy('pm.max_children', '2', 2),
  ]);
  return { name: `${pool.name}_status`, pool: pool.pool, settings, isStatus: true };
}

const URL_PATH = /^[A-Za-z0-9/\-_.~]*$/;

function checkStatusPath(pool: Checking): boolean {
  const path = pool.text('pm.status_path');
  if (!path) return false;
  const fail = (text: string): true => pool.fatal('ERROR', 'status-path', `the status path '${path}' ${text}`, 'pm.status_path');
  if (!path.startsWith('/')) return fail('must start with a \'/\'');
  if (pool.text('pm.status_listen') === undefined && !pool.isStatus && path.length < 2) return fail('is not long enough');
  return !URL_PATH.test(path) && fail('must contain only the following characters \'[alphanum]/_-.~\'');
}

function checkPing(pool: Checking): boolean {
  const path = pool.text('ping.path');
  if (!path) return false;
  const fail = (text: string): true => pool.fatal('ERROR', 'ping-path', `the ping path '${path}' ${text}`, 'ping.path');
  if (!path.startsWith('/')) return fail('must start with a \'/\'');
  if (path.length < 2) return fail('is not long enough');
  if (!URL_PATH.test(path)) return fail(`must contain${isSince(pool.world.version, [8, 0]) ? '' : 't'} only the following characters '[alphanum]/_-.~'`);
  return pool.text('ping.response') === '' && pool.fatal('ERROR', 'ping-response', 'the ping response page \'\' is not long enough', 'ping.response');
}

function completeLogs(pool: Checking): false {
  for (const name of ['access.log', 'slowlog']) {
    const path = pool.text(name);
    if (path) pool.changed.set(name, fullPath(path, pool.world, pool.text('prefix')).path);
  }
  return false;
}

function checkSlowlog(pool: Checking): boolean {
  const [after, end] = [pool.number('request_slowlog_timeout'), pool.number('request_terminate_timeout')];
  if (after === 0) return false;
  const log = pool.text('slowlog');
  if (!log) return pool.fatal('ERROR', 'slowlog', '\'slowlog\' must be specified for use with \'request_slowlog_timeout\'', 'request_slowlog_timeout');
  if (pool.files.writable(log) === false) return pool.fatal('ERROR', 'slowlog-file', `Unable to create or open slowlog(${log})`, 'slowlog', true);
  return end !== 0 && after > end
    && pool.fatal('ERROR', 'slowlog-order', `'request_slowlog_timeout' (${after}) can't be greater than 'request_terminate_timeout' (${end})`, 'request_slowlog_timeout');
}

function checkTraceDepth(pool: Checking): boolean {
  const depth = pool.number('request_slowlog_trace_depth');
  if (depth === 0) return false;
  if (!pool.text('slowlog')) return pool.fatal('ERROR', 'slowlog', '\'slowlog\' must be specified for use with \'request_slowlog_trace_depth\'', 'request_slowlog_trace_depth');
  return depth < 0 && pool.fatal('ERROR', 'trace-depth', `'request_slowlog_trace_depth' (${depth}) must be a positive value`, 'request_slowlog_trace_depth');
}

function checkChroot(pool: Checking): boolean {
  const written = pool.text('chroot');
  if (!written) return false;
  const { path, misplaced } = fullPath(written, pool.world, pool.text('prefix'), undefined, true);
  if (misplaced) {
    pool.found.push({ level: 'ERROR', phase: 'pool', code: 'chroot-prefix', fatal: false, text: '\'$prefix\' must be use at the beginning of the value', at: pool.settings.get('chroot')!.valueAt, pool: pool.pool });
  }
  pool.changed.set('chroot', path);
  if (!path.startsWith('/')) return pool.fatal('ERROR', 'chroot', `the chroot path '${path}' must start with a '/'`, 'chroot');
  return isNoFolder(pool, path) && pool.fatal('ERROR', 'chroot', `the chroot path '${path}' does not exist or is not a directory`, 'chroot');
}

function checkChdir(pool: Checking): boolean {
  const written = pool.text('chdir');
  if (!written) return false;
  const { path } = fullPath(written, pool.world, pool.text('prefix'));
  pool.changed.set('chdir', path);
  if (!path.startsWith('/')) return pool.fatal('ERROR', 'chdir', `the chdir path '${path}' must start with a '/'`, 'chdir');
  const root = pool.text('chroot');
  if (root === undefined) return isNoFolder(pool, path) && pool.fatal('ERROR', 'chdir', `the chdir path '${path}' does not exist or is not a directory`, 'chdir');
  const whole = `${root}/${path}`;
  return isNoFolder(pool, whole) && pool.fatal('ERROR', 'chdir', `the chdir path '${path}' within the chroot path '${root}' ('${whole}') does not exist or is not a directory`, 'chdir');
}
