import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_LOOKUPS } from '../../server/src/features/lookups';
import { FPM_FEATURES } from '../../server/src/features/text/php-fpm/features';
import type { TextView } from '../../server/src/features/text/text-features';
import { TextFile } from '../../server/src/base/text-file';
import { checkText, settle } from '../../server/src/workspace/check';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { memoryFiles } from '../harness/memory-files';
import { wordsOf } from './marked';

const FILE = '/etc/php/8.2/fpm/pool.d/www.conf';

/** A view of a text in which `│` is the cursor. */
async function viewOf(marked: string, file = FILE, others: Readonly<Record<string, string>> = {}): Promise<{ view: TextView; offset: number }> {
  const offset = Math.max(0, marked.indexOf('│'));
  const text = marked.replace('│', '');
  const workspace = new Workspace();
  const root: Root = { file, scope: 'server', kind: 'php-fpm' };
  await settle(workspace, root, memoryFiles(new Map([[file, text], ...Object.entries(others)])));
  const check = checkText(workspace, root, 'php-fpm', (rule, error) => {
    throw new Error(`${rule}: ${String(error)}`);
  }, []);
  return { offset, view: { workspace, file, kind: 'php-fpm', source: workspace.text(file) ?? new TextFile(text), host: {}, servers: [], check } };
}

async function hover(marked: string): Promise<string | undefined> {
  const { view, offset } = await viewOf(marked);
  const found = FPM_FEATURES.hover!(view, offset, NO_LOOKUPS);
  return found === undefined ? undefined : wordsOf(found.parts).replace(/[«»]/g, '');
}

async function labels(marked: string): Promise<string[]> {
  const { view, offset } = await viewOf(marked);
  return FPM_FEATURES.completions!(view, offset).map(({ label }) => label);
}

void describe('hover', () => {
  void test('a directive, whatever its case', async () => {
    const text = await hover('[www]\nPM.max_│children = 5\n');
    assert.match(text!, /^pm\.max_children: Workers at most/);
    assert.match(text!, /In:\*\* pools/);
  });
  void test('what a time comes to', async () => {
    assert.match((await hover('[www]\nrequest_terminate_timeout = 500│ms\n'))!, /That is 500 seconds\./);
    assert.match((await hover('[www]\nrequest_terminate_timeout = 2│m\n'))!, /That is 120 seconds\./);
  });
  void test('a value that is refused', async () => {
    assert.match((await hover('[www]\npm.max_children = fi│ve\n'))!, /refuses this value: is not a valid number/);
  });
  void test('a setting of PHP', async () => {
    assert.match((await hover('[www]\nphp_admin_value[memory│_limit] = 1M\n'))!, /php_admin_value\[\]: [^]*memory_limit/);
  });
  void test('a pool with what it works with', async () => {
    const text = await hover('[w│ww]\nlisten = /run/a.sock\npm = static\npm.max_children = 7\nrequest_terminate_timeout = 1m\n');
    assert.match(text!, /at most 7 requests at once[^]*\/run\/a\.sock[^]*A request ends after 60 s[^]*never replaced/);
  });
  void test('nothing where nothing is known', async () => {
    assert.equal(await hover('[www]\nno_such│_thing = 5\n'), undefined);
    assert.equal(await hover('; a com│ment\n'), undefined);
    assert.equal(await hover('│'), undefined);
  });
});

void describe('completion', () => {
  void test('names by section and version', async () => {
    assert.ok((await labels('[www]\npm.│\n')).includes('pm.max_children'));
    assert.ok(!(await labels('[www]\np│\n')).includes('process.max'));
    const names = await labels('[global]\np│\n');
    assert.ok(names.includes('process.max') && !names.includes('pm.max_children') && !names.includes('php_value'));
  });
  void test('settings of PHP in brackets', async () => {
    const values = await labels('[www]\nphp_admin_value[mem│\n');
    assert.ok(values.includes('memory_limit') && !values.includes('log_errors'));
    assert.ok((await labels('[www]\nphp_flag[│\n')).includes('log_errors'));
  });
  void test('values', async () => {
    assert.deepEqual(await labels('[www]\npm = │\n'), ['static', 'dynamic', 'ondemand']);
    assert.deepEqual(await labels('[www]\nclear_env = │\n'), ['yes', 'no']);
    assert.deepEqual(await labels('[www]\nphp_admin_flag[log_errors] = │\n'), ['on', 'off']);
    assert.ok((await labels('[global]\nlog_level = │\n')).includes('warning'));
  });
  void test('the replaced stretch is what was typed', async () => {
    const { view, offset } = await viewOf('[www]\n  pm.max_ch│\n');
    const found = FPM_FEATURES.completions!(view, offset).find(({ label }) => label === 'pm.max_children')!;
    assert.deepEqual(found.replace, { start: { line: 1, column: 2 }, end: { line: 1, column: 11 } });
    assert.equal(found.insert, 'pm.max_children = ');
  });
  void test('nothing in a comment', async () => assert.deepEqual(await labels('; pm│\n'), []));
});

void describe('structure', () => {
  void test('outline and folds', async () => {
    const { view } = await viewOf('[global]\nerror_log = /dev/null\n\n; about it\n[www]\nlisten = 9000\npm = static\n\n');
    assert.deepEqual(FPM_FEATURES.symbols!(view).map(({ name, detail, children }) => [name, detail, children.map((child) => child.name)]), [['global', 'all pools', ['error_log']], ['www', '9000', ['listen', 'pm']]]);
    assert.deepEqual(FPM_FEATURES.folds!(view), [{ first: 0, last: 1, kind: 'section' }, { first: 4, last: 6, kind: 'section' }]);
  });
  void test('lines above any header', async () => {
    const { view } = await viewOf('error_log = /dev/null\n');
    assert.deepEqual(FPM_FEATURES.symbols!(view).map(({ name }) => name), ['error_log']);
  });
  void test('from an include to its files', async () => {
    const pools = { '/etc/php/8.2/fpm/pool.d/a.conf': '[a]\n', '/etc/php/8.2/fpm/pool.d/b.conf': '[b]\n' };
    const { view, offset } = await viewOf('[global]\ninclude = /etc/php/8.2/fpm/pool.d/│*.conf\n', '/etc/php/8.2/fpm/php-fpm.conf', pools);
    assert.deepEqual(FPM_FEATURES.definitions!(view, offset).map(({ file }) => file), Object.keys(pools));
    assert.deepEqual(FPM_FEATURES.links!(view, NO_LOOKUPS), []);
    const one = await viewOf('include = /etc/php/8.2/fpm/pool.d/a.conf\n', '/etc/php/8.2/fpm/php-fpm.conf', pools);
    assert.deepEqual(FPM_FEATURES.links!(one.view, NO_LOOKUPS).map(({ target }) => target), ['/etc/php/8.2/fpm/pool.d/a.conf']);
  });
});
