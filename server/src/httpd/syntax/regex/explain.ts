/**
 * What the parts of a pattern match, in words. For people: whether PCRE2 takes the pattern is decided by `check`, and a part that is
 * not known here is shown as it stands.
 */
import { classWords } from './explain-class';
import { ESCAPE_WORDS, groupWords, quantifierWords } from './explain-words';

export interface PatternPart {
  readonly start: number;
  readonly end: number;
  /** How deep in groups it lies. */
  readonly depth: number;
  readonly text: string;
  /** What it matches; a phrase without a full stop. */
  readonly words: Words;
}

/** Our words, and in between what stands in the pattern. */
export type Words = readonly (string | { readonly code: string })[];

/** A pattern with more parts than this is explained as far as that. */
const MAX_PARTS = 200;

export function explainPattern(pattern: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let depth = 0;
  let group = 0;
  let at = 0;
  while (at < pattern.length && parts.length < MAX_PARTS) {
    const start = at;
    const character = pattern[at]!;
    if (character === '(') {
      const opening = /^\((?:\?(?:<?[=!]|:|>|\||#[^)]*\)|P?<\w+>|'\w+'|[a-zA-Z-]+[:)])?|\*[A-Z:]*\))?/.exec(pattern.slice(at))![0];
      at += opening.length;
      const captures = opening === '(' || /^\(\?(?:P?<\w|')/.test(opening);
      if (captures) group++;
      parts.push({ start, end: at, depth, text: opening, words: [groupWords(opening, group)] });
      if (!opening.endsWith(')')) depth++;
      continue;
    }
    if (character === ')') {
      depth = Math.max(0, depth - 1);
      at++;
      const repeat = quantifierAt(pattern, at);
      at += repeat.length;
      parts.push({ start, end: at, depth, text: pattern.slice(start, at), words: ['end of the group', ...repeated(repeat)] });
      continue;
    }
    if (character === '|') {
      at++;
      parts.push({ start, end: at, depth, text: '|', words: ['or'] });
      continue;
    }
    const atom = atomAt(pattern, at);
    at += atom.length;
    const repeat = atom.isAssertion ? '' : quantifierAt(pattern, at);
    at += repeat.length;
    const text = pattern.slice(start, at);
    parts.push({ start, end: at, depth, text, words: atom.literal === text ? ['as it stands'] : [...atom.words, ...repeated(repeat)] });
  }
  return parts;
}

function repeated(quantifier: string): Words {
  return quantifier === '' ? [] : [`, ${quantifierWords(quantifier)}`];
}

interface Atom {
  readonly length: number;
  readonly words: Words;
  readonly isAssertion?: boolean;
  /** The text it matches, where it is one. */
  readonly literal?: string;
}

function atomAt(pattern: string, at: number): Atom {
  const character = pattern[at]!;
  if (character === '^') return { length: 1, words: ['the beginning'], isAssertion: true };
  if (character === '$') return { length: 1, words: ['the end'], isAssertion: true };
  if (character === '.') return { length: 1, words: ['any character'] };
  if (character === '[') {
    const length = classLength(pattern, at);
    return { length, words: classWords(pattern.slice(at, at + length)) };
  }
  if (character === '\\') return escapeAt(pattern, at);
  return literalAt(pattern, at);
}

function escapeAt(pattern: string, at: number): Atom {
  const rest = pattern.slice(at);
  const quoted = /^\\Q([^]*?)(?:\\E|$)/.exec(rest);
  if (quoted !== null) return { length: quoted[0].length, words: ['the text ', { code: quoted[1]! }] };
  const reference = /^\\(?:([1-9])|g\{?-?(\w+)\}?|k[<{'](\w+)[>}'])/.exec(rest);
  if (reference !== null) return { length: reference[0].length, words: [`what group ${reference[1] ?? reference[2] ?? reference[3]!} matched`] };
  const property = /^\\[pP](?:\{\^?\w+\}|\w)/.exec(rest);
  if (property !== null) return { length: property[0].length, words: [`a character ${rest[1] === 'P' ? 'without' : 'with'} the property `, { code: property[0].slice(2).replace(/[{}]/g, '') }] };
  const code = /^\\(?:x\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{0,2}|0[0-7]{0,2})/.exec(rest);
  if (code !== null) return { length: code[0].length, words: [`the character with the code ${code[0].slice(1)}`] };
  const known = ESCAPE_WORDS[rest[1] ?? ''];
  if (known !== undefined) return { length: 2, words: [known], ...(/[bBAzZG]/.test(rest[1]!) ? { isAssertion: true } : {}) };
  return literalAt(pattern, at);
}

/** A run of plain characters; the last one stays out where a quantifier follows it. */
function literalAt(pattern: string, from: number): Atom {
  let at = from;
  let text = '';
  let last = from;
  while (at < pattern.length) {
    const character = pattern[at]!;
    const escaped = character === '\\' && /[^A-Za-z0-9]/.test(pattern[at + 1] ?? 'a');
    if (!escaped && /[\\^$.[|()?*+]/.test(character) && at > from) break;
    const length = escaped ? 2 : 1;
    if (at > from && quantifierAt(pattern, at + length) !== '') break;
    text += escaped ? pattern[at + 1]! : character;
    last = at + length;
    at = last;
    if (quantifierAt(pattern, at) !== '') break;
  }
  return { length: Math.max(1, last - from), literal: text, words: ['the text ', { code: text }] };
}

function quantifierAt(pattern: string, at: number): string {
  return /^(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/.exec(pattern.slice(at, at + 20))?.[0] ?? '';
}

/** Length of a class with its brackets; a bracket at its beginning belongs to it. */
function classLength(pattern: string, from: number): number {
  let at = from + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  while (at < pattern.length && pattern[at] !== ']') {
    const posix = /^\[:\^?\w+:\]/.exec(pattern.slice(at, at + 14));
    at += posix !== null ? posix[0].length : pattern[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, pattern.length) - from;
}
