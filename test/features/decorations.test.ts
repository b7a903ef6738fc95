/** What editors show behind and above the numbers of the MPM. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lensesOf } from '../../server/src/features/code-lens';
import { inlayHintsOf } from '../../server/src/features/inlay-hints';
import { DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { marked, type Marked } from './marked';

const ALL = { start: { line: 0, column: 0 }, end: { line: 10_000, column: 0 } };

/** The file's lines with their hints behind them, those without left out. */
async function hinted(input: Parameters<typeof marked>[0], scope?: Parameters<typeof marked>[1]): Promise<string[]> {
  const all = await marked(input, scope);
  const lines = all.texts.get(all.view.file)!.split('\n');
  return inlayHintsOf(all.view, ALL).map(({ position, label }) => {
    const line = lines[position.line]!;
    assert.equal(line.slice(position.column).trim(), '', 'a hint stands behind the line');
    return `${line.trim()} ${label}`;
  });
}

async function lenses(input: Parameters<typeof marked>[0]): Promise<string[]> {
  const all: Marked = await marked(input);
  return lensesOf(all.view).map(({ range, title }) => `${range.start.line}: ${title}`);
}

describe('inlay hints', () => {
  test('another number than the text has, and the product', async () => {
    assert.deepEqual(await hinted('ThreadsPerChild 64\nMaxRequestWorkers 500\n'), ['MaxRequestWorkers 500 → 448: 7 processes × 64 threads']);
    assert.deepEqual(await hinted('MaxRequestWorkers 400\n'), ['MaxRequestWorkers 400 = 16 processes × 25 threads']);
    assert.deepEqual(await hinted('MaxClients 10\n'), ['MaxClients 10 → 25: 1 process × 25 threads']);
  });

  test('prefork has no product', async () => {
    const prefork = 'LoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so\n';
    const read = (text: string): Promise<string[]> => hinted({ '/etc/apache2/apache2.conf': prefork + text });
    assert.deepEqual(await read('MaxRequestWorkers 200\nStartServers 3\n'), []);
    assert.deepEqual(await read('MaxRequestWorkers 300\nMinSpareServers 10\nMaxSpareServers 5\n'), ['MaxRequestWorkers 300 → 256', 'MaxSpareServers 5 → 11']);
  });

  test('what httpd changes in silence, and numbers that are read in part', async () => {
    assert.deepEqual(await hinted('MaxMemFree 4194304\nAsyncRequestWorkerFactor 2.5\nStartServers 99\nMaxSpareThreads 1\n'), [
      'MaxMemFree 4194304 → unlimited', 'AsyncRequestWorkerFactor 2.5 → 2: up to 1200 open connections', 'StartServers 99 → 16', 'MaxSpareThreads 1 → 101',
    ]);
    assert.deepEqual(await hinted('MaxConnectionsPerChild 1k\nListenBacklog 0600\n'), ['MaxConnectionsPerChild 1k → 1']);
    assert.deepEqual(await hinted('ServerLimit 32\n'), ['ServerLimit 32 = 16 in use, 16 for processes that finish']);
  });

  test('a variable is worth a number', async () => {
    assert.deepEqual(await hinted('Define WORKERS 100\nMaxRequestWorkers ${WORKERS}\n'), ['MaxRequestWorkers ${WORKERS} → 100: 4 processes × 25 threads']);
  });

  test('nothing where another line wins, in a macro, in a fragment, or without an MPM', async () => {
    assert.deepEqual(await hinted('MaxRequestWorkers 500\nMaxRequestWorkers 50\n'), ['MaxRequestWorkers 50 = 2 processes × 25 threads']);
    assert.deepEqual(await hinted('LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n<Macro m $n>\nMaxRequestWorkers $n\n</Macro>\nUse m 510\n'), []);
    assert.deepEqual(await hinted({ '/srv/part.conf': 'MaxRequestWorkers 510\n' }, 'fragment'), []);
    assert.deepEqual(await hinted('<IfModule mpm_prefork_module>\nMaxRequestWorkers 510\n</IfModule>\n'), []);
  });

  test('in the file that sets the number', async () => {
    const files = { '/etc/apache2/apache2.conf': 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\nInclude mpm.conf\n', '/etc/apache2/mpm.conf': '‸  MaxRequestWorkers 90  \n' };
    assert.deepEqual(await hinted(files), ['MaxRequestWorkers 90 → 75: 3 processes × 25 threads']);
  });

  test('only the lines that are asked for', async () => {
    const { view } = await marked('MaxRequestWorkers 90\nStartServers 99\n');
    assert.equal(inlayHintsOf(view, { start: { line: 2, column: 5 }, end: { line: 2, column: 6 } }).length, 1);
  });
});

describe('code lenses', () => {
  test('over the first line of the group, with what limits it', async () => {
    assert.deepEqual(await lenses('Timeout 5\nMaxConnectionsPerChild 7\nStartServers 2\nServerLimit 32\nMaxRequestWorkers 400\n'), [
      '3: event: 16 processes × 25 threads = 400 requests at once (MaxRequestWorkers limits it, ServerLimit would allow 800)',
    ]);
    assert.deepEqual(await lenses('MaxRequestWorkers 1000\n'), ['1: event: 16 processes × 25 threads = 400 requests at once (ServerLimit limits it, MaxRequestWorkers asks for 1000)']);
    assert.deepEqual(await lenses('ThreadsPerChild 25\n'), ['1: event: 16 processes × 25 threads = 400 requests at once (MaxRequestWorkers and ServerLimit both limit it)']);
    assert.deepEqual(await lenses('Timeout 5\n'), []);
  });
});

test('settings switch both off', async () => {
  const { view } = await marked('MaxRequestWorkers 90\n');
  view.workspace.settings = { ...DEFAULT_SETTINGS, inlayHints: false, codeLens: false };
  assert.deepEqual([inlayHintsOf(view, ALL).length, lensesOf(view).length], [0, 0]);
});

test('whatever the numbers, hints are few, behind their lines, and short', async () => {
  const name = fc.constantFrom('ServerLimit', 'ThreadLimit', 'ThreadsPerChild', 'MaxRequestWorkers', 'StartServers', 'MinSpareThreads', 'MaxSpareThreads', 'MaxMemFree', 'AsyncRequestWorkerFactor');
  const value = fc.oneof(fc.integer({ min: -5, max: 1000 }).map(String), fc.constantFrom('', 'x', '99999999999999999999', '2.5', '"7"', '1e9', 'nan'));
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 8 }), async (lines) => {
    const shown = await hinted(lines.map((line) => `${line.join(' ')}\n`).join(''));
    for (const each of shown) assert.ok(each.length < 120 && !/NaN|Infinity|undefined/.test(each), each);
  }), { numRuns: 60 });
});
