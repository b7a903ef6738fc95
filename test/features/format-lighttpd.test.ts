import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { tokenize } from '../../server/src/lighttpd/tokens';
import { parse } from '../../server/src/lighttpd/parse';
import { corpusFiles, corpusMissing } from '../differential/corpus';
import { createRandom } from '../differential/random';
import { BESIDE, generate } from '../lighttpd/generate';
import { lighttpdMissing, Oracle } from '../lighttpd/oracle';
import { assertLaidOut, assertStable, laidOut, STYLES } from './laid-out';

function check(text: string, expected: string, style: Parameters<typeof assertLaidOut>[3] = {}): void {
  assertLaidOut('lighttpd', text, expected, style);
}

void describe('indentation', () => {
  void test('by braces and parentheses, comments too', () => {
    check('$HTTP["host"]=="a"{\n# c\nserver.tag="x"\n$HTTP["url"] =~ "^/a" {\n        server.name = "y"\n}\n}else{\nserver.tag = "z"\n}\n',
      '$HTTP["host"] == "a" {\n    # c\n    server.tag = "x"\n    $HTTP["url"] =~ "^/a" {\n        server.name = "y"\n    }\n} else {\n    server.tag = "z"\n}\n');
  });
  void test('what is opened on one line is one step', () => {
    check('fastcgi.server = ( ".php" => ((\n"socket" => "/s",\n"min-procs" => 1\n)))\na = 1\n', 'fastcgi.server = ( ".php" => ((\n    "socket" => "/s",\n    "min-procs" => 1\n)))\na = 1\n');
    check('x = ( "a" =>\n( "b" =>\n(\n"c" => 1\n)\n)\n)\n', 'x = ( "a" =>\n\t( "b" =>\n\t\t(\n\t\t\t"c" => 1\n\t\t)\n\t)\n)\n', { indent: '\t' });
  });
  void test('lines inside a string stay', () => {
    const text = 'a = "x   \n\n\n\n  y  \n  z"   \n';
    check(text, `${text.trimEnd()}\n`);
    check(`$HTTP["host"] == "a" {\n${text}}\n`, `$HTTP["host"] == "a" {\n    ${text.trimEnd()}\n}\n`);
  });
  void test('what was switched off keeps its column', () => check('a = (\n   "x",\n#  "y"\n#z\n)\n', 'a = (\n    "x",\n#  "y"\n    #z\n)\n'));
  void test('signs in strings and comments open nothing', () => check('a = "({"\n# ({\nb = "\\"("\nc = 1\n', 'a = "({"\n# ({\nb = "\\"("\nc = 1\n'));
});

void describe('blanks', () => {
  void test('around signs, behind commas, in front of comments', () => {
    check('a="x"+"y"\nb+=( "m","n" ,"o" )#c\nc:=1   # d\nd = ( "k"=>"v" )\n', 'a = "x" + "y"\nb += ( "m", "n", "o" ) #c\nc := 1   # d\nd = ( "k" => "v" )\n');
    check('include"a.conf"\n$SERVER["socket"]==":81"{ server.tag="b" }\n', 'include "a.conf"\n$SERVER["socket"] == ":81" { server.tag = "b" }\n');
  });
  void test('a column stays a column', () => {
    const text = 'm = (\n    ".a"    => "x",\n    ".long" => "y",\n)\n';
    check(text, text);
    check('m = (\n".a"    =>    "x",\n".long" => "y",\n)\n', text);
    check('m = (\n".a"     => "x",\n# c\n".longer"=> "y", # d\n)\n', 'm = (\n    ".a"      => "x",\n    # c\n    ".longer" => "y", # d\n)\n');
    check('server.name     = "a"\nserver.port     = 1\nserver.modules  += ( "x" )\n\nserver.tag = "t"\n', 'server.name     = "a"\nserver.port     = 1\nserver.modules += ( "x" )\n\nserver.tag = "t"\n');
    check('a = ("b" => 1)\na += ("long"   => 2)\n', 'a = ("b" => 1)\na += ("long"   => 2)\n');
    check(text, 'm = (\n    ".a" => "x",\n    ".long" => "y",\n)\n', { argumentGap: 'single' });
    check('m = (\n".a" => "x",\n".long" => "y",\n)\n', text, { argumentGap: 'align' });
  });
  void test('empty lines, the last line end', () => check('\n\n\n\na = 1\n\n\n\n\nb = "2"\n\n\n', '\n\na = 1\n\n\nb = "2"\n'));
  void test('nothing from the line on that lighttpd gives up at', () => {
    check('a=1\n  b = "open\n  c=2\n', 'a = 1\n  b = "open\n  c=2\n');
    check('a=1\n    b == 2\n', 'a = 1\nb == 2\n');
    // At the very end lighttpd looks for the character behind a word, and finds none.
    check('a = b', 'a = b');
  });
  void test('a range changes its own lines', () => {
    assert.equal(laidOut('lighttpd', '$HTTP["host"] == "a" {\na=1\nb=2\nc=3\n}\n', {}, { first: 2, last: 2 }), '$HTTP["host"] == "a" {\na=1\n    b = 2\nc=3\n}\n');
  });
});

/** What a text says, places left out. Of an unfinished text lighttpd names the last word, which a line end at the end is. */
function meaning(text: string, release: number): string {
  const { statements, dropped, error } = parse(text, release);
  return JSON.stringify([statements, dropped.flatMap(({ tokens }) => tokens).filter(({ kind }) => kind !== 'EOL'), error?.kind], (key, value: unknown) => (['start', 'end', 'open', 'close', 'operatorSpan'].includes(key) ? undefined : value));
}

function assertMeaning(text: string, name = text): void {
  assertStable('lighttpd', text, name);
  for (const style of STYLES) for (const release of [69, 85]) assert.equal(meaning(laidOut('lighttpd', text, style), release), meaning(text, release), name);
}

void describe('any text', () => {
  void test('generated configurations', () => {
    for (let seed = 0; seed < 300; seed++) assertMeaning(generate(createRandom(seed)));
  });
  void test('pieces', () => {
    const piece = fc.constantFrom('a', 'server.tag', '=', '+=', ':=', '=>', '+', '==', '=~', '"s"', '"two\nlines"', '"', '(', ')', '{', '}', ',', ' ', '  ', '\t', '\n', '\n\n\n\n', '\r\n', '\r', '# c', '#(', '$HTTP["host"]', '$', 'else', 'elif', 'if', 'include', 'global',
      '1', '\0', '\u00a0', '\ufeff', '\\"');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => assertMeaning(pieces.join(''))), { numRuns: 1500 });
  });
  void test('lighttpd itself reads the same', { skip: lighttpdMissing() }, () => {
    const oracle = new Oracle();
    oracle.write(BESIDE);
    let printed = 0;
    for (let seed = 0; seed < 40; seed++) {
      const text = generate(createRandom(seed));
      const print = (written: string): string => oracle.print(written).replace(/var\.PID +=.*|line: \d+ pos: \d+/g, '');
      const before = print(text);
      const after = print(laidOut('lighttpd', text, STYLES[seed % STYLES.length]));
      // What is refused is refused still, at a place that may have another number.
      if (!before.startsWith('config {')) assert.ok(!after.startsWith('config {'), text);
      else assert.equal(after, before, text);
      if (before.startsWith('config {')) printed++;
    }
    assert.ok(printed > 20, String(printed));
  });
});

// Real configurations lie beside the repository, or nowhere.
if (corpusMissing() === undefined) void test('real files: each is laid out and keeps its meaning', () => {
  let count = 0;
  for (const { name, text } of corpusFiles(['lighttpd'])) {
    assertMeaning(text, name);
    // A layout that had to give up would leave the blanks in front of lines.
    const { error, tokens } = tokenize(text, 85);
    if (error !== undefined || tokens.some(({ kind, value }) => kind === 'STRING' && value.includes('\n'))) continue;
    assert.equal(laidOut('lighttpd', text.replace(/^(?=[^\s#])/gm, '   ')), laidOut('lighttpd', text), name);
    count++;
  }
  assert.ok(count > 20, String(count));
});
