/** How many words a directive takes, and which it hears. Follows invoke_cmd (httpd, server/config.c). */
import type { ArgumentKind } from '../catalog/types';

export type Arguments =
  | { readonly ok: true; readonly heard: readonly string[] }
  /** httpd's own words, without the directive's name in front: "takes one argument". */
  | { readonly ok: false; readonly message: string };

const MAX_ARGV = 64;

/**
 * Judges the words (unescaped values, empty quoted words included) by the declared kind.
 * `heard` are the words the handler is given: ITERATE stops at the first empty word, FLAG hears one,
 * TAKE_ARGV at most 64. RAW_ARGS is never judged here.
 */
export function hearArguments(kind: ArgumentKind, words: readonly string[]): Arguments {
  const message = countProblem(kind, words.length, (index) => words[index] ?? '');
  if (message !== undefined) return { ok: false, message };
  switch (kind) {
    case 'TAKE12':
      return { ok: true, heard: words[1] === '' ? words.slice(0, 1) : words };
    case 'FLAG':
      return { ok: true, heard: words.slice(0, 1) };
    case 'ITERATE':
      return { ok: true, heard: untilEmpty(words, 0) };
    case 'ITERATE2':
      return { ok: true, heard: untilEmpty(words, 1) };
    case 'TAKE_ARGV': {
      const heard = words.slice(0, MAX_ARGV);
      if (words.length <= MAX_ARGV && heard[heard.length - 1] === '') heard.pop();
      return { ok: true, heard };
    }
    default:
      return { ok: true, heard: words };
  }
}

/** httpd's complaint about the number of words, undefined if it has none. `value` gives a word by its index. */
export function countProblem(kind: ArgumentKind, count: number, value: (index: number) => string): string | undefined {
  switch (kind) {
    case 'RAW_ARGS':
    case 'TAKE_ARGV':
      return undefined;
    case 'NO_ARGS':
      return count === 0 ? undefined : 'takes no arguments';
    case 'TAKE1':
      return count === 1 && value(0) !== '' ? undefined : 'takes one argument';
    case 'TAKE2':
      return count === 2 && value(0) !== '' && value(1) !== '' ? undefined : 'takes two arguments';
    case 'TAKE3':
      return count === 3 && value(0) !== '' && value(1) !== '' && value(2) !== '' ? undefined : 'takes three arguments';
    case 'TAKE12':
      return count <= 2 && value(0) !== '' ? undefined : 'takes 1-2 arguments';
    case 'TAKE23':
      return count <= 3 && value(0) !== '' && value(1) !== '' ? undefined : 'takes two or three arguments';
    case 'TAKE123':
      return count <= 3 && value(0) !== '' ? undefined : 'takes one, two or three arguments';
    case 'TAKE13':
      return count <= 3 && value(0) !== '' && !(count === 2 && value(1) !== '') ? undefined : 'takes one or three arguments';
    case 'ITERATE':
      return value(0) !== '' ? undefined : 'requires at least one argument';
    case 'ITERATE2':
      return count >= 2 && value(0) !== '' ? undefined : 'requires at least two arguments';
    case 'FLAG':
      return /^(?:on|off)$/i.test(value(0)) ? undefined : 'must be On or Off';
  }
}

function untilEmpty(words: readonly string[], from: number): readonly string[] {
  const empty = words.indexOf('', from);
  return empty < 0 ? words : words.slice(0, empty);
}
