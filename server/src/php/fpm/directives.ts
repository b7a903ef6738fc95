/** The directives of PHP-FPM: tables ini_fpm_global_options and ini_fpm_pool_options (PHP, sapi/fpm/fpm/fpm_conf.c). */

/** Major and minor version of PHP. */
export type PhpVersion = readonly [major: number, minor: number];

/** How the text of a value is read; each word stands for one setter of fpm_conf.c. */
export type FpmType = 'string' | 'integer' | 'boolean' | 'time' | 'manager' | 'core-limit' | 'log-level' | 'facility';

export interface FpmDirective {
  readonly name: string;
  readonly scope: 'global' | 'pool';
  readonly type: FpmType;
  /** What FPM works with where the text says nothing; undefined: nothing is set. */
  readonly usual?: string;
  readonly since?: PhpVersion;
  /** Words that a string may be, where FPM knows only some. */
  readonly words?: readonly string[];
  /** One or two sentences of ours, for hover and completion. */
  readonly summary: string;
}

/** `env[NAME]`, `php_value[NAME]` and the like: names of these are read as they are spelt, keys stand in brackets. */
export interface FpmArray {
  readonly name: string;
  /** `none`: the brackets must be empty. */
  readonly key: 'setting' | 'variable' | 'none';
  readonly type: 'string' | 'boolean';
  readonly since?: PhpVersion;
  readonly summary: string;
}

export const FACILITIES: readonly string[] = [
  'AUTH', 'AUTHPRIV', 'CRON', 'DAEMON', 'FTP', 'KERN', 'LPR', 'MAIL', 'NEWS', 'SYSLOG', 'USER', 'UUCP',
  'LOCAL0', 'LOCAL1', 'LOCAL2', 'LOCAL3', 'LOCAL4', 'LOCAL5', 'LOCAL6', 'LOCAL7',
];

const LOG_LEVELS: readonly string[] = ['debug', 'notice', 'warning', 'error', 'alert'];

export const MANAGERS: readonly string[] = ['static', 'dynamic', 'ondemand'];

const global = (name: string, type: FpmType, usual: string | undefined, summary: string, more: Partial<FpmDirective> = {}): FpmDirective =>
  ({ name, scope: 'global', type, summary, ...(usual === undefined ? {} : { usual }), ...more });
const pool = (name: string, type: FpmType, usual: string | undefined, summary: string, more: Partial<FpmDirective> = {}): FpmDirective =>
  ({ name, scope: 'pool', type, summary, ...(usual === undefined ? {} : { usual }), ...more });

export const GLOBAL_DIRECTIVES: readonly FpmDirective[] = [
  global('pid', 'string', undefined, 'File for the id of the master process. A relative path begins at PHP\'s state folder (/var in packages).'),
  global('error_log', 'string', 'log/php-fpm.log', 'Log of the master, or syslog. It has to be writable already when the configuration is tested.'),
  global('syslog.ident', 'string', 'php-fpm', 'Name in front of each line that goes to syslog.'),
  global('syslog.facility', 'facility', 'DAEMON', 'Facility of the lines that go to syslog.', { words: FACILITIES }),
  global('log_buffering', 'boolean', 'yes', 'Whether output of workers is gathered into whole lines before it is logged.'),
  global('log_level', 'log-level', 'notice', 'Least severe messages that are logged. The configuration test keeps silent about lesser ones too.', { words: LOG_LEVELS }),
  global('log_limit', 'integer', '1024', 'Longest line of the log in bytes, 512 at least.'),
  global('emergency_restart_threshold', 'integer', '0', 'So many workers that crash within emergency_restart_interval make the master restart; 0 is never.'),
  global('emergency_restart_interval', 'time', '0', 'Time in which crashes are counted for emergency_restart_threshold.'),
  global('process_control_timeout', 'time', '0', 'How long workers may take to follow a signal of the master, also at a reload.'),
  global('process.max', 'integer', '0', 'Workers of all pools together; 0 is no limit. A pool that needs more does not get them.'),
  global('process.priority', 'integer', undefined, 'Nice value of the master, -19 to 20.'),
  global('daemonize', 'boolean', 'yes', 'Whether the master goes to the background.'),
  global('rlimit_files', 'integer', '0', 'Open files of the master; 0 leaves what the system gives.'),
  global('rlimit_core', 'core-limit', '0', 'Size of core files of the master in bytes, or unlimited.', { words: ['unlimited'] }),
  global('events.mechanism', 'string', undefined, 'How the master waits for events; found by itself. pm = ondemand needs epoll or kqueue.', { words: ['epoll', 'poll', 'select', 'kqueue', 'port'] }),
  global('systemd_interval', 'time', '10', 'How often systemd hears how the master is.'),
];

export const POOL_DIRECTIVES: readonly FpmDirective[] = [
  pool('prefix', 'string', undefined, 'Folder that relative paths of this pool begin at.'),
  pool('user', 'string', undefined, 'User of the workers, by name or number. Needed when the master runs as root.'),
  pool('group', 'string', undefined, 'Group of the workers; else the main group of user.'),
  pool('listen', 'string', undefined, 'Where requests come in: the path of a socket, ADDRESS:PORT, or a port for all addresses.'),
  pool('listen.backlog', 'integer', '-1', 'Connections that wait while all workers are busy; the kernel has a limit of its own (net.core.somaxconn). 511 before PHP 8.2.'),
  pool('listen.acl_users', 'string', undefined, 'Users that may use the socket, by access control list; owner and group do not count then.'),
  pool('listen.acl_groups', 'string', undefined, 'Groups that may use the socket, by access control list.'),
  pool('listen.owner', 'string', undefined, 'Owner of the socket. Without it the master\'s own user, usually root.'),
  pool('listen.group', 'string', undefined, 'Group of the socket. Without it the master\'s own group.'),
  pool('listen.mode', 'string', '0660', 'Mode of the socket, octal. Whoever connects needs read and write.'),
  pool('listen.allowed_clients', 'string', undefined, 'Addresses that may connect over TCP, with commas and without blanks. Names are not understood.'),
  pool('process.priority', 'integer', undefined, 'Nice value of the workers, -19 to 20.'),
  pool('process.dumpable', 'boolean', 'no', 'Whether workers may be traced and dumped although they run as another user.'),
  pool('pm', 'manager', undefined, 'How many workers there are: always pm.max_children (static), by spare ones (dynamic), or only while there are requests (ondemand).', { words: MANAGERS }),
  pool('pm.max_children', 'integer', '0', 'Workers at most, and so requests at once. It has to be set.'),
  pool('pm.start_servers', 'integer', undefined, 'Workers at the start (dynamic); else halfway between min and max spare.'),
  pool('pm.min_spare_servers', 'integer', '0', 'Idle workers that are kept at least (dynamic, 1 or more).'),
  pool('pm.max_spare_servers', 'integer', '0', 'Idle workers that are kept at most (dynamic, 1 or more).'),
  pool('pm.max_spawn_rate', 'integer', '32', 'Workers that may be started at once (dynamic).', { since: [8, 1] }),
  pool('pm.process_idle_timeout', 'time', '10', 'After this time an idle worker ends (ondemand).'),
  pool('pm.max_requests', 'integer', '0', 'Requests of a worker before it is replaced; 0 is never.'),
  pool('pm.status_path', 'string', undefined, 'URL path of the status page. Whoever can ask the pool for it sees all requests.'),
  pool('pm.status_listen', 'string', undefined, 'An address of its own for the status page, answered even while all workers are busy.', { since: [8, 0] }),
  pool('ping.path', 'string', undefined, 'URL path that answers as long as the pool does.'),
  pool('ping.response', 'string', 'pong', 'What ping.path answers.'),
  pool('access.log', 'string', undefined, 'Log of the pool\'s requests.'),
  pool('access.format', 'string', '%R - %u %t "%m %r" %s', 'Lines of access.log.'),
  pool('slowlog', 'string', undefined, 'File for the stacks of slow requests; it has no default.'),
  pool('request_slowlog_timeout', 'time', '0', 'After this time the stack of a request goes to slowlog; 0 is never.'),
  pool('request_slowlog_trace_depth', 'integer', '20', 'Depth of those stacks.'),
  pool('request_terminate_timeout', 'time', '0', 'After this time by the clock a request\'s worker is killed, whatever it waits for; 0 is never.'),
  pool('request_terminate_timeout_track_finished', 'boolean', 'no', 'Whether that also holds after fastcgi_finish_request and in shutdown functions.'),
  pool('rlimit_files', 'integer', '0', 'Open files of a worker; 0 leaves what the system gives.'),
  pool('rlimit_core', 'core-limit', '0', 'Size of core files of a worker in bytes, or unlimited.', { words: ['unlimited'] }),
  pool('chroot', 'string', undefined, 'Folder that is the root of all paths for the workers. May begin with $prefix.'),
  pool('chdir', 'string', undefined, 'Folder that the workers begin in.'),
  pool('catch_workers_output', 'boolean', 'no', 'Whether what workers write to standard error goes to the log; else it is lost.'),
  pool('decorate_workers_output', 'boolean', 'yes', 'Whether such lines get the pool\'s name and the process id in front.'),
  pool('clear_env', 'boolean', 'yes', 'Whether workers start with an empty environment.'),
  pool('security.limit_extensions', 'string', '.php .phar', 'Endings of files that are run; empty: every file is.'),
  pool('apparmor_hat', 'string', undefined, 'AppArmor hat that the workers change to.'),
];

export const ARRAY_DIRECTIVES: readonly FpmArray[] = [
  { name: 'env', key: 'variable', type: 'string', summary: 'A variable of the workers\' environment. A value $NAME is taken from the master\'s.' },
  { name: 'php_value', key: 'setting', type: 'string', summary: 'A PHP setting that scripts may change. FPM does not ask whether it may be set here.' },
  { name: 'php_flag', key: 'setting', type: 'boolean', summary: 'A PHP setting that is on or off and that scripts may change.' },
  { name: 'php_admin_value', key: 'setting', type: 'string', summary: 'A PHP setting that neither scripts nor .user.ini can change.' },
  { name: 'php_admin_flag', key: 'setting', type: 'boolean', summary: 'A PHP setting that is on or off and that neither scripts nor .user.ini can change.' },
  { name: 'access.suppress_path', key: 'none', type: 'string', since: [8, 2], summary: 'A path whose successful GET requests are not logged in access.log.' },
];

const GLOBALS = new Map(GLOBAL_DIRECTIVES.map((directive) => [directive.name, directive]));
const POOLS = new Map(POOL_DIRECTIVES.map((directive) => [directive.name, directive]));
const ARRAYS = new Map(ARRAY_DIRECTIVES.map((directive) => [directive.name, directive]));

/** ASCII only, as strcasecmp compares in the C locale. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function isSince(version: PhpVersion, since: PhpVersion | undefined): boolean {
  return since === undefined || version[0] > since[0] || (version[0] === since[0] && version[1] >= since[1]);
}

/** The directive of that name, in whatever case it is written; undefined where this version of PHP does not know it there. */
export function fpmDirective(name: string, scope: 'global' | 'pool', version: PhpVersion): FpmDirective | undefined {
  const found = (scope === 'global' ? GLOBALS : POOLS).get(asciiLower(name));
  return found !== undefined && isSince(version, found.since) ? found : undefined;
}

/** The array of that name, which is case-sensitive. */
export function fpmArray(name: string, version: PhpVersion): FpmArray | undefined {
  const found = ARRAYS.get(name);
  return found !== undefined && isSince(version, found.since) ? found : undefined;
}
