import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareSnippets, type NamedSnippet } from './confirm';
import { listedExpressions, randomExpression, randomText } from './expressions';
import { REACHED } from './limits';
import { openOracle } from './oracle';
import { createRandom } from './random';
import { htaccessSketch } from './sketch';
import { conclude, fromEnvironment, FULL, skipWithoutApache } from './suite';
import { createTally } from './tally';

const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_EXPRESSIONS', FULL ? 2500 : 600);

test('conditions', { skip: skipWithoutApache() }, async () => {
  const random = createRandom(SEED);
  const listed = random.shuffle(listedExpressions()).slice(0, COUNT);
  await compare('conditions', [...listed, ...Array.from({ length: COUNT }, () => randomExpression(random))], (text, index) => {
    const word = quoted(text);
    return [
      `<If ${word}>\n</If>\n`, `SetEnvIfExpr ${word} x\n`, `LogMessage x "expr=${word.slice(1)}\n`, `ProxyFCGISetEnvIf ${word} x\n`,
      `<Directory /x>\nSSLRequire ${text.trim() === '' ? 'true' : text}\n</Directory>\n`, `ProxyHCExpr n${index} ${word}\n`,
    ][text === '' ? 0 : index % 6]!;
  });
});

test('texts with variables', { skip: skipWithoutApache() }, async () => {
  const random = createRandom(SEED);
  await compare('texts', Array.from({ length: COUNT }, () => randomText(random)), (text, index) => {
    const word = quoted(text);
    return [
      `<Location /x>\nSetHandler ${word}\n</Location>\n`, `ErrorDocument 404 ${word}\n`, `<Location /x>\nRedirect ${word}\n</Location>\n`,
      `<Location /x>\nAuthName ${word}\n</Location>\n`, `<Location /x>\nAlias ${word}\n</Location>\n`, `LogMessage ${word}\n`,
      `<Location /x>\nAuthBasicFake x ${word}\n</Location>\n`,
    ][index % 7]!;
  });
});

test('conditions in .htaccess', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('expr-htaccess');
  const tally = createTally('conditions in .htaccess');
  const random = createRandom(SEED + 1);
  const files = ["file('/x') == 'a'", "'%{file:/x}' == 'a'", "filesize('/x') -eq 1", "FILE('/x') == 'a'", "-f '/x'", "-e '/x'", "true"];
  const texts = [...files, ...Array.from({ length: COUNT / 4 }, () => randomExpression(random))].filter(canBeAsked);
  const sketches = texts.map((text) => htaccessSketch(`<If ${quoted(text)}>\n</If>\n`, 'AllowOverride All'));
  const real = await oracle.realHtaccess(sketches);
  for (const [index, sketch] of sketches.entries()) tally.add(texts[index]!, await oracle.said(sketch, 0), real[index]!, sketch);
  conclude(tally, REACHED.expr);
});

async function compare(name: string, texts: readonly string[], line: (text: string, index: number) => string): Promise<void> {
  const oracle = openOracle(`expr-${name}`);
  const tally = createTally(name);
  const chosen = createRandom(SEED).shuffle([...new Set(texts)].filter(canBeAsked)).slice(0, COUNT);
  const snippets = chosen.map((text, index): NamedSnippet => ({ name: text, text: line(text, index) }));
  await compareSnippets(oracle, snippets, {}, tally);
  console.log(`${name}: ${snippets.length} expressions, ${oracle.spent.runs} runs of httpd`);
  assert.ok(tally.rejections > tally.total / 8 && tally.rejections < tally.total * 0.9, 'the expressions hold both kinds');
  conclude(tally, REACHED.expr);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** Variables of the configuration and its lines are other suites' matter. */
function canBeAsked(text: string): boolean {
  return !/[\n\0]|\$\{|\\$/.test(text);
}
