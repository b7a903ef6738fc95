import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danger } from '../harness/apache-guard';
import { parseStoppingError, parseWarnings } from '../harness/apache-output';
import type { Prediction, Tree } from '../harness/predict';
import { ARGUMENT_TABLES } from './argument-tables';
import { askSnippets } from './batch';
import { describeOutcome, readOutcome } from './case-file';
import { casePages } from './case-pages';
import { compareSnippets } from './confirm';
import { generateTree, sketchOfTree } from './generate';
import { openOracle } from './oracle';
import { relate, type Outcome } from './outcome';
import { createRandom } from './random';
import { samples } from './samples';
import { encode, single } from './sketch';
import { skipWithoutApache } from './suite';
import { createTally } from './tally';

/** That the suites can fail: a comparison that never disagrees proves nothing. */

const accepts: Outcome = { verdict: 'accepts', warnings: [] };
const rejects = (line: number, file = 'httpd.conf'): Outcome => ({ verdict: 'rejects', stage: 'process', file, line, warnings: [] });

test('every kind of disagreement is seen', () => {
  assert.equal(relate(accepts, accepts), 'agree');
  assert.equal(relate(rejects(3), rejects(3)), 'agree');
  assert.equal(relate(rejects(1), accepts), 'false rejection');
  assert.equal(relate(accepts, rejects(1)), 'missed rejection');
  assert.equal(relate(rejects(1), rejects(2)), 'wrong place');
  assert.equal(relate(rejects(1, 'a'), rejects(1, 'b')), 'wrong place');
  assert.equal(relate({ verdict: 'rejects', warnings: [] }, rejects(1)), 'wrong place');
  assert.equal(relate(rejects(1), { verdict: 'rejects', stage: 'crash', warnings: [] }), 'agree');
});

test('recorded outcomes are read as they were written, and a changed record is a disagreement', () => {
  let changed = 0;
  for (const entry of casePages().flatMap((page) => page.cases)) {
    const outcome = readOutcome(entry.recorded ?? '');
    assert.equal(describeOutcome(outcome), entry.recorded, entry.name);
    const other: Outcome = outcome.verdict === 'accepts' ? rejects(1) : outcome.line === undefined ? accepts : { ...outcome, line: outcome.line + 1 };
    if (relate(other, outcome) !== 'agree') changed += 1;
  }
  assert.equal(changed, casePages().flatMap((page) => page.cases).length);
});

test('limits are kept', () => {
  const tally = createTally('x');
  for (let count = 0; count < 999; count += 1) tally.add('same', accepts, accepts, single(''));
  const strict = { falseRejections: 0, missed: 1, wrongPlace: 0, wrongText: 0 };
  tally.add('missed', accepts, rejects(1), single(''));
  assert.deepEqual(tally.excess(strict), []);
  tally.add('missed', accepts, rejects(1), single(''));
  assert.equal(tally.excess(strict).length, 1);
  tally.add('false', rejects(1), accepts, single(''));
  tally.add('place', rejects(1), rejects(2), single(''));
  assert.equal(tally.excess(strict).length, 3);
});

test('messages of httpd are understood', () => {
  const nested = parseStoppingError('apache2: Syntax error on line 4 of /a: Syntax error on line 3 of macro \'m\' '
    + '(defined on line 1 of "/b") used on line 2 of "macro \'n\' (defined on line 7 of "/b") used on line 12 of "/b"": Could not open x\n');
  assert.deepEqual(nested.place, { file: '/b', line: 12, via: ['m:3', 'n:2'] });
  assert.equal(nested.message, 'Could not open x');
  assert.deepEqual(nested.chain.map((place) => place.line), [4, 12]);
  const late = parseStoppingError('[x] [core:warn] [pid 1:tid 1] AH00111: Config variable ${A} is not defined\nAH00526: Syntax error on line 3 of /a b:\nInvalid command\n');
  assert.deepEqual([late.stage, late.place, late.message], ['process', { file: '/a b', line: 3, via: [] }, 'Invalid command']);
  const warnings = parseWarnings('[x] [core:warn] [pid 1:tid 1] AH00111: Config variable\nAH00526: Syntax\n(2)No such file: AH02291: Cannot\n');
  assert.deepEqual(warnings.map((warning) => warning.code), ['AH00111', 'AH02291']);
});

test('dangerous texts are refused, ordinary ones are not', () => {
  const dangerous = [
    'CustomLog "|/usr/bin/x" a', 'RewriteMap m prg:/x', 'SSLPassPhraseDialog exec:/x', 'LoadFile /bin/sh', 'LoadModule a_module /bin/sh',
    'LoadModule a ../x.so', 'CoreDumpDirectory /var', 'ErrorLog "|$x"',
  ];
  const ordinary = [
    'CustomLog "|/bin/cat" a', '# ErrorLog "|x"', 'LogFormat "%h|%u"', 'RewriteRule (a|b) -', 'RewriteMap m txt:/x',
    'LoadModule env_module /usr/lib/apache2/modules/mod_env.so',
  ];
  for (const text of dangerous) assert.ok(danger(text), text);
  for (const text of ordinary) assert.equal(danger(text), undefined, text);
});

test('the tables of arguments name directives of this httpd', () => {
  const keys = new Set(samples().map((sample) => sample.key));
  assert.deepEqual([...ARGUMENT_TABLES.keys()].filter((key) => !keys.has(key)), []);
});

test('bytes and random numbers are reproducible', () => {
  assert.deepEqual([...encode('a⟦00 FF⟧b⟦63*3⟧')], [97, 0, 255, 98, 99, 99, 99]);
  assert.deepEqual(sketchOfTree(generateTree(createRandom(7))), sketchOfTree(generateTree(createRandom(7))));
  assert.notDeepEqual(sketchOfTree(generateTree(createRandom(7))), sketchOfTree(generateTree(createRandom(8))));
});

const SNIPPETS = [
  'ServerAdmin a\n', 'Bogus\n', '<Directory /x>\nSetEnv a b\n</Directory>\n', '<Directory /x>\n\nListen 80\n</Directory>\n', 'KeepAlive maybe\n', 'Timeout 5\n',
].map((text) => ({ name: text, text }));
const TRUTH = [0, 1, 0, 3, 1, 0];

test('many snippets in one run get the answers they get alone', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('self-check');
  const grouped = await askSnippets(oracle, SNIPPETS, {});
  assert.deepEqual(grouped.map((outcome) => outcome.line ?? 0), TRUTH);
  for (const [index, snippet] of SNIPPETS.entries()) {
    assert.equal(relate(grouped[index]!, await oracle.real(single(snippet.text), 0)), 'agree', snippet.text);
  }
});

test('a predictor that is right agrees, one that is wrong is found out', { skip: skipWithoutApache() }, async () => {
  const right = createTally('right');
  await compareSnippets(openOracle('self-check', predictor(0)), SNIPPETS, {}, right);
  assert.deepEqual([right.disagreements.length, right.total, right.rejections], [0, 6, 3]);
  const shifted = createTally('shifted');
  await compareSnippets(openOracle('self-check', predictor(1)), SNIPPETS, {}, shifted);
  assert.deepEqual(shifted.disagreements.map((entry) => entry.relation), ['wrong place', 'wrong place', 'wrong place']);
  const silent = createTally('silent');
  await compareSnippets(openOracle('self-check', () => verdict(undefined)), SNIPPETS, {}, silent);
  assert.equal(silent.disagreements.filter((entry) => entry.relation === 'missed rejection').length, 3);
  const severe = createTally('severe');
  await compareSnippets(openOracle('self-check', (tree) => verdict({ file: tree.root, line: 2 })), SNIPPETS, {}, severe);
  assert.equal(severe.disagreements.filter((entry) => entry.relation === 'false rejection').length, 3);
});

/** Knows the snippets above by heart, `off` lines beside the truth. */
function predictor(off: number): (tree: Tree) => Prediction {
  return (tree) => {
    const text = String(tree.files[tree.root]);
    const line = TRUTH[SNIPPETS.findIndex((snippet) => text.endsWith(`\n${snippet.text}`))] ?? 0;
    return verdict(line === 0 ? undefined : { file: tree.root, line: line + 1 + off });
  };
}

function verdict(error: { file: string; line: number } | undefined): Prediction {
  const firstError = error ? { ...error, rule: 'x/y', message: '' } : null;
  return { configtest: error ? 'rejects' : 'accepts', firstError, includes: [], diagnostics: [] };
}
