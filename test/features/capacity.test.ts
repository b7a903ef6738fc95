/** The picture behind the Capacity view, and what a wish writes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { capacityOf, wishEdits } from '../../server/src/features/capacity/capacity';
import type { CapacityPicture, CapacityQuestion } from '../../server/src/features/capacity/picture';
import { applied, marked, type Marked } from './marked';

async function picture(text: string, question: CapacityQuestion = {}): Promise<CapacityPicture> {
  const { view } = await marked(text);
  const found = capacityOf(view.workspace, view.checks[0]!, question);
  assert.ok(typeof found !== 'string', String(found));
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found, 'plain JSON');
  return found;
}

const ROOT = '/etc/apache2/apache2.conf';

describe('the picture', () => {
  test('shape, limits, numbers with their places', async () => {
    const found = await picture('ThreadsPerChild 64\nMaxRequestWorkers 500\n');
    assert.deepEqual(found.shape, { mpm: 'event', processes: 7, threads: 64, capacity: 448, startProcesses: 3, slots: 16 });
    assert.deepEqual(found.limits.map(({ directive, allows, unit, binds, isDefault }) => [directive, allows, unit, binds, isDefault]), [
      ['MaxRequestWorkers', 448, 'requests', true, false], ['ServerLimit', 1024, 'requests', false, true], ['ThreadLimit', 64, 'threads', false, true],
    ]);
    const even = await picture('ServerLimit 16\nThreadsPerChild 25\nMaxRequestWorkers 400\n');
    assert.deepEqual(even.limits.map(({ directive, binds }) => [directive, binds]), [['MaxRequestWorkers', true], ['ServerLimit', true], ['ThreadLimit', false]]);
    const workers = found.numbers.find(({ directive }) => directive === 'MaxRequestWorkers');
    assert.deepEqual(workers, { directive: 'MaxRequestWorkers', value: 448, codes: ['AH00513'], needsStopAndStart: false, given: 500, place: { file: ROOT, line: 2, label: 'apache2.conf:3' } });
    assert.deepEqual(found.corrections, [{ ah: 'AH00513', text: 'MaxRequestWorkers 500 becomes 448.' }]);
    assert.deepEqual(found.budgets.map(({ name, limit, used, unit }) => [name, limit, used, unit]), [
      ['Open connections', 1344, undefined, 'connections'], ['Queue of each listening socket', 511, undefined, 'connections'],
    ]);
    assert.deepEqual(found.summary, [
      'event: 7 processes × 64 threads = 448 requests at once.', 'MaxRequestWorkers limits it, ServerLimit would allow 1024.', 'The server starts with 3 of 7 processes.',
      '9 further slots are for processes that finish their last requests after a restart.', 'That is 463 tasks, 1057 while old processes finish for TasksMax and pids.max.',
    ]);
  });

  test('memory, when the user says what a process needs', async () => {
    const found = await picture('MaxRequestWorkers 200\n', { memory: { process: 100, machine: 500 } });
    assert.deepEqual([Math.round(found.memory?.peak ?? 0), found.memory?.fitting], [800, { processes: 4, capacity: 100 }]);
    assert.ok(found.summary.includes('500 MiB are enough for 4 of 8 processes, 100 requests at once.'), found.summary.join(' '));
    assert.equal((await picture('', { memory: { process: -1 } })).memory, undefined);
  });

  test('a running server beside it', async () => {
    const status = 'ServerMPM: worker\nBusyWorkers: 10\nIdleWorkers: 0\nScoreboard: WWWWWWWWWW\n';
    const { observed } = await picture('MaxRequestWorkers 25\nMinSpareThreads 5\n', { status });
    assert.deepEqual(observed?.rows.map(({ what, configured, running, differs }) => [what, configured, running, differs]), [
      ['MPM', 'event', 'worker', true], ['Requests at once', '25', '10', true], ['Busy workers', '25 at most', '10 (100 %)', false], ['Idle workers', '5 to 250', '0', false],
    ]);
    assert.match(observed?.rows[2]?.note ?? '', /All workers are busy/);
    assert.equal((await picture('', { status: 'nothing' })).observed, undefined);
  });

  test('why there is none', async () => {
    const fragment = await marked({ '/srv/part.conf': 'MaxRequestWorkers 5\n' }, 'fragment');
    assert.match(String(capacityOf(fragment.view.workspace, fragment.view.checks[0]!, {})), /no root configuration/);
  });
});

/** The root after a wish was written, and what the picture is then. */
async function wished(text: string, workers: number, threads?: number): Promise<{ before: Marked; text: string; after: CapacityPicture; said: CapacityPicture }> {
  const before = await marked(text);
  const wish = { workers, ...(threads === undefined ? {} : { threads }) };
  const edits = wishEdits(before.view.workspace, before.view.checks[0]!, wish);
  const now = typeof edits === 'string' ? before.texts.get(ROOT)! : applied(before, ROOT, edits);
  const again = await marked({ [ROOT]: now });
  const after = capacityOf(again.view.workspace, again.view.checks[0]!, {});
  const said = capacityOf(before.view.workspace, before.view.checks[0]!, { wish });
  assert.ok(typeof after !== 'string' && typeof said !== 'string');
  return { before, text: now, after, said };
}

describe('other limits', () => {
  const MODULES = ['mpm_prefork', 'proxy', 'proxy_fcgi'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('');
  const pool = (name: string, children: number): string => `[${name}]\nuser = www-data\nlisten = /run/php/${name}.sock\npm = static\npm.max_children = ${children}\n`;
  const route = (name: string): string => `<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/run/php/${name}.sock|fcgi://localhost"\n</FilesMatch>\n`;

  test('pools that get requests, the kernel and the unit', async () => {
    const { view } = await marked({
      [ROOT]: `${MODULES}MaxRequestWorkers 50\n${route('www')}`,
      '/etc/php/8.2/fpm/pool.d/www.conf': pool('www', 5), '/etc/php/8.2/fpm/pool.d/other.conf': pool('other', 7),
      '/etc/sysctl.d/10-net.conf': 'net.core.somaxconn = 128\n', '/etc/systemd/system/apache2.service.d/tasks.conf': '[Service]\nTasksMax=40\n',
    });
    const found = capacityOf(view.workspace, view.checks[0]!, {});
    assert.ok(typeof found !== 'string');
    assert.deepEqual(found.budgets.map(({ name, limit, used, unit, place }) => [name, limit, used, unit, place?.label]), [
      ['Queue of each listening socket', 128, undefined, 'connections', 'sysctl.d/10-net.conf:1'],
      ['PHP-FPM pool www', 5, 50, 'requests', 'pool.d/www.conf:5'],
      ['TasksMax of the unit', 40, 51, 'tasks', 'apache2.service.d/tasks.conf:2'],
    ]);
  });
});

describe('what if', () => {
  test('the group for other workers and threads', async () => {
    const { text, after } = await wished('<IfModule mpm_event_module>\n    MaxRequestWorkers 400\n</IfModule>\n', 1000, 50);
    assert.match(text, /MaxRequestWorkers 1000\n {4}ServerLimit 40\n {4}ThreadsPerChild 50\n/);
    assert.deepEqual([after.shape.processes, after.shape.threads, after.shape.capacity], [20, 50, 1000]);
  });

  test('lines, and that a stop and a start are needed', async () => {
    const { whatIf } = await picture('ServerLimit 4\nMaxRequestWorkers 100\n', { wish: { workers: 200 } });
    assert.equal(whatIf?.needsStopAndStart, true);
    assert.deepEqual(whatIf?.binding, ['MaxRequestWorkers']);
    assert.deepEqual(whatIf?.lines.find(({ directive }) => directive === 'ServerLimit'), { directive: 'ServerLimit', from: 4, to: 16, state: 'changed' });
  });

  test('nothing to change, and nothing that can be', async () => {
    const { whatIf } = await picture('MaxRequestWorkers 400\n', { wish: { workers: 400 } });
    assert.match(whatIf?.why ?? '', /already/);
    const blocked = await picture('Define N 400\nMaxRequestWorkers ${N}\n', { wish: { workers: 800 } });
    assert.match(blocked.whatIf?.why ?? '', /variable/);
  });

  test('whatever is wished, the text then says what was shown, and httpd corrects nothing', async () => {
    const name = fc.constantFrom('ServerLimit', 'ThreadLimit', 'ThreadsPerChild', 'MaxRequestWorkers', 'StartServers', 'MinSpareThreads', 'MaxSpareThreads');
    const block = fc.array(fc.tuple(name, fc.integer({ min: -3, max: 700 })), { maxLength: 6 }).map((lines) => lines.map((line) => `${line.join(' ')}\n`).join(''));
    await fc.assert(fc.asyncProperty(block, fc.integer({ min: -5, max: 3000 }), fc.option(fc.integer({ min: -2, max: 300 }), { nil: undefined }), async (text, workers, threads) => {
      const { after, said } = await wished(text, workers, threads);
      assert.deepEqual(after.shape, said.whatIf?.shape);
      assert.deepEqual(after.corrections, []);
      assert.ok(after.shape.capacity >= workers);
      if (threads !== undefined && threads >= 1 && workers >= threads) assert.equal(after.shape.threads, threads);
    }), { numRuns: 60 });
  });
});
