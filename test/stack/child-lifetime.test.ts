import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { childLifetime } from '../../server/src/stack/child-lifetime';
import { configure, type Options } from './configure';

// Each row of the table of child lifetimes, then what several of them come to.

const GATEWAY = 'LoadModule csp_module_sa modules/CSPa24.so\n';
const DAEMON = 'LoadModule csp_module modules/mod_csp24.so\n';
const PHP = 'LoadModule php_module modules/libphp.so\n';
const TO_PHP = '<FilesMatch "\\.php$">\nSetHandler application/x-httpd-php\n</FilesMatch>\n';
const TO_FPM = '<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/run/php/fpm.sock|fcgi://localhost"\n</FilesMatch>\n';
const SESSIONS = 'php_flag session.auto_start on\n';
const EVENT = 'LoadModule mpm_event_module modules/mod_mpm_event.so\n';
const WORKER = 'LoadModule mpm_worker_module modules/mod_mpm_worker.so\n';
const PREFORK = 'LoadModule mpm_prefork_module modules/mod_mpm_prefork.so\n';
const KNOWN = '# httpd-lint assume state-aware-sessions\n';
const BOUNDED = '# httpd-lint assume bounded-memory\n';
const ALL_IDLE = 'MaxSpareThreads 400\n';
const never = 'MaxConnectionsPerChild 0\n';
const limited = 'MaxConnectionsPerChild 500\n';

/** `severity id`, with what it rests on in brackets. */
async function rows(text: string, options?: Options): Promise<string[]> {
  const { source } = await configure(text, options);
  return (childLifetime(source)?.rows ?? []).map(({ id, severity, assumes }) => `${severity} ${id}${assumes.length === 0 ? '' : ` [${assumes.join('; ')}]`}`);
}

const TABLE: readonly (readonly [string, string, readonly string[]])[] = [
  ['in-process gateway, known, a limit', EVENT + KNOWN + GATEWAY + ALL_IDLE + limited, ['warning gateway/state-aware-recycling']],
  ['the same bounded', EVENT + KNOWN + BOUNDED + GATEWAY + ALL_IDLE + limited, ['warning gateway/state-aware-recycling']],
  ['in-process gateway, known, no limit', EVENT + KNOWN + GATEWAY + ALL_IDLE + never, ['warning gateway/state-aware-unlimited-lifetime']],
  ['the same by default', EVENT + KNOWN + GATEWAY + ALL_IDLE, ['warning gateway/state-aware-unlimited-lifetime']],
  ['the same bounded', EVENT + KNOWN + BOUNDED + GATEWAY + ALL_IDLE + never, ['info gateway/state-aware-unlimited-lifetime']],
  ['idle threads of event', EVENT + KNOWN + GATEWAY + limited, ['warning gateway/state-aware-recycling', 'warning gateway/state-aware-spare-threads']],
  ['idle threads of worker', WORKER + KNOWN + BOUNDED + GATEWAY, ['info gateway/state-aware-unlimited-lifetime', 'warning gateway/state-aware-spare-threads']],
  ['idle children of prefork', PREFORK + KNOWN + GATEWAY + limited, ['warning gateway/state-aware-recycling', 'warning gateway/state-aware-spare-servers']],
  ['enough idle children', `${PREFORK}${KNOWN}${GATEWAY}${limited}MaxSpareServers 256\n`, ['warning gateway/state-aware-recycling']],
  ['only the module, a limit', EVENT + GATEWAY + ALL_IDLE + limited, ['info gateway/state-aware-recycling']],
  ['only the module, no limit', EVENT + GATEWAY, ['info gateway/state-aware-unlimited-lifetime', 'info gateway/state-aware-spare-threads']],
  ['only the module, prefork', PREFORK + GATEWAY, ['info gateway/state-aware-unlimited-lifetime', 'info gateway/state-aware-spare-servers']],
  ['the gateway\'s daemon, a limit', EVENT + KNOWN + DAEMON + limited, []],
  ['the gateway\'s daemon, no limit', EVENT + KNOWN + DAEMON + never, []],
  ['mod_php with sessions, no limit', PREFORK + PHP + SESSIONS + never, ['warning php/sessions-unlimited-lifetime']],
  ['the same by default', PREFORK + PHP + SESSIONS, ['warning php/sessions-unlimited-lifetime']],
  ['the same bounded', PREFORK + BOUNDED + PHP + SESSIONS, []],
  ['mod_php, sessions not known', PREFORK + PHP + never, ['info mpm/unlimited-child-lifetime']],
  ['mod_php, a limit', PREFORK + PHP + SESSIONS + limited, []],
  ['both, no limit', PREFORK + KNOWN + GATEWAY + PHP, ['warning gateway/lifetime-contradiction']],
  ['both, a limit', PREFORK + KNOWN + GATEWAY + PHP + SESSIONS + limited, ['warning gateway/lifetime-contradiction']],
  ['both, only the module', PREFORK + GATEWAY + PHP, ['info gateway/lifetime-contradiction']],
  ['FPM', EVENT + TO_FPM + never, []],
  ['nothing stateful', EVENT + never, []],
  ['negative under event', `${EVENT}MaxConnectionsPerChild -1\n`, ['error mpm/negative-child-lifetime']],
  ['negative under worker', `${WORKER}MaxConnectionsPerChild -1\n`, ['error mpm/negative-child-lifetime']],
  ['negative under prefork', `${PREFORK}MaxConnectionsPerChild -1\n`, ['info mpm/negative-child-lifetime']],
];

void describe('rows of the table', () => {
  for (const [name, text, expected] of TABLE) void test(`${name}: ${expected.join(', ') || 'nothing'}`, async () => assert.deepEqual(await rows(text), expected));
});

void describe('one step lower where it rests on something', () => {
  const unread = (name: string): string => `no file that could not be read sets ${name}`;

  void test('a default that a file that could not be read may change', async () => {
    assert.deepEqual(await rows(EVENT + KNOWN + GATEWAY, { complete: false }), [
      `info gateway/state-aware-unlimited-lifetime [${unread('MaxConnectionsPerChild')}]`, `info gateway/state-aware-spare-threads [${unread('MaxSpareThreads')}]`,
    ]);
    assert.deepEqual(await rows(PREFORK + PHP, { complete: false }), [`hint mpm/unlimited-child-lifetime [${unread('MaxConnectionsPerChild')}]`]);
  });

  void test('what is set is certain', async () => {
    assert.deepEqual(await rows(EVENT + KNOWN + GATEWAY + ALL_IDLE + limited, { complete: false }), ['warning gateway/state-aware-recycling']);
  });

  void test('scripts that go to mod_php and to FPM', async () => {
    const both = 'some requests for PHP go to mod_php and not to FPM';
    assert.deepEqual(await rows(PREFORK + PHP + SESSIONS + TO_PHP + TO_FPM + never), [`info php/sessions-unlimited-lifetime [${both}]`]);
    assert.deepEqual(await rows(PREFORK + KNOWN + GATEWAY + PHP + TO_PHP + TO_FPM + never), [`info gateway/lifetime-contradiction [${both}]`]);
  });

  void test('processors of a machine with listener buckets', async () => {
    const text = `${EVENT}${KNOWN}${BOUNDED}${GATEWAY}${ALL_IDLE}ListenCoresBucketsRatio 4\n`;
    assert.deepEqual((await rows(text))[1], 'info gateway/state-aware-spare-threads [the machine has at least 8 processors]');
    assert.deepEqual((await rows(text.replace('MaxSpareThreads 400', 'MaxSpareThreads 800'))).length, 1);
  });
});

void describe('unusual combinations', () => {
  void test('the gateway beside PHP that goes to FPM altogether', async () => {
    assert.deepEqual(await rows(PREFORK + KNOWN + GATEWAY + PHP + TO_FPM + limited), ['warning gateway/state-aware-recycling', 'warning gateway/state-aware-spare-servers']);
  });

  void test('both gateways: the one in the process counts', async () => {
    assert.deepEqual(await rows(EVENT + KNOWN + DAEMON + GATEWAY + ALL_IDLE + limited), ['warning gateway/state-aware-recycling']);
  });

  void test('a negative number under event does not add rows about the limit', async () => {
    assert.deepEqual(await rows(`${EVENT}${KNOWN}${GATEWAY}${ALL_IDLE}MaxConnectionsPerChild -1\n`), ['error mpm/negative-child-lifetime']);
  });

  void test('a negative number under prefork is no limit', async () => {
    assert.deepEqual(await rows(`${PREFORK}${PHP}${SESSIONS}MaxConnectionsPerChild -1\n`), ['info mpm/negative-child-lifetime', 'warning php/sessions-unlimited-lifetime']);
  });

  void test('ruled out', async () => {
    assert.deepEqual(await rows(`# httpd-lint assume no-state-aware-sessions\n${EVENT}${GATEWAY}${limited}`), []);
  });

  void test('by setting instead of comment', async () => {
    const settings = { assume: ['state-aware-sessions'] };
    assert.deepEqual(await rows(EVENT + GATEWAY + ALL_IDLE + limited, { settings }), ['warning gateway/state-aware-recycling']);
    assert.deepEqual(await rows(PREFORK + PHP, { settings: { assume: ['php-sessions'] } }), ['warning php/sessions-unlimited-lifetime']);
  });

  void test('blocks of several MPMs: only the loaded one counts', async () => {
    const blocks = '<IfModule mpm_prefork_module>\nMaxConnectionsPerChild 500\n</IfModule>\n<IfModule mpm_event_module>\nMaxConnectionsPerChild 0\nMaxSpareThreads 400\n</IfModule>\n';
    assert.deepEqual(await rows(EVENT + KNOWN + GATEWAY + blocks), ['warning gateway/state-aware-unlimited-lifetime']);
    assert.deepEqual(await rows(PREFORK + KNOWN + GATEWAY + blocks), ['warning gateway/state-aware-recycling', 'warning gateway/state-aware-spare-servers']);
  });

  void test('the MPM by setting', async () => {
    assert.deepEqual(await rows(KNOWN + GATEWAY, { settings: { mpm: 'prefork' } }), ['warning gateway/state-aware-unlimited-lifetime', 'warning gateway/state-aware-spare-servers']);
  });

  void test('Windows has one child and ends none for being idle', async () => {
    assert.deepEqual(await rows(KNOWN + GATEWAY, { settings: { profile: 'windows', mpm: undefined }, root: 'C:/Apache24/conf/httpd.conf' }), ['warning gateway/state-aware-unlimited-lifetime']);
  });

  void test('2.2 ends children unless it is told not to', async () => {
    assert.deepEqual(await rows(EVENT + KNOWN + GATEWAY + ALL_IDLE, { settings: { httpdVersion: '2.2.34' } }), ['warning gateway/state-aware-recycling']);
    assert.deepEqual(await rows(PREFORK + PHP + SESSIONS, { settings: { httpdVersion: '2.2.34' } }), []);
  });

  void test('without an MPM, without a text', async () => {
    assert.deepEqual(await rows(KNOWN + GATEWAY, { settings: { mpm: undefined } }), []);
    assert.deepEqual(await rows('', { settings: { staticModules: ['php_module'] } }), []);
    const { source } = await configure('', { settings: { mpm: undefined } });
    assert.equal(childLifetime(source), undefined);
  });
});

void test('signs and places: the number where it is set, else the line that loads the module', async () => {
  const set = childLifetime((await configure(EVENT + KNOWN + GATEWAY + ALL_IDLE + limited)).source)!.rows[0]!;
  assert.equal(set.at.line.text.slice(set.at.start, set.at.end), '500');
  assert.deepEqual(set.signs.map(({ at }) => (at !== undefined && 'line' in at ? at.line.text : undefined)), [GATEWAY.trim()]);
  const unset = childLifetime((await configure(EVENT + KNOWN + GATEWAY + ALL_IDLE)).source)!.rows[0]!;
  assert.equal(unset.at.line.text, GATEWAY.trim());
  const linked = childLifetime((await configure('# nothing\nphp_flag session.auto_start on\n', { settings: { mpm: 'prefork', staticModules: ['php_module'] } })).source)!.rows[0]!;
  assert.equal(linked.at.line.text, 'php_flag session.auto_start on');
});
