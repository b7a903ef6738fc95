import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { TextFiles } from '../../server/src/base/reading';
import { TextFile } from '../../server/src/base/text-file';
import { braces, includePath } from '../../server/src/lighttpd/include-paths';
import { lighttpdKeys } from '../../server/src/lighttpd/keys';
import { parse } from '../../server/src/lighttpd/parse';
import { lighttpdServer } from '../../server/src/lighttpd/server';
import { allStatements, type Statement } from '../../server/src/lighttpd/tree';

const FILES: TextFiles = { read: () => 'absent', list: () => 'absent', stat: () => 'absent' };

function serverOf(text: string): ReturnType<typeof lighttpdServer> {
  const root = { file: '/etc/lighttpd/lighttpd.conf', path: '/etc/lighttpd/lighttpd.conf', source: new TextFile(text) };
  return lighttpdServer({ root, files: FILES });
}

const WORDS = ['server.tag', 'var.a', 'a', '=', '+=', ':=', '==', '=~', '=>', '+', '"x"', '"', '17', '(', ')', '{', '}', '[', ']', '$', 'HTTP', '$HTTP["host"] == "a"', 'else', 'global', 'include', ',', '\n', ' ', '#', '\u00a0', '\0', 'env.X', '\\', '!'];

void describe('lighttpd.conf', () => {
  void test('any text is read: nothing throws, and all that is found lies in the text and in order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join('')), (text) => {
      const tree = parse(text);
      for (const span of [...tree.tokens, ...tree.dropped, ...tree.comments, ...(tree.error === undefined ? [] : [tree.error])]) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
      const inside = (statements: readonly Statement[], start: number, end: number): void => {
        let last = start;
        for (const statement of statements) {
          assert.ok(statement.start >= last && statement.end <= end, `${text}: ${statement.kind}`);
          last = statement.start;
        }
      };
      inside(tree.statements, 0, text.length);
      for (const statement of allStatements(tree.statements)) if (statement.kind === 'assignment') assert.equal(text.slice(statement.key.start, statement.key.end), statement.key.value);
      serverOf(text);
    }), { numRuns: process.env['CI'] === 'true' ? 20_000 : 1500 });
  });

  void test('nesting as deep as anybody likes', () => {
    for (const part of ['(', '( "a" => ', '$HTTP["host"] == "a" {', 'global {', 'else {', '{']) serverOf(`var.a = ${part.repeat(20_000)}`);
  });

  void test('a long file is read in time', () => {
    const started = performance.now();
    const lines = Array.from({ length: 20_000 }, (_, index) => `var.v${index} = "text" + "more"`);
    assert.equal(serverOf(lines.join('\n')).problems.length, 0);
    serverOf(`var.a = ( ${'"x", '.repeat(50_000)} )\n`);
    serverOf(`"x" `.repeat(50_000));
    assert.ok(performance.now() - started < 5000);
  });

  void test('blocks, values and what holds inside', () => {
    const { contexts, problems } = serverOf('var.a = "x"\nserver.tag = a + 1\n$HTTP["host"] =~ "^www\\.example$" {\n  server.tag += "y"\n} else {\n  server.name = "n"\n}\n$HTTP["host"] == "www" {\n}\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(contexts.map(({ title }) => title), ['the whole server', '$HTTP["host"] =~ "^www\\.example$"', 'else', '$HTTP["host"] == "www"']);
    const tags = contexts.map((context) => context.effective('SERVER.TAG')?.value);
    assert.deepEqual(tags.map((value) => (value?.type === 'string' ? value.text : undefined)), ['x1', 'x1y', 'x1', 'x1']);
  });

  void test('a pattern without special characters is a plain comparison', () => {
    const keys = serverOf('$HTTP["url"] =~ "^/a" {\n}\n$HTTP["url"] =~ "b$" {\n}\n$HTTP["url"] =~ "^/c$" {\n}\n$HTTP["url"] =~ "\\.php$" {\n}\n').contexts.slice(1).map(({ condition }) => `${condition?.operator} ${condition?.value}`);
    assert.deepEqual(keys, ['=^ /a', '=$ b', '== /c', '=$ .php']);
  });

  void test('include paths', () => {
    assert.equal(includePath('/etc/lighttpd/lighttpd.conf', 'a.conf'), '/etc/lighttpd/a.conf');
    assert.equal(includePath('/etc/lighttpd/lighttpd.conf', '/b.conf'), '/b.conf');
    assert.equal(includePath('/etc/lighttpd/lighttpd.conf', './c.conf'), undefined);
    assert.deepEqual(braces('/a/{b,c{d,e}}.conf'), ['/a/b.conf', '/a/cd.conf', '/a/ce.conf']);
  });

  void test('the table of keys', () => {
    const keys = [...lighttpdKeys().values()];
    assert.ok(keys.length > 320 && keys.every(({ since, last }) => since >= 1 && (last === undefined || last >= since && last < 85)));
  });
});
