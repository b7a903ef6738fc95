/** What the rules about timeouts and limits say of httpd, by servers that run, each beside what the rules say of its text. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { processPicture } from '../../server/src/stack/process-limit';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { configure } from '../stack/configure';
import { keepAliveClients, slowClients, type HeldConnections } from './clients';
import { asUser, labMissing, until, withLab, type OrdinaryUser } from './server';


async function whileHeld(held: HeldConnections, use: () => Promise<void>): Promise<void> {
  try {
    await use();
  } finally {
    held.release();
  }
}

/** Ids of the warnings for a public server with these lines. */
async function warningsOf(mpm: TestedMpm, block: string): Promise<string[]> {
  const { result } = await configure(`LoadModule mpm_${mpm}_module /usr/lib/apache2/modules/mod_mpm_${mpm}.so\nListen 80\n${block}\n`);
  return result.findings.filter(({ severity, rule }) => severity === 'warning' && /^(?:timeouts|limits)\//.test(rule)).map(({ rule }) => rule);
}

/** Without it every answer is status 500, which ends the connection. */
const ANSWERS = `LoadModule authz_core_module ${MODULES_DIRECTORY}/mod_authz_core.so`;
const REQTIMEOUT = `LoadModule reqtimeout_module ${MODULES_DIRECTORY}/mod_reqtimeout.so\nRequestReadTimeout header=1-2,MinRate=500`;
const FIVE: Readonly<Record<TestedMpm, string>> = {
  prefork: 'MaxRequestWorkers 5\nStartServers 5\nMinSpareServers 1',
  worker: 'ThreadsPerChild 5\nMaxRequestWorkers 5\nStartServers 1',
  event: 'ThreadsPerChild 5\nMaxRequestWorkers 5\nStartServers 1',
};

void describe('clients whose header never ends', { skip: labMissing, concurrency: 3 }, () => {
  for (const mpm of ['prefork', 'worker', 'event'] as const) {
    void test(`${mpm} without mod_reqtimeout serves nobody else`, async () => {
      if (mpm !== 'event') assert.ok((await warningsOf(mpm, FIVE[mpm])).includes('timeouts/slow-requests'));
      await withLab(mpm, FIVE[mpm], (server) => whileHeld(slowClients(server.port, 5), async () => {
        assert.equal(await server.ask(4000), undefined);
      }));
    });
    void test(`${mpm} with it lets them go`, async () => {
      assert.deepEqual(await warningsOf(mpm, `${FIVE[mpm]}\n${REQTIMEOUT}`), []);
      await withLab(mpm, `${FIVE[mpm]}\n${REQTIMEOUT}`, (server) => {
        const held = slowClients(server.port, 5);
        return whileHeld(held, async () => {
          assert.match((await server.ask(10_000)) ?? 'nothing', /^HTTP\/1\.1 /);
          await until(() => held.open() === 0, () => `${held.open()} are still connected`);
        });
      });
    });
  }
});

void describe('connections that wait for their next request', { skip: labMissing, concurrency: 3 }, () => {
  for (const [mpm, serves] of [['prefork', false], ['worker', false], ['event', true]] as const) {
    void test(`${mpm} ${serves ? 'serves others meanwhile' : 'serves nobody else'}`, async () => {
      const block = `${FIVE[mpm]}\n${ANSWERS}\nKeepAliveTimeout 60\n${REQTIMEOUT}`;
      assert.deepEqual(await warningsOf(mpm, block), serves ? [] : ['timeouts/long-keep-alive']);
      await withLab(mpm, block, (server) => {
        const held = keepAliveClients(server.port, 5);
        return whileHeld(held, async () => {
          await until(() => held.answered() === 5, () => `${held.answered()} of 5 are served`);
          assert.equal((await server.ask(3000)) !== undefined, serves);
        });
      });
    });
  }
});

void describe('incident 5', { skip: labMissing }, () => {
  const EXAMPLE = join(__dirname, '../../examples/05-tight-limits');
  const mpmOf = (tree: string, mpm: string): string => readFileSync(join(EXAMPLE, tree, `apache2/mods-enabled/mpm_${mpm}.conf`), 'utf8');
  const CLIENTS = 256;

  void test(`before: ${CLIENTS} idle connections take every process`, () => withLab('prefork', `${mpmOf('before', 'prefork')}\n${ANSWERS}\nTimeout 600\nKeepAliveTimeout 60`, (server) => {
    const held = keepAliveClients(server.port, CLIENTS);
    return whileHeld(held, async () => {
      // Prefork doubles what it starts each second, up to 32 at once.
      await until(() => held.answered() === CLIENTS, () => `${held.answered()} of ${CLIENTS} are served`, 60_000);
      assert.equal(await server.ask(3000), undefined);
    });
  }));

  void test(`after: others are served beside ${CLIENTS} idle connections`, () => withLab('event', `${mpmOf('after', 'event')}\n${ANSWERS}\nTimeout 60\nKeepAliveTimeout 60\n${REQTIMEOUT}`, (server) => {
    const held = keepAliveClients(server.port, CLIENTS);
    return whileHeld(held, async () => {
      await until(() => held.answered() === CLIENTS, () => `${held.answered()} of ${CLIENTS} are served`);
      assert.match((await server.ask(3000)) ?? 'nothing', /^HTTP\/1\.1 /);
    });
  }));
});

void describe('tasks of a server are those of the arithmetic', { skip: labMissing, concurrency: 3 }, () => {
  const BLOCKS: readonly (readonly [TestedMpm, string])[] = [
    ['prefork', 'MaxRequestWorkers 6\nStartServers 6\nMinSpareServers 6\nMaxSpareServers 7'],
    ['worker', 'ThreadsPerChild 10\nMaxRequestWorkers 20\nStartServers 2\nMaxSpareThreads 20'],
    ['event', 'ThreadsPerChild 7\nMaxRequestWorkers 21\nStartServers 3\nMaxSpareThreads 21'],
  ];
  for (const [mpm, block] of BLOCKS) {
    void test(mpm, async () => {
      const { source } = await configure(`LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so\n${block}\n`);
      const { total } = processPicture(source)!;
      await withLab(mpm, block, async (server) => {
        const tasks = (): number => server.children().reduce((sum, id) => sum + readdirSync(`/proc/${id}/task`).length, 0);
        await until(() => tasks() === total, () => `${tasks()} tasks, ${total} by the arithmetic`);
      });
    });
  }
});

/** Processes that stand for FTP sessions of the same user. */
function sessions(user: OrdinaryUser, count: number): { stop(): void } {
  const command = [...asUser(user), 'sleep', '60'];
  const all: ChildProcess[] = Array.from({ length: count }, () => spawn(command[0]!, command.slice(1), { stdio: 'ignore' }));
  return { stop: () => all.forEach((each) => each.kill('SIGKILL')) };
}

const noUser = labMissing ?? (process.getuid?.() === 0 ? undefined : 'a user of its own takes root');

void describe('a limit of processes, as an ordinary user', { skip: noUser, concurrency: 3 }, () => {
  const block = 'MaxRequestWorkers 20\nServerLimit 20\nStartServers 20\nMinSpareServers 20\nMaxSpareServers 21';

  /** What the arithmetic says is missing: here the parent counts, too, for it is no root's. */
  async function missingOf(mpm: TestedMpm, lines: string, limit: number, others: number): Promise<number> {
    const { source } = await configure(`LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so\nUser lab\n${lines}\n`, { settings: { processLimit: limit } });
    return Math.max(0, processPicture(source)!.total + 1 + others - limit);
  }

  for (const [others, limit] of [[0, 21], [0, 12], [6, 21]] as const) {
    void test(`prefork, ${limit} allowed, ${others} sessions of others`, async () => {
      const user = { id: 61_000 + limit * 10 + others, tasks: limit };
      const ftp = sessions(user, others);
      const short = await missingOf('prefork', block, limit, others);
      try {
        await withLab('prefork', block, async (server) => {
          await until(() => server.children().length === 20 - short, () => `${server.children().length} children, ${short} are to be missing`);
          if (short > 0) await until(() => /AH00159/.test(server.log()), () => server.log());
          else assert.doesNotMatch(server.log(), /Resource temporarily unavailable/);
        }, user);
      } finally {
        ftp.stop();
      }
    });
  }

  void test('threads count: event with room for its processes and none for its threads', async () => {
    const lines = 'ThreadsPerChild 25\nMaxRequestWorkers 50\nStartServers 2';
    assert.ok(await missingOf('event', lines, 20, 0) > 0);
    const user = { id: 61_900, tasks: 20 };
    await withLab('event', lines, async (server) => {
      await until(() => /AH03104/.test(server.log()), () => server.log());
    }, user);
  });

  void test('the same with room for the threads', async () => {
    const lines = 'ThreadsPerChild 25\nMaxRequestWorkers 50\nStartServers 2\nServerLimit 2\nMinSpareThreads 25';
    // Two more than run: a child has one thread more while that one starts the others (server/mpm/event/event.c: child_main).
    const limit = 57;
    assert.equal(await missingOf('event', lines, limit, 0), 0);
    await withLab('event', lines, async (server) => {
      await until(() => server.children().length === 2, () => server.log());
      assert.match((await server.ask(3000)) ?? 'nothing', /^HTTP\/1\.1 /);
      assert.doesNotMatch(server.log(), /AH03104/);
    }, { id: 61_901, tasks: limit });
  });
});
