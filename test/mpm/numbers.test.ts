import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDouble, parseFactor } from '../../server/src/httpd/syntax/float';
import { parseAtoi, parseBufferSize, parseLong, parsePositive, parseSize } from '../../server/src/httpd/syntax/numbers';

test('atoi takes digits, ignores the rest, and wraps at 32 bits', () => {
  const expected: Record<string, number> = {
    '150': 150, '150k': 150, '+150': 150, '0150': 150, ' \t\v\f\r\n-7x': -7, '1e3': 1, '1,000': 1, '1.9': 1,
    '': 0, abc: 0, '0x10': 0, '-': 0, '+-5': 0, '٣': 0, '\u00a05': 0, '${UNSET}': 0,
    '2147483647': 2147483647, '2147483648': -2147483648, '-2147483649': 2147483647,
    '4294967296': 0, '4294967446': 150, '9223372036854775807': -1, '99999999999999999999': -1,
    '-9223372036854775808': 0, '-99999999999999999999': 0,
  };
  for (const [text, value] of Object.entries(expected)) assert.equal(parseAtoi(text), value, JSON.stringify(text));
});

test('a long of 32 bits saturates instead of wrapping', () => {
  assert.equal(parseAtoi('2147483648', 32), 2147483647);
  assert.equal(parseAtoi('-4294967446', 32), -2147483648);
});

test('every 32-bit number is read as itself, whatever follows it', () => {
  fc.assert(fc.property(fc.integer(), fc.constantFrom('', 'k', ' ', '.5', ',0'), (value, tail) => {
    assert.equal(parseAtoi(`${value}${tail}`), value);
  }));
});

test('every 64-bit number keeps its low 32 bits', () => {
  fc.assert(fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (value) => {
    assert.equal(parseLong(String(value)).value, value);
    assert.equal(BigInt.asUintN(32, BigInt(parseAtoi(String(value)))), BigInt.asUintN(32, value));
  }));
});

test('checked numbers are refused where httpd does', () => {
  assert.equal(parsePositive('1x'), 1);
  for (const text of ['0', 'abc', '-1', '4294967296', '2147483648']) assert.equal(parsePositive(text), undefined, text);
  assert.equal(parseBufferSize('abc'), 0);
  assert.equal(parseBufferSize('512'), 512);
  for (const text of ['511', '-1', '1']) assert.equal(parseBufferSize(text), undefined, text);
  assert.equal(parseSize('9223372036854775807'), 2n ** 63n - 1n);
  for (const text of ['-1', '9223372036854775808']) assert.equal(parseSize(text), undefined, text);
});

test('strtod needs the whole word', () => {
  const whole: Record<string, number> = { '2': 2, ' 2.5': 2.5, '.5': 0.5, '5.': 5, '1E2': 100, '0x2': 2, '0x1.8p1': 3, '-0x.8': -0.5, '1e400': Infinity, inf: Infinity, '-Infinity': -Infinity };
  for (const [text, value] of Object.entries(whole)) assert.deepEqual(parseDouble(text), { value, whole: true }, text);
  for (const text of ['nan', '-NAN', 'nan(1_a)']) assert.ok(Number.isNaN(parseDouble(text).value) && parseDouble(text).whole, text);
  for (const text of ['2x', '2 ', '1e', '0x', '0xp1', '.', 'infinit', 'nan(', 'two', '2,5']) assert.equal(parseDouble(text).whole, false, text);
  fc.assert(fc.property(fc.double({ noNaN: true }), (value) => assert.equal(parseDouble(String(value).toLowerCase()).value, value === 0 ? 0 : value)));
});

test('a factor has to be above zero, and what is no comparison passes', () => {
  assert.equal(parseFactor('0.25'), 0.25);
  assert.ok(Number.isNaN(parseFactor('nan')));
  for (const text of ['0', '-1', '-inf', '1e-400']) assert.equal(parseFactor(text), 'not-positive', text);
  assert.equal(parseFactor('2x'), 'not-a-number');
});
