import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fpmLines } from '../../server/src/php/fpm/line';
import { USUAL_WORLD, type FpmFiles } from '../../server/src/php/fpm/model';
import { testFpm } from '../../server/src/php/fpm/test-answer';
import { findRoots } from '../../server/src/workspace/roots';
import { memoryFiles } from '../harness/memory-files';

/** Files of which each includes what its text says; nobody knows anything else. */
function filesOf(texts: readonly string[]): FpmFiles {
  const path = (index: number): string => `/f/${index}.conf`;
  const all = new Map(texts.map((text, index) => [path(index), text]));
  const kind = (name: string): 'file' | 'folder' | 'missing' => (all.has(name) ? 'file' : name === '/f' || name === '/' ? 'folder' : 'missing');
  return {
    kind, read: (name) => all.get(name), list: (name) => (name === '/f' ? texts.map((_, index) => `${index}.conf`) : []),
    writable: () => 'unknown', hasUser: () => 'unknown', hasGroup: () => 'unknown',
  };
}

const word = fc.oneof(
  fc.constantFrom('[www]', '[global]', 'include = /f/*.conf', 'include = /f/1.conf', 'pm = dynamic', 'listen = $pool', '[$pool]', '[', '${', '"', '\'', '=', ';', '\0', '\r', 'php_value[x]', 'env[]', '{{ x }}', 'pm.max_children = 9999999999999999999999'),
  fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(fc.tuple(word, fc.constantFrom('\n', ' ', ' = ', '\r\n', '')), { maxLength: 40 }).map((parts) => parts.map((part) => part.join('')).join(''));

void test('any text is read, and places lie inside it', () => {
  fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
    const answer = testFpm('/f/0.conf', filesOf(texts), USUAL_WORLD);
    assert.equal(answer.accepts, answer.first === undefined);
    for (const { at } of answer.messages) {
      if (at === undefined) continue;
      const length = texts[Number(/\d+/.exec(at.file)?.[0])]!.length;
      assert.ok(at.start >= 0 && at.start <= at.end && at.end <= length, `${at.start}-${at.end} of ${length}`);
    }
  }), { numRuns: process.env['CI'] === 'true' ? 5000 : 500 });
});

void test('lines follow one another, and what they hold lies in them', () => {
  fc.assert(fc.property(text, (whole) => {
    let end = -1;
    for (const line of fpmLines(whole, USUAL_WORLD)) {
      assert.ok(line.start > end && line.end <= whole.length);
      end = line.end;
      for (const event of line.events) assert.ok(event.nameAt.start >= line.start && event.nameAt.end <= line.end);
    }
  }), { numRuns: 500 });
});

void test('a large file is read in time', () => {
  const many = Array.from({ length: 2000 }, (_, index) => `[pool${index}]\nuser = www-data\nlisten = /run/$pool.sock\npm = static\npm.max_children = 3\nphp_admin_value[memory_limit] = 64M\n`).join('');
  const started = performance.now();
  assert.equal(testFpm('/f/0.conf', filesOf([many]), USUAL_WORLD).accepts, true);
  testFpm('/f/0.conf', filesOf([many.replaceAll('$pool', 'one')]), USUAL_WORLD);
  assert.ok(performance.now() - started < 10_000);
});

void test('pools that a main file includes are no roots of their own', async () => {
  const files = new Map([['/w/php/8.2/fpm/php-fpm.conf', 'include=/etc/php/8.2/fpm/pool.d/*.conf\n'], ['/w/php/8.2/fpm/pool.d/a.conf', '[a]\n'], ['/w/other/pool.d/x.conf', '[x]\nlisten = 1\n'], ['/w/other/fpm/pool.d/b.conf', '[b]\n']]);
  const roots = await findRoots('/w', memoryFiles(files));
  assert.deepEqual(roots.filter(({ kind }) => kind === 'php-fpm').map(({ file }) => file), ['/w/other/fpm/pool.d/b.conf', '/w/php/8.2/fpm/php-fpm.conf']);
});
