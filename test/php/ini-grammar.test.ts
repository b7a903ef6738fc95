/** The ini grammar against the real one, and what must hold for any text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { parseIni } from '../../server/src/php/ini/parse';
import { createRandom } from '../differential/random';
import { FULL, fromEnvironment } from '../differential/suite';
import { iniText } from './ini-texts';
import { askPhp, ENVIRONMENT, ourAnswer, phpConstants, phpVersion, readAs } from './parse-ini-string';

const VERSION = phpVersion();
const COUNT = fromEnvironment('INI_TEXTS', FULL ? 20_000 : 3000);

/** Differences that are left, each with its reason. */
const MOST_DIFFERENCES = 0;

test('values, errors and their messages are those of parse_ini_string', { skip: VERSION === undefined && !FULL ? 'no php' : false }, () => {
  assert.ok(VERSION !== undefined, 'php is not there');
  const random = createRandom(fromEnvironment('INI_SEED', 5));
  const texts = Array.from({ length: COUNT }, () => iniText(random));
  const constants = phpConstants();
  const world = { version: VERSION, constant: (name: string) => constants.get(name), variable: (name: string) => ENVIRONMENT[name] };
  const differences: string[] = [];
  let rejected = 0;
  askPhp(texts).forEach(({ answer, message }, index) => {
    const tree = readAs(texts[index]!, world);
    const ours = ourAnswer(tree);
    if (answer === false) rejected++;
    if (!isDeepStrictEqual(ours, answer) || message !== (tree.stop?.message ?? '')) {
      differences.push(`${JSON.stringify(texts[index])}\n  php:  ${JSON.stringify(answer)} ${message}\n  ours: ${JSON.stringify(ours)} ${tree.stop?.message ?? ''}`);
    }
  });
  console.log(`${COUNT} texts, ${rejected} rejected, ${differences.length} differences`);
  assert.ok(rejected > COUNT / 10 && rejected < COUNT * 0.9, 'the texts are of both kinds');
  assert.ok(differences.length <= MOST_DIFFERENCES, differences.slice(0, fromEnvironment('INI_LIST', 10)).join('\n'));
});

const pieces = fc.array(fc.oneof(fc.constantFrom(...'=;"\'[]${}\\&|~!()\n\r\t :-'.split(''), 'on', 'a', '12', 'E_ALL', '[HOST=x]\n', 'k = v\n'), fc.string({ unit: 'binary' })), { maxLength: 30 }).map((list) => list.join(''));

test('any text is read without an exception, and its items tile it', () => {
  fc.assert(fc.property(pieces, fc.constantFrom(704, 802, 803, 805), (text, version) => {
    const { items, stop } = parseIni(text, { version });
    let at = text.startsWith('\ufeff') && items.length > 0 ? items[0]!.span.start : 0;
    for (const item of items) {
      assert.equal(item.span.start, at);
      assert.ok(item.span.end > at);
      at = item.span.end;
      if (item.kind === 'entry') {
        assert.ok(item.span.start <= item.nameSpan.start && item.nameSpan.end <= item.valueSpan.start && item.valueSpan.end <= item.span.end);
        assert.equal(text.slice(item.nameSpan.start, item.nameSpan.end), item.name);
      }
    }
    assert.ok(at === text.length || items.length === 0 && stop !== undefined, `${at} of ${text.length}`);
  }), { numRuns: FULL ? 20_000 : 2000 });
});

test('deep nesting is an error and no exception', () => {
  assert.equal(parseIni(`a = ${'('.repeat(100_000)}`).stop?.kind, 'syntax');
  assert.equal(parseIni(`a = ${'${x:-'.repeat(100_000)}`, { version: 804 }).stop?.kind, 'syntax');
});

test('what PHP reads before a stop counts', () => {
  const tree = parseIni("a = 1\nb = it's\nc = 3\n");
  assert.deepEqual(tree.items.map(({ kind }) => kind), ['entry', 'entry', 'lost']);
  assert.equal(tree.stop?.kind, 'silent');
});
