/** Values of arguments by the catalogue: enumerations and numbers, with httpd's own way to read them. */
import type { DirectiveSpec, NumberRange, ValueSet } from '../catalog/types';
import { parseInterval } from '../syntax/intervals';
import { parseAtoi } from '../syntax/numbers';

export interface ValueProblem {
  /** Index into the words the handler hears. */
  readonly index: number;
  readonly message: string;
  readonly rule: 'httpd/invalid-value' | 'httpd/out-of-range' | 'httpd/not-on-off';
  readonly data: Readonly<Record<string, unknown>>;
}

/** The first argument that httpd refuses by the catalogue's values and ranges; undefined if none is known to be. */
export function judgeValues(spec: DirectiveSpec, heard: readonly string[]): ValueProblem | undefined {
  for (const set of spec.values ?? []) {
    const problem = judgeSet(set, heard);
    if (problem !== undefined) return problem;
  }
  for (const range of spec.range ?? []) {
    const value = heard[range.arg - 1];
    if (value === undefined) continue;
    const message = judgeNumber(range, value);
    if (message !== undefined) return { index: range.arg - 1, message, rule: 'httpd/out-of-range', data: { value, range } };
  }
  return undefined;
}

/** What a set may say and still be judged by its words alone; anything else is a grammar of its own. */
const PLAIN: ReadonlySet<string> = new Set(['arg', 'values', 'caseSensitive', 'strict', 'repeat', 'prefixes', 'prefixForbidden', 'extraArgs', 'dependsOnModules']);

function judgeSet(set: ValueSet, heard: readonly string[]): ValueProblem | undefined {
  if (!set.strict || Object.keys(set).some((key) => !PLAIN.has(key))) return undefined;
  const from = set.arg - 1;
  const to = set.repeat === true ? heard.length : Math.min(heard.length, set.arg);
  for (let index = from; index < to; index++) {
    const value = heard[index]!;
    if (isOneOf(set, value)) continue;
    return { index, message: `${value} is none of ${set.values.join(', ')}`, rule: 'httpd/invalid-value', data: { value, values: set.values } };
  }
  return undefined;
}

function isOneOf(set: ValueSet, value: string): boolean {
  const same = (left: string, right: string): boolean =>
    set.caseSensitive ? left === right : left.toLowerCase() === right.toLowerCase();
  if (set.values.some((each) => same(each, value))) return true;
  const prefix = set.prefixes?.find((each) => value.startsWith(each));
  if (prefix === undefined) return false;
  const bare = value.slice(prefix.length);
  return set.values.some((each) => same(each, bare)) && set.prefixForbidden?.some((each) => same(each, bare)) !== true;
}

/** httpd's complaint about a number, undefined if it takes the word. Only ranges it enforces are judged. */
function judgeNumber(range: NumberRange, word: string): string | undefined {
  if (range.enforced === false || range.enforced === 'warn-and-clamp') return undefined;
  if (range.also?.some((each) => each.toLowerCase() === word.toLowerCase()) === true) return undefined;
  switch (range.parse) {
    case 'atoi':
      return outside(range, parseAtoi(word));
    case 'strict':
      return /^\s*[-+]?\d+$/.test(word) ? outside(range, Number(word)) : `${word} is not a number`;
    case 'interval':
      return parseInterval(word) === undefined ? `${word} is not a time` : undefined;
    default:
      return undefined;
  }
}

function outside(range: NumberRange, value: number): string | undefined {
  if (range.min !== null && value < range.min) return `${value} is below ${range.min}`;
  if (range.max !== null && value > range.max) return `${value} is above ${range.max}`;
  return undefined;
}
