import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { load } from './php-site';
import { labMissing, withLab } from './server';
import { startOf } from './start';

// What the pages about proxies say that httpd does, by servers that run.

interface Backend {
  readonly port: number;
  stop(): void;
}

/** Answers with what it was asked: the path, or how a body came. `/slow` comes in three pieces. */
async function startBackend(): Promise<Backend> {
  const server: Server = createServer((asked, answer) => {
    asked.resume();
    if (asked.url === '/slow') {
      void (async () => {
        for (let piece = 0; piece < 3; piece++) {
          answer.write(String(piece));
          await delay(400);
        }
        answer.end();
      })();
      return;
    }
    asked.on('end', () => answer.end(asked.method === 'POST' ? `${asked.headers['transfer-encoding'] ?? 'length'} ${asked.httpVersion}` : asked.url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, stop: () => {
    server.close();
    server.closeAllConnections();
  } };
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** `body`: sent in chunks. */
function ask(port: number, path: string, headers: Readonly<Record<string, string>> = {}, body?: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, agent: false, timeout: 8000, method: body === undefined ? 'GET' : 'POST' }, (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (part: string) => (text += part)).on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    // Without a length Node sends chunks.
    if (body !== undefined) sent.write(body);
    sent.end();
  });
}

const PROXY = load('proxy', 'proxy_http', 'alias');

/** Runs httpd with lines that may name the backend's port, and asks it. */
async function withProxy(lines: (backend: number) => string, use: (port: number, log: () => string) => Promise<void>): Promise<void> {
  const backend = await startBackend();
  try {
    await withLab('event', `${PROXY}\n${lines(backend.port)}`, (server) => use(server.port, server.log));
  } finally {
    backend.stop();
  }
}

void describe('proxies', { skip: labMissing, concurrency: 3 }, () => {
  void test('the first line that fits counts, and so does no exclusion below it', () => withProxy((to) => `ProxyPass / http://127.0.0.1:${to}/first/\nProxyPass /app http://127.0.0.1:${to}/second\nProxyPass /not !`, async (port) => {
    assert.deepEqual(await ask(port, '/app/x'), { status: 200, body: '/first/app/x' });
    assert.deepEqual(await ask(port, '/not'), { status: 200, body: '/first/not' });
  }));

  void test('what follows the path is put right behind the address', () => withProxy((to) => `ProxyPass /x/ http://127.0.0.1:${to}\nProxyPass /y/ http://127.0.0.1:${to}/app\nProxyPass /z http://127.0.0.1:${to}/app`, async (port, log) => {
    assert.equal((await ask(port, '/x/page')).status, 500);
    assert.match(log(), /AH00898/);
    assert.equal((await ask(port, '/y/page')).body, '/apppage');
    assert.equal((await ask(port, '/z/page')).body, '/app/page');
  }));

  void test('a protocol that nobody speaks, TLS that is off', () => withProxy((to) => `${load('ssl').split('\n')[1]}\nProxyPass /a ajp://127.0.0.1:${to}/\nProxyPass /h https://127.0.0.1:${to}/`, async (port, log) => {
    assert.equal((await ask(port, '/a')).status, 500);
    assert.match(log(), /AH01144/);
    assert.equal((await ask(port, '/h')).status, 500);
    assert.match(log(), /AH01961/);
  }));

  void test('flushpackets is nothing to HTTP', async () => {
    for (const flush of ['', 'flushpackets=on', 'flushpackets=off']) {
      await withProxy((to) => `ProxyPass / http://127.0.0.1:${to}/ ${flush}`, async (port) => {
        const times: number[] = [];
        const started = performance.now();
        await new Promise<void>((resolve) => {
          const socket = createConnection(port, '127.0.0.1', () => socket.write('GET /slow HTTP/1.0\r\n\r\n'));
          socket.on('data', () => times.push(performance.now() - started)).on('close', () => resolve());
        });
        assert.ok(times[0]! < 350 && times.at(-1)! > 600, `${flush}: ${times.join(' ')}`);
      });
    }
  });

  void test('how a large body goes on', async () => {
    const ways = [['', 'chunked 1.1'], ['proxy-sendcl', 'length 1.1'], ['proxy-sendcl proxy-sendchunked', 'chunked 1.1'], ['proxy-sendchunked force-proxy-request-1.0', 'length 1.0']] as const;
    for (const [names, expected] of ways) {
      const lines = names.split(' ').filter((name) => name !== '').map((name) => `SetEnv ${name} 1`).join('\n');
      await withProxy((to) => `${load('env').split('\n')[1]}\n${lines}\nProxyPass / http://127.0.0.1:${to}/`, async (port) => {
        assert.equal((await ask(port, '/', {}, Buffer.alloc(300_000))).body, expected, names);
      });
    }
  });

  void test('an open proxy: no other section keeps anybody out', async () => {
    const asked = async (more: string): Promise<number> => {
      let status = 0;
      await withProxy(() => `${load('authz_host').split('\n')[1]}\nProxyRequests On\n<Directory />\n  Require all denied\n</Directory>\n${more}`, async (port) => {
        const other = await startBackend();
        try {
          ({ status } = await ask(port, `http://127.0.0.1:${other.port}/any`));
        } finally {
          other.stop();
        }
      });
      return status;
    };
    assert.deepEqual([await asked(''), await asked('<Proxy *>\n  Require ip 192.0.2.1\n</Proxy>')], [200, 403]);
  });

  void test('an address in a header, with and without a list of proxies', async () => {
    const asked = async (more: string): Promise<number> => {
      let status = 0;
      await withProxy(() => `${load('remoteip', 'authz_host').split('\n').slice(1).join('\n')}\nRemoteIPHeader X-Forwarded-For\n${more}\n<Location />\n  Require ip 203.0.113.9\n</Location>`, async (port) => {
        ({ status } = await ask(port, '/', { 'X-Forwarded-For': '203.0.113.9' }));
      });
      return status;
    };
    assert.deepEqual([await asked(''), await asked('RemoteIPInternalProxy 192.0.2.1')], [404, 403]);
  });
});

void describe('balancers', { skip: labMissing, concurrency: 3 }, () => {
  const balancer = (to: number): string => `<Proxy balancer://app>\n  BalancerMember http://127.0.0.1:${to}\n</Proxy>\nProxyPass /b balancer://app`;
  const own = (...names: readonly string[]): string => load(...names).split('\n').slice(1).join('\n');

  void test('one without members, and the manager', () => withProxy(() => `${own('slotmem_shm', 'lbmethod_byrequests', 'proxy_balancer')}\nProxyPass /b balancer://none/\n<Location /m>\n  SetHandler balancer-manager\n</Location>`, async (port, log) => {
    assert.equal((await ask(port, '/b')).status, 503);
    assert.match(log(), /AH01171/);
    assert.equal((await ask(port, '/m')).status, 200);
  }));

  for (const [name, modules, more, code] of [
    ['no shared memory', ['lbmethod_byrequests', 'proxy_balancer'], '', 'AH01177'],
    ['no method', ['slotmem_shm', 'proxy_balancer'], '', 'AH02432'],
    ['another method than the default', ['slotmem_shm', 'lbmethod_bybusyness', 'proxy_balancer'], '', 'AH02432'],
    ['the method that is named', ['slotmem_shm', 'lbmethod_bybusyness', 'proxy_balancer'], ' lbmethod=bybusyness', undefined],
  ] as const) {
    void test(name, async () => {
      if (code === undefined) await withProxy((to) => `${own(...modules)}\n${balancer(to)}${more}`, async (port) => assert.equal((await ask(port, '/b')).status, 200));
      else {
        const { configtest, log } = await startOf([...PROXY.split('\n'), ...own(...modules).split('\n'), ...balancer(1).split('\n')]);
        assert.equal(configtest, 0);
        assert.match(log, new RegExp(code));
      }
    });
  }
});
