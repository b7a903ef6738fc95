import type { NumberRange, ValueSet } from '../../server/src/httpd/catalog/types';
import { ARGUMENT_TABLES, expandTable } from './argument-tables';
import { sedPrograms } from './argument-sed';
import { fromEnvironment } from './suite';
import type { Sample } from './samples';

/** Numbers and what may stand for one: the limits of C's integers, units, junk before and after. */
const ODD_NUMBERS = [
  '0', '1', '-1', '+5', '5x', 'x', '1.5', '1e3', '0x10', '010', '5s', '5ms', '5m', '5min', '5h', '5d', '5S', '5%', '5k', '5K', '5M', '5kb',
  '2147483647', '2147483648', '4294967295', '4294967296', '9223372036854775807', '9223372036854775808', '99999999999999999999', '" 5"', '"5 "', '-', '', '""',
];

const ODD_WORDS = ['', '""', 'x', 'On', 'off', '0', '-1', '/a/b', '"a b"', 'a b', '%{X}', '#', '"open', "'q'", 'a"b', '*', 'none', 'a=b', 'http://h/', 'é'];

/**
 * Argument texts that are worth asking about for one directive: wrong counts, every value of the catalogue and words near
 * it, both sides of every limit, and the tables. Out: without doubles, in a fixed order; no text ends in a backslash.
 */
export function argumentsOf(sample: Sample): string[] {
  const texts = new Set<string>([
    ...countVariations(sample.args),
    ...(sample.spec.values ?? []).flatMap((set) => valueVariations(sample, set)),
    ...(sample.spec.range ?? []).flatMap((range) => rangeVariations(sample, range)),
    ...(ARGUMENT_TABLES.get(sample.key) ?? []).flatMap(expandTable),
    ...(wordsOf(sample.args).length === 1 ? ODD_WORDS : []),
    ...(sample.key === 'inputsed' ? sedPrograms(fromEnvironment('HTTPD_DIFF_SED', 400)) : []),
  ]);
  return [...texts].filter((text) => !/\\$|[\n|]{2}/.test(text));
}

function countVariations(args: string): string[] {
  const words = wordsOf(args);
  return [
    args, '', `${args} extra`, `${args} ""`, `${args} # comment`, words.slice(0, -1).join(' '), words.slice(1).join(' '),
    `"${args}`, words.map((word) => (word.startsWith('"') ? word : `"${word}"`)).join(' '), words.map((word) => (word.startsWith('"') ? word : `'${word}'`)).join(''),
    `${args} a b c d`, ...(args.includes('@') ? [] : [args.toUpperCase(), args.toLowerCase()]),
  ];
}

function valueVariations(sample: Sample, set: ValueSet): string[] {
  if (typeof set.arg !== 'number') return [];
  const values = set.values.slice(0, 40);
  const words = values.flatMap((value) => [value, flip(value), `${value}x`]);
  const prefixed = [...(set.prefixes ?? []), '!'].flatMap((prefix) => values.slice(0, 12).map((value) => `${prefix}${value}`));
  const repeated = set.repeat ? values.slice(0, 8).flatMap((value) => [`${value} ${values[0]}`, `${values[0]} ${value}`, `${value} nonsense`]) : [];
  return [...words, ...prefixed, ...repeated, 'nonsense', '0', values[0]?.slice(0, -1) ?? ''].map((word) => replaceWord(sample.args, set.arg, word));
}

function rangeVariations(sample: Sample, range: NumberRange): string[] {
  const near = [range.min, range.max].flatMap((limit) => (limit === null ? [] : [limit - 1, limit, limit + 1]));
  const numbers = near.flatMap((number) => [String(number), `${number}x`, `${number}s`]);
  return [...ODD_NUMBERS, ...numbers, ...(range.also ?? [])].map((word) => replaceWord(sample.args, range.arg, word));
}

function replaceWord(args: string, position: number, word: string): string {
  const words = wordsOf(args);
  while (words.length < position - 1) words.push('a');
  words[position - 1] = word;
  return words.join(' ');
}

function wordsOf(args: string): string[] {
  return args.match(/"[^"]*"|\S+/g) ?? [];
}

function flip(word: string): string {
  return word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase();
}
