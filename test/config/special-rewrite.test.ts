import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewriteArguments, rewriteFlags, type RewriteWord } from '../../server/src/httpd/syntax/rewrite';

/** The values of the three words; httpd's own behaviour is recorded in test/differential/cases/rewriting.md. */
function words(text: string): (string | undefined)[] | undefined {
  const found = rewriteArguments(text, 0);
  return found === undefined ? undefined : [found.first.value, found.second.value, found.flags?.value];
}

function flags(text: string): string[] | undefined {
  const word: RewriteWord = { start: 10, end: 10 + text.length, value: text };
  return rewriteFlags(word)?.map(({ start, end, key, value }) => `${start}-${end} ${key}=${value}`);
}

test('mod_rewrite cuts its own words', () => {
  const cases: readonly (readonly [string, (string | undefined)[] | undefined])[] = [
    ['^a b', ['^a', 'b', undefined]],
    ['  ^a\tb  [L] junk ', ['^a', 'b', '[L]']],
    ['"^a b" \'c d\' "[L, R]"', ['^a b', 'c d', '[L, R]']],
    ['"a\\"b c" d', ['a\\', 'b', 'c"']],
    ['^a\\ b c', ['^a\\ b', 'c', undefined]],
    ['"^a"b [L]', ['^a', 'b', '[L]']],
    ['^a "b c', ['^a', 'b c', undefined]],
    ['^a b ""', ['^a', 'b', '']],
    ['"" ""', ['', '', undefined]],
    ['^a', undefined],
    ['"^a b', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of cases) assert.deepEqual(words(text), expected, text);
});

test('flags stand in brackets', () => {
  const cases: readonly (readonly [string, string[] | undefined])[] = [
    ['[L]', ['11-12 L=']],
    ['[ L , R = 301 ]', ['12-13 L=', '16-23 R = 301']],
    ['[E=a:b=c,NC]', ['11-18 E=a:b=c', '19-21 NC=']],
    ['[L,]', ['11-12 L=', '13-13 =']],
    ['[]', ['11-11 =']],
    ['[', undefined],
    ['', undefined],
    ['L]', undefined],
    ['[L', undefined],
  ];
  for (const [text, expected] of cases) assert.deepEqual(flags(text), expected, text);
});
