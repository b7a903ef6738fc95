import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_LOOKUPS } from '../../server/src/features/lookups';
import { TextFile } from '../../server/src/base/text-file';
import { INI_FEATURES } from '../../server/src/features/text/php-ini/features';
import type { TextView } from '../../server/src/features/text/text-features';
import { Workspace } from '../../server/src/workspace/workspace';
import { wordsOf } from './marked';

/** A view of a text in which `│` is the cursor. */
function viewOf(marked: string, file = '/etc/php/8.2/fpm/php.ini'): { view: TextView; offset: number } {
  const offset = Math.max(0, marked.indexOf('│'));
  const kind = file.endsWith('.user.ini') ? 'user-ini' as const : 'php-ini' as const;
  return { offset, view: { workspace: new Workspace(), file, kind, source: new TextFile(marked.replace('│', '')), host: {}, servers: [], check: undefined } };
}

function hover(marked: string, file?: string): string | undefined {
  const { view, offset } = viewOf(marked, file);
  const found = INI_FEATURES.hover!(view, offset, NO_LOOKUPS);
  return found === undefined ? undefined : wordsOf(found.parts).replace(/[«»]/g, '');
}

function labels(marked: string, file?: string): string[] {
  const { view, offset } = viewOf(marked, file);
  return INI_FEATURES.completions!(view, offset).map(({ label }) => label);
}

void describe('hover', () => {
  void test('what an entry is and where it may be set', () => {
    assert.match(hover('expose_│php = On\n')!, /^expose_php: Sends the header[^]*May be set:\*\* php\.ini, pools, php_admin_value/);
  });
  void test('what PHP reads', () => {
    assert.match(hover('memory_limit = 128│MB\n')!, /That is 128 bytes/);
    assert.match(hover('memory_limit = 12│8M\n')!, /That is 128 MB\.\nIt is the default\./);
    assert.match(hover('display_startup_errors = Off│ ; c\n')!, /PHP reads nothing\.\nThat is off\./);
    assert.match(hover('error_reporting = E_ALL & ~E_│NOTICE\n')!, /PHP reads 32759\.\nThat is all but E_NOTICE\./);
    assert.match(hover('error_reporting = E_A│LL\n', '/etc/php/8.4/fpm/php.ini')!, /PHP reads 30719\./);
  });
  void test('a line that another one replaces', () => {
    assert.match(hover('memory_│limit = 1G\n\nmemory_limit = 2G\n')!, /Line 3 sets it again, and the last line counts\./);
  });
  void test('sections', () => {
    assert.match(hover('[Ses│sion]\n')!, /mean nothing/);
    assert.match(hover('[PATH=/sr│v]\n')!, /this path or host alone/);
  });
  void test('.user.ini', () => assert.match(hover('expose_php = O│n\n', '/srv/.user.ini')!, /does not take it from a \.user\.ini/));
  void test('lines that load something', () => {
    assert.match(hover('exten│sion = redis\n')!, /^extension: Loads an extension/);
    assert.match(hover('zend_extension = opc│ache\n')!, /^zend_extension: /);
    assert.match(hover('exten│sion = redis\n', '/srv/.user.ini')!, /does not take it/);
    assert.ok(labels('ext│\n').includes('extension') && !labels('ext│\n', '/srv/.user.ini').includes('extension'));
  });
  void test('nothing where nothing is known', () => {
    for (const text of ['; com│ment\n', '│', 'no_such_thing│ = 5\n', '"│']) assert.equal(hover(text), undefined, text);
  });
});

void describe('completion', () => {
  void test('names by version, program and file', () => {
    const names = labels('mem│\n');
    assert.ok(names.includes('memory_limit') && names.includes('cgi.fix_pathinfo') && !names.includes('engine') && !names.includes('max_memory_limit') && !names.includes('track_errors'));
    assert.ok(labels('│', '/etc/php/7.4/fpm/php.ini').includes('track_errors'));
    assert.ok(!labels('│', '/srv/.user.ini').includes('expose_php') && labels('│', '/srv/.user.ini').includes('memory_limit'));
  });
  void test('values', () => {
    assert.deepEqual(labels('log_errors = │\n'), ['On', 'Off']);
    assert.deepEqual(labels('session.cache_limiter = no│\n'), ['nocache', 'private', 'private_no_expire', 'public']);
    assert.ok(labels('error_reporting = E_ALL & ~E_│\n').includes('E_NOTICE'));
    assert.deepEqual(labels('log_errors = On ; │\n'), []);
  });
  void test('the replaced stretch is what was typed', () => {
    const { view, offset } = viewOf('[PHP]\n session.na│\n');
    const found = INI_FEATURES.completions!(view, offset).find(({ label }) => label === 'session.name')!;
    assert.deepEqual([found.replace, found.insert], [{ start: { line: 1, column: 1 }, end: { line: 1, column: 11 } }, 'session.name = ']);
  });
  void test('nothing in a comment or a section', () => assert.deepEqual([...labels('; m│\n'), ...labels('[m│\n')], []));
});

void describe('structure', () => {
  void test('outline and folds', () => {
    const { view } = viewOf('a = 1\n; one\n; two\n[Session]\nsession.name = X\nk[] = 2\n\n[Empty]\n');
    assert.deepEqual(INI_FEATURES.symbols!(view).map(({ name, detail, children }) => [name, detail, children.map((child) => child.name)]), [['a', '1', []], ['Session', '', ['session.name', 'k[]']], ['Empty', '', []]]);
    assert.deepEqual(INI_FEATURES.folds!(view), [{ first: 1, last: 2, kind: 'comment' }, { first: 3, last: 5, kind: 'section' }]);
  });
});
