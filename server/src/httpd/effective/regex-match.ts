/** Matches httpd's patterns where they mean the same to this machine's engine; where they may not, nothing is claimed. */
import { bytesOf, textOf } from './byte-text';
import { risksOf } from './regex-risks';

/** The groups of a match, 0 the whole; a group that took no part is empty, as for ap_pregsub. */
export type Groups = readonly string[];

/** Names of classes that mean the same bytes in C's locale. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9', alpha: 'A-Za-z', digit: '0-9', lower: 'a-z', upper: 'A-Z', xdigit: '0-9A-Fa-f', word: '\\w', blank: ' \\t',
  space: ' \\t-\\r', punct: '!-\\/:-@\\[-`{-~',
};

/** Subjects of more units are not matched: one pattern must not hold up the editor. */
const LONGEST_SUBJECT = 4096;
/** Where repeats are nested, an engine that tries all ways may need a time exponential in the length. */
const LONGEST_NESTED = 48;

interface Compiled {
  readonly regex: RegExp;
  /** What the groups hold may differ. */
  readonly isRisky: boolean;
}

const compiled = new Map<string, Compiled | undefined>();
const MOST_COMPILED = 1000;

/**
 * ap_regexec with a pattern of ap_pregcomp: `.` matches every byte and `$` the very end (AP_REG_DEFAULT, server/util_pcre.c).
 *
 * @returns the groups; undefined: no match; `unknown`: the pattern uses what only PCRE has, or nobody knows how long it would take
 */
export function matchPattern(pattern: string, subject: string, ignoreCase = false): Groups | undefined | 'unknown' {
  if (subject.length > (nests(pattern) ? LONGEST_NESTED : LONGEST_SUBJECT)) return 'unknown';
  const found = compile(pattern, ignoreCase);
  if (found === undefined) return 'unknown';
  const match = found.regex.exec(apart(bytesOf(subject)));
  if (match === null) return undefined;
  return found.isRisky ? 'unknown' : [...match].map((group) => textOf(together(group ?? '')));
}

/** Bytes above ASCII have no case for httpd (pcre2_maketables is not called): they are put where ECMAScript knows of none, either. */
function apart(bytes: string): string {
  return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xe000 + byte.charCodeAt(0)));
}

function together(text: string): string {
  return text.replace(/[\ue080-\ue0ff]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xe000));
}

/** ap_pregsub: `$0` to `$9` and `&` stand for groups, a backslash before `$` or `&` for the sign itself. */
export function substitute(template: string, groups: Groups): string {
  return template.replace(/\\([$&])|\$([0-9])|&/g, (whole, escaped: string | undefined, group: string | undefined) =>
    escaped ?? (group === undefined ? (whole === '&' ? groups[0] : '') : groups[Number(group)]) ?? '');
}

function nests(pattern: string): boolean {
  return /[*+}][^()]*\)(?:[*+]|\{)/.test(pattern);
}

function compile(pattern: string, ignoreCase: boolean): Compiled | undefined {
  const key = `${ignoreCase ? 'i' : '-'}${pattern}`;
  if (compiled.has(key)) return compiled.get(key);
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  let result: Compiled | undefined;
  const bytes = bytesOf(pattern);
  const translated = translate(bytes);
  const { groups, references } = risksOf(bytes);
  try {
    // A byte that is written by its number, or a range that has it, is not put apart.
    if (translated !== undefined && !references && !/\\x[89A-Fa-f]|-[\x80-\xff]/.test(bytes)) result = { regex: new RegExp(apart(translated.source), ignoreCase || translated.ignoreCase ? 'is' : 's'), isRisky: groups };
  } catch {
    result = undefined;
  }
  compiled.set(key, result);
  return result;
}

/** A pattern of PCRE2 in the words of ECMAScript; undefined where there are none. */
function translate(pattern: string): { readonly source: string; readonly ignoreCase: boolean } | undefined {
  let source = '';
  let at = 0;
  let ignoreCase = false;
  const option = /^\(\?i\)/.exec(pattern);
  if (option !== null) {
    ignoreCase = true;
    at = option[0].length;
  }
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const step = escapeStep(rest) ?? groupStep(rest) ?? classStep(rest) ?? plainStep(rest);
    if (step === 'impossible') return undefined;
    source += step.source;
    at += step.length;
  }
  return { source, ignoreCase };
}

type Step = { readonly source: string; readonly length: number } | 'impossible';

function escapeStep(rest: string): Step | undefined {
  if (!rest.startsWith('\\')) return undefined;
  const next = rest[1] ?? '';
  if (next === 'A') return { source: '^', length: 2 };
  if (next === 'z') return { source: '$', length: 2 };
  if (next === 'Z') return { source: '(?=\\n?$)', length: 2 };
  if (next === 'h') return { source: '[ \\t\\ue0a0]', length: 2 };
  if (next === 's') return { source: '[ \\t-\\r]', length: 2 };
  if (next === 'S') return { source: '[^ \\t-\\r]', length: 2 };
  if (/[dDwWbBnrtf1-9]/.test(next)) return { source: `\\${next}`, length: 2 };
  const hex = /^\\x[0-9A-Fa-f]{2}/.exec(rest);
  if (hex !== null) return { source: hex[0], length: 4 };
  if (next === '' || /[A-Za-z0]/.test(next)) return 'impossible';
  return { source: /[\^$\\.*+?()[\]{}|/-]/.test(next) ? `\\${next}` : next, length: 2 };
}

function groupStep(rest: string): Step | undefined {
  if (!rest.startsWith('(?') && !rest.startsWith('(*')) return undefined;
  const plain = /^\(\?(?::|=|!|<=|<!)/.exec(rest);
  if (plain !== null) return { source: plain[0], length: plain[0].length };
  const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest);
  return named === null ? 'impossible' : { source: `(?<${named[1]!}>`, length: named[0].length };
}

function classStep(rest: string): Step | undefined {
  if (!rest.startsWith('[')) return undefined;
  // The edges of a word are written like classes.
  if (/^\[\[:[<>]:\]\]/.test(rest)) return 'impossible';
  const negated = rest[1] === '^';
  let at = negated ? 2 : 1;
  let source = negated ? '[^' : '[';
  for (let first = true; at < rest.length; first = false) {
    if (rest[at] === ']' && !first) return { source: `${source}]`, length: at + 1 };
    const named = /^\[:(\^?)(\w+):\]/.exec(rest.slice(at));
    if (named !== null) {
      const members = CLASSES[named[2]!];
      if (members === undefined || named[1] === '^') return 'impossible';
      source += members;
      at += named[0].length;
      continue;
    }
    const escape = /^\\(?:x[0-9A-Fa-f]{2}|[^A-Za-z0-9]|[dDwWnrtf])/.exec(rest.slice(at));
    if (rest[at] === '\\' && escape === null) {
      if (!/^\\[sS]/.test(rest.slice(at)) || negated || rest[at + 1] === 'S') return 'impossible';
      source += ' \\t-\\r';
      at += 2;
      continue;
    }
    source += escape?.[0] ?? (rest[at] === ']' || rest[at] === '[' ? `\\${rest[at]!}` : rest[at]!);
    at += escape?.[0].length ?? 1;
  }
  return 'impossible';
}

/** A repeat that gives nothing back has no counterpart. */
function plainStep(rest: string): Step {
  const repeat = /^(?:[*+?]|\{\d+(?:,\d*)?\})([+?]?)/.exec(rest);
  if (repeat !== null) return repeat[1] === '+' ? 'impossible' : { source: repeat[0], length: repeat[0].length };
  if (rest[0] === '{' || rest[0] === '}') return { source: `\\${rest[0]}`, length: 1 };
  return { source: rest[0]!, length: 1 };
}
