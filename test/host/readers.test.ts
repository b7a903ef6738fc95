/** Readers of the small files around a server: what counts, where it stands, what the real program passes over. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inLimitsOrder, limitFor, parseLimits } from '../../server/src/host/limits';
import { frequencyOf, parseLogrotate } from '../../server/src/host/logrotate';
import { parseProftpd, proftpdNodes, proftpdSeconds } from '../../server/src/host/proftpd';
import { parsePureFtpd, pureFtpdOption } from '../../server/src/host/pure-ftpd';
import { serverCommand } from '../../server/src/host/server-signals';
import { lastOf, type Setting } from '../../server/src/host/setting';
import { inSysctlOrder, parseSysctl } from '../../server/src/host/sysctl';
import { inUnitOrder, parseUnit, unitOf } from '../../server/src/host/systemd';
import { parseVsftpd, vsftpdNumber } from '../../server/src/host/vsftpd';
import { parseWorkers } from '../../server/src/host/workers';

function pairs(settings: readonly Setting[]): string[] {
  return settings.map(({ name, value }) => `${name}=${value}`);
}

/** Every place shows the words that it is the place of. */
function checkPlaces(text: string, settings: readonly Setting[]): void {
  for (const { name, nameAt, value, valueAt } of settings) {
    assert.equal(text.slice(nameAt.start, nameAt.end), name);
    assert.equal(text.slice(valueAt.start, valueAt.end), value);
  }
}

void describe('systemd', () => {
  void test('sections, comments, continuation, lines that are none', () => {
    const text = 'TasksMax=1\n[Unit]\nDescription = a  b \n; no\n[Service]\nExecStart=/bin/a \\\n# between\n  -b \\\n  -c\nnonsense\nTasksMax=\nTasksMax=200';
    const { settings, rejected } = parseUnit(text);
    assert.deepEqual(pairs(settings), ['Description=a  b', 'ExecStart=/bin/a -b -c', 'TasksMax=', 'TasksMax=200']);
    assert.deepEqual(settings.map(({ section }) => section), ['Unit', 'Service', 'Service', 'Service']);
    assert.deepEqual(rejected.map(({ at }) => text.slice(at.start, at.end)), ['TasksMax=1', 'nonsense']);
  });

  void test('a drop-in goes after its unit, and the one in /etc instead of its namesake', () => {
    const paths = ['/etc/systemd/system/apache2.service.d/z.conf', '/usr/lib/systemd/system/apache2.service.d/a.conf', '/usr/lib/systemd/system/apache2.service', '/usr/lib/systemd/system/apache2.service.d/z.conf'];
    assert.deepEqual(inUnitOrder(paths.map((path) => ({ path }))).map(({ path }) => path), [paths[2], paths[1], paths[0]]);
    assert.deepEqual(paths.map(unitOf), paths.map(() => 'apache2.service'));
    assert.equal(unitOf('systemd/apache2.service.d/memory.conf'), 'apache2.service');
    assert.equal(unitOf('/etc/systemd/system.conf'), undefined);
  });
});

void test('sysctl: dots and slashes, comments, the order of the files', () => {
  const text = '# a\n; b\nnet.core.somaxconn = 1024\n-net/ipv4/conf/eth0.1/rp_filter=1\nnothing\n';
  const { settings, rejected } = parseSysctl(text);
  assert.deepEqual(pairs(settings), ['net.core.somaxconn=1024', 'net.ipv4.conf.eth0/1.rp_filter=1']);
  assert.equal(rejected.length, 1);
  const files = ['/etc/sysctl.conf', '/usr/lib/sysctl.d/99-z.conf', '/etc/sysctl.d/10-a.conf'].map((path) => ({ path }));
  assert.deepEqual(inSysctlOrder(files).map(({ path }) => path), ['/etc/sysctl.d/10-a.conf', '/etc/sysctl.conf', '/usr/lib/sysctl.d/99-z.conf']);
});

void test('limits.conf: the user before the group before everybody, the later line of two', () => {
  const { entries, rejected } = parseLimits('* soft nproc 100 # all\n@web - nproc 200\nwww hard nproc 400\nwww soft NPROC 300\n* - nofile unlimited\nroot -\nwww soft nproc\n');
  assert.equal(rejected.length, 1);
  assert.equal(limitFor(entries, 'nproc', 'www', ['web'])?.value, 300);
  assert.equal(limitFor(entries, 'nproc', 'ftp', ['web'])?.value, 200);
  assert.equal(limitFor(entries, 'nproc', 'ftp', [])?.value, 100);
  assert.equal(limitFor(entries, 'nproc', 'root', []), undefined);
  assert.equal(limitFor(entries, 'nofile', 'ftp', [])?.value, Infinity);
  const files = ['/etc/security/limits.d/a.conf', '/etc/security/limits.conf'].map((path) => ({ path }));
  assert.deepEqual(inLimitsOrder(files).map(({ path }) => path), ['/etc/security/limits.conf', '/etc/security/limits.d/a.conf']);
});

void describe('logrotate', () => {
  const text = 'weekly\ncompress\n/var/log/apache2/*.log\n"/srv/a.log" {\n  rotate 14\n  postrotate\n    # apachectl restart\n    invoke-rc.d apache2 reload\n  endscript\n  daily\n}\n/var/log/b {\n}\n';
  const file = parseLogrotate(text);

  void test('blocks, scripts and what holds for all', () => {
    assert.deepEqual(file.rejected, []);
    assert.deepEqual(file.blocks.map(({ patterns }) => patterns), [['/var/log/apache2/*.log', '/srv/a.log'], ['/var/log/b']]);
    assert.deepEqual(file.blocks.map((block) => frequencyOf(file, block)), ['daily', 'weekly']);
    assert.deepEqual(file.blocks[0]!.directives.map(({ name, argument }) => `${name} ${argument}`.trim()), ['rotate 14', 'daily']);
  });

  void test('a command in a comment is none', () => {
    const { body } = file.blocks[0]!.scripts[0]!;
    const command = serverCommand(body)!;
    assert.equal(command.does, 'graceful');
    assert.equal(body.slice(command.start, command.end), 'apache2 reload');
  });

  for (const [script, does] of [
    ['/bin/systemctl reload httpd.service > /dev/null', 'graceful'], ['systemctl restart apache2', 'restart'], ['/usr/sbin/apachectl graceful', 'graceful'],
    ['service httpd restart', 'restart'], ['kill -USR1 `cat /var/run/apache2.pid`', 'graceful'], ['killall -HUP httpd', 'restart'], ['systemctl reload nginx', undefined],
    ['echo httpd', undefined], ['kill -HUP `cat /run/rsyslogd.pid`', undefined],
  ] as const) {
    void test(`${script}: ${does ?? 'nothing'}`, () => assert.equal(serverCommand(script)?.does, does));
  }
});

void describe('FTP servers', () => {
  // Measured with vsftpd 3.0.3 of Debian 12: it ends with status 2 at these, and runs with the others.
  for (const text of ['max_clients =5', 'anonymous_enable=NO ', 'write_enable', 'anonymous_enable=maybe', 'anonymous_enable=NO\r', 'max_per_ip=', '   # c']) {
    void test(`vsftpd does not start: ${JSON.stringify(text)}`, () => assert.equal(parseVsftpd(`${text}\n`).rejected.length, 1));
  }
  for (const text of [' max_clients=5', 'max_clients= 5', 'idle_session_timeout=0600', 'idle_session_timeout=ten', '\tmax_clients=5\r', '  ', '\r', '#c\r', 'listen_address=', 'max_clients=5 # x', 'write_enable=yEs']) {
    void test(`vsftpd starts: ${JSON.stringify(text)}`, () => assert.deepEqual(parseVsftpd(`${text}\n`).rejected, []));
  }

  // Measured with proftpd 1.3.8 -t.
  void test('ProFTPD: what closes, what is a section', () => {
    assert.equal(parseProftpd('<Global>\n').rejected.length, 1);
    assert.equal(parseProftpd('<Global>\n</VirtualHost>\n').rejected.length, 2);
    assert.deepEqual(parseProftpd('<global>\n</GLOBAL>\n').rejected, []);
    assert.deepEqual(parseProftpd('# a \\\nMaxInstances 5\n').nodes.map(({ name }) => name), ['MaxInstances']);
    assert.deepEqual(parseProftpd('<Global\nMaxInstances 5\n').nodes.length, 2);
  });

  void test('vsftpd takes no blanks, and a 0 in front is octal', () => {
    const text = '# c\nlisten=YES\nidle_session_timeout=0600\nmax_clients =5\nanonymous_enable=NO \nwrite_enable\n';
    const { settings, rejected } = parseVsftpd(text);
    checkPlaces(text, settings);
    assert.deepEqual(rejected.map(({ at }) => text.slice(at.start, at.end)), ['max_clients ', 'NO ', 'write_enable']);
    assert.equal(vsftpdNumber(lastOf(settings, 'idle_session_timeout')!.value), 384);
    assert.equal(vsftpdNumber('600'), 600);
    assert.equal(vsftpdNumber('ten'), 0);
  });

  void test('ProFTPD has sections, quotes and times', () => {
    const text = 'ServerName "a \\"b\\""\nTimeoutIdle 0\n<Global>\n  # no\n  MaxClientsPerHost 5 \\\n    "too many"\n</Global>\n<VirtualHost x>\n</Global>\n';
    const { nodes, rejected } = parseProftpd(text);
    assert.deepEqual([...proftpdNodes(nodes)].map(({ name, words }) => [name, ...words.map((word) => word.text)]), [
      ['ServerName', 'a "b"'], ['TimeoutIdle', '0'], ['<Global'], ['MaxClientsPerHost', '5', 'too many'], ['<VirtualHost', 'x'],
    ]);
    assert.equal(rejected.length, 2);
    assert.deepEqual(['600', '00:10:00', '10m', 'never'].map(proftpdSeconds), [600, 600, 600, undefined]);
  });

  void test('Pure-FTPd has a file, or a folder of files', () => {
    assert.deepEqual(pairs(parsePureFtpd('# c\nMaxIdleTime   15\nPerUserLimits 3:20 \n').settings), ['MaxIdleTime=15', 'PerUserLimits=3:20']);
    const option = pureFtpdOption('/etc/pure-ftpd/conf/MaxIdleTime');
    assert.equal(option, 'MaxIdleTime');
    assert.deepEqual(pairs(parsePureFtpd('600\n', option).settings), ['MaxIdleTime=600']);
  });
});

void test('workers.properties: lists, references, comments', () => {
  const text = 'base=ajp13 # type\nworker.list=a,lb\nworker.a.type=$(base)\nworker.a.socket_keepalive=true\nworker.lb.balance_workers=a\nworker.list=status\nno value\n';
  const { workers, list, rejected } = parseWorkers(text);
  assert.deepEqual(list.map(({ name, at }) => [name, text.slice(at.start, at.end)]), [['a', 'a'], ['lb', 'lb'], ['status', 'status']]);
  assert.deepEqual(workers.get('a')?.map(({ property, value }) => `${property}=${value}`), ['type=ajp13', 'socket_keepalive=true']);
  assert.equal(rejected.length, 1);
});
