/** Random configurations of PHP-FPM: mostly sound, each with a few things that are not. */
import type { Random } from '../differential/random';

const INTEGERS = ['0', '1', '2', '3', '5', '10', '50', '-1', '-5', '', '1.5', '5x', '99999999999', '0x10', ' 7', '"9"', 'on', 'off', 'E_ALL', 'none', '1 2', '+3', '2147483648', '9223372036854775807', '-9223372036854775809', '1|2', '~0', '(4)', '6&3'];
const TIMES = ['0', '1', '5s', '2m', '1h', '1d', '30', '', '10x', '1w', '500ms', '1.5s', '-5', 's', 'm', '10S', 'abc5', '5 s', '"30s"', '60M', 'on', '0s', '5m5', '9999999999d'];
const SWITCHES = ['on', 'off', 'yes', 'no', '1', '0', 'true', 'false', 'none', 'enabled', '2', 'On', 'YES', '"on"', '"On"', '"yes"', 'null', '', '"no"', 'on ; why'];
const TEXTS = ['/tmp', '$pool.sock', '/tmp/$pool', '""', '\'\'', '"a b"', 'a b', 'a;b', 'x=y', '$prefix/x', '${HOME}', '${NOPE}', '/nonexistent/dir', '"unterminated', '\'q\'', '\'open', 'www-data', '12345', '/', 'foo$poolbar', '"a\\"b"', 'a|b', 'pass!word', '${', '${HOME', '"${HOME}/x"', '[x]', '{x}', '(', 'nüll'];

const FORMATS = ['"%R - %u %t \\"%m %r%Q%q\\" %s %f %{milli}d %{kilo}M %C%%"', '"%x"', '"%{bad}d"', '"%{mega}M"', '"%e"', '"%{HTTP_HOST}e"', '"%{a"', '"%{}t"', '"%{foo}s"', '"%o"', '"%{%s}T"', '"plain"', '"%"', '"%{user}C%"', '"%{milli}C"', '"%{seconds}d"', '"%}"', '%s', '"%{a}b"'];

/** Values that fit a directive, more often right than wrong. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  'request_terminate_timeout': ['60s', '0', '30', '2m', '3'], 'request_slowlog_timeout': ['5s', '10', '0'], 'slowlog': ['/dev/null', '/dev/null', '/nonexistent/slow'],
  'request_slowlog_trace_depth': ['20', '5', '-1'], 'pm.status_path': ['/status', '/fpm-status', 'status', '/', '/a?b', '/~x.y_z-1'],
  'pm.status_listen': ['127.0.0.1:19555', '/tmp/st.sock', 'st.sock'], 'ping.path': ['/ping', 'ping', '/', '/p ing', '"/p ing"'], 'ping.response': ['pong', '""', ''],
  'access.log': ['/dev/null', '/dev/null', '/nonexistent/x', '""'], 'access.format': FORMATS, 'listen.owner': ['www-data', 'nosuchuser', '0'],
  'listen.group': ['www-data', 'nosuchgroup'], 'listen.mode': ['0660', '0666', 'abc'], 'listen.allowed_clients': ['127.0.0.1', 'any', '127.0.0.1,::1'],
  'process.priority': ['-19', '20', '0', '-20', '21', '64'], 'rlimit_files': ['1024'], 'rlimit_core': ['unlimited', '0', 'Unlimited', '-1'],
  'chroot': ['/tmp', '/nonexistent', '$prefix/x', '$prefix', 'x$prefix', 'share', '$prefix/share'], 'chdir': ['/tmp', '/var/www', '/', '/nonexistent', 'tmp', 'share'],
  'prefix': ['/tmp', '/nonexistent', 'share', '/usr'], 'security.limit_extensions': ['.php', '.php .phtml', '""', ''], 'php_value[memory_limit]': ['64M'],
  'user': ['www-data', 'nosuch', '33', 'root'], 'group': ['www-data', 'nosuch', '33'], 'include': ['/nonexistent/*.conf', '/etc/*.nomatch', '/etc/nofile.conf', '/nonexistent/x.conf', 'rel.conf', 'rel*.conf', '/etc/passwd', '/etc/[', ''],
  'env[PATH]': ['/usr/bin', '$PATH', '""', ''], 'access.suppress_path[]': ['/ping', 'ping', ''], 'apparmor_hat': ['x'], 'listen.backlog': ['511', '-1', '-5', '100'],
};
const BOOLEAN = ['process.dumpable', 'catch_workers_output', 'decorate_workers_output', 'clear_env', 'request_terminate_timeout_track_finished', 'php_flag[display_errors]', 'php_admin_flag[log_errors]'];
const ANY = ['php_admin_value[error_log]', 'php_value[session.cookie_path]', 'php_admin_value[sendmail_path]', 'env[X]', 'access.suppress_path[a]', 'php_value[]', 'php_foo[x]', 'pm.max_childrens', 'PM.MAX_REQUESTS', 'Listen.Mode', 'php_value', 'Include', 'memory_limit', 'listen.setfib', 'php_admin_value["a b"]', 'env[${HOME}]'];

const GLOBAL: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['log_level', ['notice', 'Warning', 'error', 'alert', 'debug'], ['info', '0']], ['log_limit', ['4096', '512'], ['511', '100', '-1']], ['process.max', ['128', '0'], INTEGERS],
  ['process.priority', ['-19', '5'], ['-20', '21', '99']], ['daemonize', ['yes', 'no'], SWITCHES], ['emergency_restart_interval', ['1m', '60s'], TIMES],
  ['emergency_restart_threshold', ['10'], INTEGERS], ['process_control_timeout', ['10s'], TIMES], ['events.mechanism', ['epoll', 'poll', 'select'], ['kqueue', 'EPOLL', 'x']],
  ['rlimit_files', ['1024'], INTEGERS], ['rlimit_core', ['unlimited', '0'], ['-1', 'x']], ['syslog.facility', ['daemon', 'LOCAL0'], ['foo']], ['syslog.ident', ['php'], TEXTS],
  ['log_buffering', ['no'], SWITCHES], ['pid', ['/tmp/x.pid', 'run/x.pid'], ['$pool']], ['systemd_interval', ['10'], TIMES], ['php_value[x]', ['1'], ['2']], ['pm', ['static'], ['x']],
  ['include', ['/nonexistent/*.conf', '/etc/nofile.conf', 'rel*.conf'], ['/etc/passwd']],
];

const NOISE = ['# hash comment', '#comment (x)', 'bare', '; ok', '   ', 'foo = \'\'', 'foo', '= 3', '[', '; x = "', '[a]b', '[global] ; x', 'a = b\rc = d', '[]', 'listen\0 = 3', 'pm = static\0x', '\u00e9 = 1', 'x[ = 1', '[${HOME}]', '["q"]', 'on = 1', 'include = /etc/nofile.conf include = b'];

/** A configuration of several files: the first is the main one; `DIR` in a path stands for their folder. */
export interface GeneratedTree {
  readonly name: string;
  readonly text: string;
}

export function generateTree(random: Random): readonly GeneratedTree[] {
  const main = generatePools(random);
  if (random.chance(0.8)) return [{ name: 'main.conf', text: main }];
  const parts = Array.from({ length: random.int(3) + 1 }, (_, index) => {
    const text = random.chance(0.3) ? random.pick(['', '\n', '; a\n; b', '[www]\n\n', '[global]', '; x\n\n\n']) : generatePools(random);
    return { name: `part-${index}.conf`, text: withInclude(random, text, ['DIR/deep.conf', 'DIR/main.conf', 'DIR/part-0.conf'], 0.25) };
  });
  const deep = { name: 'deep.conf', text: withInclude(random, random.pick(['[deep]\n', '', '\n\n; x', generatePools(random)]), ['DIR/deep.conf', 'DIR/none.conf'], 0.2) };
  return [{ name: 'main.conf', text: withInclude(random, main, ['DIR/part-*.conf', 'DIR/part-0.conf', 'DIR/part-[01].conf', 'DIR/*/x.conf', 'DIR/missing/*.conf', 'DIR/part-?.conf'], 1) }, ...parts, deep];
}

function withInclude(random: Random, text: string, targets: readonly string[], rate: number): string {
  if (!random.chance(rate)) return text;
  const lines = text.split('\n');
  lines.splice(random.int(lines.length + 1), 0, `include = ${random.pick(targets)}`);
  return lines.join('\n');
}

/** One file. The error log is /dev/null almost always: a test opens it. */
export function generatePools(random: Random): string {
  const lines: string[] = [];
  const names = random.chance(0.65) ? ['www'] : random.pick([['www', 'api'], ['www', 'WWW'], ['www', 'global', 'api'], [], ['a b', 'www', 'c'], ['www', 'api', 'web']]);
  if (random.chance(0.85)) lines.push(random.pick(['[global]', '[global]', '[Global]', '[GLOBAL]']));
  lines.push(...globalLines(random));
  names.forEach((name, index) => {
    lines.push(`[${name}]`, ...(name === 'global' ? globalLines(random) : poolLines(random, index)));
  });
  return noisy(random, lines).join('\n') + random.pick(['\n', '\n', '']);
}

function mostly(random: Random, good: readonly string[], bad: readonly string[], rate = 0.18): string {
  return random.pick(random.chance(rate) ? bad : good);
}

function globalLines(random: Random): string[] {
  const lines = random.chance(0.95) ? ['error_log = /dev/null'] : random.chance(0.3) ? ['error_log = /nonexistent/log'] : [];
  for (let count = random.pick([0, 0, 0, 1, 1, 2]); count > 0; count--) {
    const [name, good, bad] = random.pick(GLOBAL);
    lines.push(`${name} = ${mostly(random, good, bad, 0.3)}`);
  }
  return lines;
}

function poolLines(random: Random, index: number): string[] {
  const lines: string[] = [];
  if (random.chance(0.975)) lines.push('user = www-data');
  if (random.chance(0.8)) lines.push('group = www-data');
  if (random.chance(0.975)) lines.push(`listen = ${mostly(random, [`127.0.0.1:${19_000 + index}`, '/run/php/$pool.sock', '127.0.0.1:19000', '9000', '$pool.sock', '[::1]:9000'], TEXTS, 0.05)}`);
  lines.push(...managerLines(random));
  for (let count = random.pick([0, 0, 0, 0, 1, 1, 2, 3]); count > 0; count--) lines.push(otherLine(random));
  return random.chance(0.3) ? random.shuffle(lines) : lines;
}

function managerLines(random: Random): string[] {
  const base = random.int(12) + 1;
  const near = (low: number, high: number): string => mostly(random, [String(low + random.int(high - low + 1))], INTEGERS, 0.06);
  const lines: string[] = [];
  const maybe = (rate: number, line: () => string): void => {
    if (random.chance(rate)) lines.push(line());
  };
  maybe(0.96, () => `pm = ${mostly(random, ['dynamic', 'dynamic', 'dynamic', 'dynamic', 'static', 'ondemand', 'Dynamic'], ['', 'dyn', '"ondemand"', 'dynamic ; x', '\'static\''], 0.08)}`);
  maybe(0.96, () => `pm.max_children = ${mostly(random, [String(base)], INTEGERS, 0.07)}`);
  maybe(0.6, () => `pm.start_servers = ${near(0, base + 1)}`);
  maybe(0.9, () => `pm.min_spare_servers = ${random.chance(0.7) ? near(1, Math.max(1, base >> 1)) : near(0, base + 2)}`);
  maybe(0.9, () => `pm.max_spare_servers = ${random.chance(0.7) ? near(Math.max(1, base >> 1), base) : near(0, base + 2)}`);
  maybe(0.15, () => `pm.max_spawn_rate = ${mostly(random, ['32', '1'], INTEGERS, 0.4)}`);
  maybe(0.25, () => `pm.process_idle_timeout = ${mostly(random, ['10s', '30'], TIMES, 0.4)}`);
  maybe(0.25, () => `pm.max_requests = ${mostly(random, ['500', '0'], INTEGERS, 0.3)}`);
  return random.shuffle(lines);
}

function otherLine(random: Random): string {
  const roll = random.int(10);
  if (roll < 2) return `${random.pick(BOOLEAN)} = ${mostly(random, ['yes', 'no', 'on', 'off', '1'], SWITCHES, 0.4)}`;
  if (roll < 3) return `${random.pick(ANY)} = ${random.pick([...TEXTS, ...INTEGERS])}`;
  const name = random.pick(Object.keys(GOOD));
  return `${name} = ${mostly(random, GOOD[name]!, [...TEXTS.slice(0, 12), ...INTEGERS.slice(0, 4)].filter((text) => !/log/.test(name) || text.startsWith('"') || text === ''), 0.12)}`;
}

function noisy(random: Random, lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const before = random.chance(0.005) ? [random.pick(NOISE)] : [];
    const roll = random.int(1000);
    const changed = roll < 20 ? line.replace(' = ', '=') : roll < 30 ? `  ${line}  ; trailing` : roll < 35 ? line.toUpperCase() : roll < 38 ? `${line} \\` : roll < 42 ? `${line}\r` : line;
    return [...before, changed];
  });
}
