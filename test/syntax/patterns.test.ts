import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exprProblem } from '../../server/src/httpd/syntax/expr/check';
import { parseExpression } from '../../server/src/httpd/syntax/expr/parser';
import { nodesOf } from '../../server/src/httpd/syntax/expr/tree';
import { regexProblem } from '../../server/src/httpd/syntax/regex/check';

/** Texts of the characters that mean something, cut anywhere: what stands in an editor while somebody types. */
const regexText = fc.array(fc.constantFrom(...'()[]{}?*+|\\^$.<>:=!#-&,PRQEkgpxnid1a9é€', '(?<n>', '(*', '(?(', '[[:', '\\p{', '(?<=', '(*UTF)', '\u{1F600}', '\ud800'), { maxLength: 24 })
  .map((parts) => parts.join(''));
const exprText = fc.array(fc.constantFrom(...'\'"%{}()$1/\\=~!<>-.,:;am ', '%{HTTP_HOST}', 'req(', '-ipmatch', ' in ', '&&', "'a'", 'm#', '\u{1F600}', '\n'), { maxLength: 24 })
  .map((parts) => parts.join(''));

test('a pattern of any kind gets an answer, and a place inside it', () => {
  fc.assert(fc.property(fc.oneof(regexText, fc.string({ unit: 'binary' })), (pattern) => {
    const problem = regexProblem(pattern);
    assert.ok(problem === undefined || (problem.offset >= 0 && problem.offset <= pattern.length && problem.message !== ''));
  }), { numRuns: 3000 });
});

test('nested and long patterns are answered at once', () => {
  const deep = `${'(?<=a{1,2}(?1)'.repeat(240)}${')'.repeat(240)}`;
  const wide = `${'(?|(a)|(b))'.repeat(400)}(?<=${'\\1'.repeat(400)})`;
  const started = performance.now();
  for (const pattern of [deep, wide, `(${'a|'.repeat(30_000)})`, `${'['.repeat(5000)}`, '(?<n>a)'.repeat(2000), '\\Q'.repeat(20_000)]) regexProblem(pattern);
  assert.ok(performance.now() - started < 3000);
});

test('an expression of any kind gets a tree whose nodes lie in it, each inside its parent', () => {
  fc.assert(fc.property(exprText, fc.boolean(), (text, string) => {
    const { tree, problem } = parseExpression(text, string);
    for (const node of nodesOf(tree)) {
      assert.ok(node.start >= 0 && node.start <= node.end && node.end <= text.length);
      for (const inner of nodesOf(node)) assert.ok(inner.start >= node.start && inner.end <= node.end, `${inner.kind} in ${node.kind}`);
    }
    assert.equal([...nodesOf(tree)].some((node) => node.kind === 'missing') && problem === undefined, false);
    const first = exprProblem(text, { string });
    assert.ok(first === undefined || (first.start <= first.end && first.end <= text.length));
    assert.equal(problem !== undefined && first === undefined, false);
  }), { numRuns: 3000 });
});

test('a tree for what is typed so far', () => {
  const names = (text: string): string[] => [...nodesOf(parseExpression(text, false).tree)].map((node) => node.kind);
  assert.deepEqual(names("%{HTTP_HOST} == 'a' && req("), ['and', 'binary', 'variable', 'literal', 'call', 'missing']);
  assert.deepEqual(names('%{HTTP_'), ['variable']);
  assert.deepEqual(names("'a' =~ "), ['binary', 'literal', 'missing']);
});
