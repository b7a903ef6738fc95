import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { sameFpm } from '../../server/src/features/text/php-fpm/format';
import { sameIni } from '../../server/src/features/text/php-ini/format';
import { fpmLines } from '../../server/src/php/fpm/line';
import { parseIni } from '../../server/src/php/ini/parse';
import { corpusFiles, corpusMissing } from '../differential/corpus';
import { createRandom } from '../differential/random';
import { generatePools } from '../php/fpm-generate';
import { temporaryDirectory } from '../harness/temp';
import { askFpm, fpmMissing, ORACLE_WORLD } from '../php/fpm-program';
import { iniText } from '../php/ini-texts';
import { askPhp, phpVersion } from '../php/parse-ini-string';
import { assertLaidOut, assertStable, laidOut, STYLES } from './laid-out';

void describe('php.ini', () => {
  void test('blanks, empty lines, the last line end', () => {
    assertLaidOut('php-ini', '[PHP]  \n  a=1   ;c\nb = 2;c\n\n\n\n\nd   =\n k[ x ]=  "two\n lines"  \nbare   \n\n\n', '[PHP]\na = 1   ;c\nb = 2 ;c\n\n\nd =\nk[ x ] = "two\n lines"\nbare\n', { equals: 'spaces' });
    assertLaidOut('php-ini', 'a=1\r\nb =2  \r\nc = 3', 'a = 1\r\nb = 2\r\nc = 3\r\n', { equals: 'spaces' });
    assertLaidOut('php-ini', '\n\n\na = 1\n\n\n', 'a = 1\n', { maxBlankLines: 0 });
  });
  void test('the equals sign as most lines have it, or as the style says', () => {
    assertLaidOut('php-ini', 'a=1\nb=2\nc = 3\n', 'a=1\nb=2\nc=3\n');
    assertLaidOut('php-ini', 'a=1\nb = 2\nc =3\n', 'a = 1\nb = 2\nc = 3\n');
    assertLaidOut('php-ini', 'a = 1\nlong.name =  2\n', 'a=1\nlong.name=2\n', { equals: 'none' });
    assertLaidOut('php-ini', 'a=1\nlong.name=2\n\nb=3\n', 'a         = 1\nlong.name = 2\n\nb = 3\n', { equals: 'spaces', argumentGap: 'align' });
  });
  void test('a column stays a column', () => {
    const text = 'a         = 1\nlong.name = 2\n';
    assertLaidOut('php-ini', text, text);
    assertLaidOut('php-ini', 'a           = 1\nlong.name   =   2\n', 'a           = 1\nlong.name   = 2\n');
    assertLaidOut('php-ini', 'a=1\nlong.name=2\n', text, { argumentGap: 'align', equals: 'spaces' });
    assertLaidOut('php-ini', text, 'a = 1\nlong.name = 2\n', { argumentGap: 'single' });
    // One column for the file, whatever stands between its lines; a run without a part in it is left out.
    assertLaidOut('php-ini', 'a     = 1\n\n; c\nbb    = 2\nc= 3\n\nd     = 4\n\ne = 5\n', 'a     = 1\n\n; c\nbb    = 2\nc     = 3\n\nd     = 4\n\ne = 5\n');
    assertLaidOut('php-ini', 'a    = 1\nlong.name = 2\n', 'a = 1\nlong.name = 2\n');
  });
  void test('nothing moves inside quotes, nor where PHP reads nothing', () => {
    const quoted = 'a = "x   \n\n\n\n  b=1  \n  y"\n';
    assertLaidOut('php-ini', quoted, quoted);
    assertLaidOut('php-ini', `  ${quoted}c=3  \n`, `${quoted}c = 3\n`);
    assertLaidOut('php-ini', "  a = 1\nb = it's\n  c=3", "a = 1\nb = it's\n  c=3");
    assertLaidOut('php-ini', 'a = 1\n  b=2\r c=3\n', 'a = 1\n  b=2\r c=3\n');
  });
  void test('a range changes its own lines', () => {
    assert.equal(laidOut('php-ini', '  a = 1\n  b=2  \n\n\n\n\n  c = 3', {}, { first: 1, last: 1 }), '  a = 1\nb = 2\n\n\n\n\n  c = 3');
  });
});

void describe('files of pools', () => {
  void test('each line by itself', () => {
    assertLaidOut('php-fpm', '[www]  \n  pm=static ; c \n\tpm.max_children  =5\nphp_admin_value[ x ]   = "a  b"\n', '[www]\npm = static ; c\npm.max_children = 5\nphp_admin_value[ x ] = "a  b"\n', { equals: 'spaces' });
    // PHP takes a bracket behind blanks for an array without a name.
    assertLaidOut('php-fpm', '  [www]\n  pm = static\n', '  [www]\npm = static\n');
    // An open quote ends with its line, which PHP-FPM refuses; the others are laid out all the same.
    assertLaidOut('php-fpm', '  a = "x\n  b = 2\n', '  a = "x\nb = 2\n');
  });
});

void describe('CSP.ini', () => {
  void test('lines that say something stay', () => {
    assertLaidOut('csp-ini', '\n[SYSTEM]  \n; c  \n A = b  \n\n\n\n\nC=d', '\n[SYSTEM]\n; c\n A = b  \n\n\nC=d');
  });
});

void describe('any text', () => {
  void test('php.ini', () => {
    let changed = 0;
    fc.assert(fc.property(fc.integer(), (seed) => {
      const text = iniText(createRandom(seed));
      assertStable('php-ini', text);
      if (laidOut('php-ini', text) !== text) changed++;
    }), { numRuns: 600 });
    assert.ok(changed > 100, String(changed));
  });
  void test('PHP itself reads the same', { skip: phpVersion() === undefined }, () => {
    const texts = Array.from({ length: 600 }, (_, seed) => iniText(createRandom(seed)));
    if (corpusMissing() === undefined) texts.push(...corpusFiles(['php-ini', 'user-ini']).map(({ text }) => text));
    for (const style of STYLES) {
      const before = askPhp(texts);
      const after = askPhp(texts.map((text) => laidOut('php-ini', text, style)));
      texts.forEach((text, index) => assert.deepEqual(after[index], before[index], JSON.stringify(text)));
    }
  });
  void test('files of pools', () => {
    fc.assert(fc.property(fc.integer(), (seed) => assertStable('php-fpm', generatePools(createRandom(seed)))), { numRuns: 200 });
  });
  void test('PHP-FPM itself says the same', { skip: fpmMissing() }, async () => {
    const folder = temporaryDirectory('fpm');
    // Lines may have other numbers afterwards.
    const ask = async (text: string): Promise<unknown> => {
      writeFileSync(join(folder, 'pool.conf'), text);
      const { accepts, lines, syntaxErrors } = await askFpm(join(folder, 'pool.conf'));
      return { accepts, syntaxErrors, lines: lines.map(({ level, text: said }) => `${level} ${said.replace(/:\d+\]|line \d+/g, '')}`) };
    };
    let accepted = 0;
    for (let seed = 0; seed < 40; seed++) {
      const text = generatePools(createRandom(seed));
      const before = await ask(text) as { accepts: boolean };
      assert.deepEqual(await ask(laidOut('php-fpm', text, STYLES[seed % STYLES.length])), before, text);
      if (before.accepts) accepted++;
    }
    assert.ok(accepted > 3, String(accepted));
  });
  void test('CSP.ini', () => {
    const piece = fc.constantFrom('[S]', '[', ']', 'Key', '=', ' ', '\t', '\n', '\n\n\n', '\r\n', ';', '#', 'v', '\ufeff', '"');
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => assertStable('csp-ini', pieces.join(''))), { numRuns: 400 });
  });
});

// Real configurations lie beside the repository, or nowhere.
if (corpusMissing() === undefined) void test('real files: each is laid out and keeps its meaning', () => {
  let count = 0;
  for (const { name, text } of corpusFiles(['php-ini', 'user-ini', 'php-fpm', 'csp-ini'])) {
    const kind = /CSP/i.test(name) ? 'csp-ini' as const : /fpm|pool|www\.conf/.test(name) && !name.endsWith('.ini') ? 'php-fpm' as const : 'php-ini' as const;
    assertStable(kind, text, name);
    const isRead = kind === 'php-ini' ? parseIni(text).stop === undefined : fpmLines(text, ORACLE_WORLD).every(({ syntax }) => syntax === undefined);
    if (kind === 'csp-ini' || !isRead) continue;
    // A layout that had to give up would leave the blanks in front of names.
    const isSame = kind === 'php-ini' ? sameIni : sameFpm;
    const shifted = text.replace(/^(?=[a-z])/gm, '  ');
    if (!isSame(text, shifted)) continue;
    assert.equal(laidOut(kind, shifted), laidOut(kind, text), name);
    count++;
  }
  assert.ok(count > 30, String(count));
});
