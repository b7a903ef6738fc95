/** The text of server-status?auto, and the addresses that may be asked for it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loopbackTarget, parseServerStatus } from '../../server/src/host/server-status';

const STATUS = `127.0.0.1
ServerVersion: Apache/2.4.71 (Debian)
ServerMPM: event
ServerUptimeSeconds: 120
BusyWorkers: 2
IdleWorkers: 8
Processes: 2
Stopping: 1
ConnsTotal: 3
Scoreboard: _____WK___..........
`;

describe('server-status?auto', () => {
  test('figures and states', () => {
    assert.deepEqual(parseServerStatus(STATUS), {
      mpm: 'event', version: 'Apache/2.4.71 (Debian)', uptimeSeconds: 120, busy: 2, idle: 8, processes: 2, stopping: 1, connections: 3, slots: 20,
      states: [
        { name: 'waiting for a connection', count: 8 }, { name: 'sending a reply', count: 1 }, { name: 'keeping a connection alive', count: 1 }, { name: 'no process', count: 10 },
      ],
    });
  });

  test('a saved file with CRLF', () => {
    const found = parseServerStatus(STATUS.replaceAll('\n', '\r\n'));
    assert.ok(typeof found !== 'string' && found.slots === 20);
  });

  test('what it is not', () => {
    assert.match(String(parseServerStatus('<!DOCTYPE HTML><html><title>Apache Status</title>')), /\?auto/);
    assert.match(String(parseServerStatus('')), /no Scoreboard line/);
    assert.match(String(parseServerStatus('Scoreboard: ___\n')), /busy and idle/);
    assert.match(String(parseServerStatus('BusyWorkers: 1\nIdleWorkers: 1\nScoreboard: _x\n')), /no state of a worker/);
    assert.match(String(parseServerStatus('BusyWorkers: -1\nIdleWorkers: 1\nScoreboard: __\n')), /busy and idle/);
  });

  test('any text is figures or a sentence', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('Scoreboard: _W.', 'BusyWorkers: 1', 'IdleWorkers: 2', 'Scoreboard: ', 'ServerMPM: __proto__', 'Scoreboard: constructor'));
    fc.assert(fc.property(fc.array(line), (lines) => {
      const found = parseServerStatus(lines.join('\n'));
      assert.ok(typeof found === 'string' ? found.endsWith('.') : found.states.reduce((sum, { count }) => sum + count, 0) === found.slots);
    }));
  });
});

describe('addresses', () => {
  const target = (url: string): string => {
    const found = loopbackTarget(url);
    return typeof found === 'string' ? `refused: ${found}` : `${found.address} ${found.port} ${found.path} ${found.host}`;
  };

  test('this machine', () => {
    assert.equal(target('http://127.0.0.1/server-status?auto'), '127.0.0.1 80 /server-status?auto 127.0.0.1');
    assert.equal(target('http://localhost:8080/status'), '127.0.0.1 8080 /status?auto localhost:8080');
    assert.equal(target('http://[::1]:81/s?auto&x=1'), '::1 81 /s?auto&x=1 [::1]:81');
    assert.equal(target('http://127.8.9.10'), '127.8.9.10 80 /?auto 127.8.9.10');
  });

  test('no other', () => {
    const others = [
      'http://example.org/server-status', 'http://127.0.0.1.example.org/', 'http://0.0.0.0/', 'http://10.0.0.1/', 'https://127.0.0.1/', 'file:///etc/passwd', 'http://127.0.0.1:99999/',
      'http://user@127.0.0.1/', 'http://127.0.0.1@example.org/', 'http://127.0.0.1:80@example.org/', 'http://127.1/', 'http://2130706433/', 'http://0177.0.0.1/', 'http://127.0.0.256/',
      'http://127.0.0.01/', 'http://[::ffff:10.0.0.1]/', 'http://[::1%25eth0]/', 'http://127.0.0.1 /', 'http://127.0.0.1/a\r\nHost: b', 'http://localhost.example.org/', 'http://127.0.0.1\\@example.org/', '',
    ];
    for (const url of others) assert.match(target(url), /^refused: /, url);
  });

  test('whatever is taken is of this machine', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http'] }), fc.string(), fc.string().map((text) => `http://127.0.0.1${text}`)), (url) => {
      const found = loopbackTarget(url);
      if (typeof found !== 'string') assert.ok((/^127\.\d+\.\d+\.\d+$/.test(found.address) || found.address === '::1') && !/[\s#]/.test(found.path + found.host));
    }));
  });
});
