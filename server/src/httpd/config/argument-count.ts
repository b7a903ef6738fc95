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
  const first = words[0] ?? '';
  const count = words.length;
  switch (kind) {
    case 'RAW_ARGS':
      return { ok: true, heard: words };
    case 'NO_ARGS':
      return count === 0 ? { ok: true, heard: [] } : wrong('takes no arguments');
    case 'TAKE1':
      return first !== '' && count === 1 ? { ok: true, heard: words } : wrong('takes one argument');
    case 'TAKE2':
      return first !== '' && count === 2 && words[1] !== '' ? { ok: true, heard: words } : wrong('takes two arguments');
    case 'TAKE3':
      return count === 3 && words.every((word) => word !== '') ? { ok: true, heard: words } : wrong('takes three arguments');
    case 'TAKE12':
      return first !== '' && count <= 2
        ? { ok: true, heard: words[1] === '' ? words.slice(0, 1) : words }
        : wrong('takes 1-2 arguments');
    case 'TAKE23':
      return first !== '' && (words[1] ?? '') !== '' && count <= 3 ? { ok: true, heard: words } : wrong('takes two or three arguments');
    case 'TAKE123':
      return first !== '' && count <= 3 ? { ok: true, heard: words } : wrong('takes one, two or three arguments');
    case 'TAKE13':
      return first !== '' && count <= 3 && !(count === 2 && words[1] !== '')
        ? { ok: true, heard: words }
        : wrong('takes one or three arguments');
    case 'ITERATE':
      return first !== '' ? { ok: true, heard: untilEmpty(words, 0) } : wrong('requires at least one argument');
    case 'ITERATE2':
      return first !== '' && count >= 2 ? { ok: true, heard: untilEmpty(words, 1) } : wrong('requires at least two arguments');
    case 'FLAG':
      return /^(?:on|off)$/i.test(first) ? { ok: true, heard: [first] } : wrong('must be On or Off');
    case 'TAKE_ARGV': {
      const heard = words.slice(0, MAX_ARGV);
      if (count <= MAX_ARGV && heard[heard.length - 1] === '') heard.pop();
      return { ok: true, heard };
    }
  }
}

function untilEmpty(words: readonly string[], from: number): readonly string[] {
  const empty = words.indexOf('', from);
  return empty < 0 ? words : words.slice(0, empty);
}

function wrong(message: string): Arguments {
  return { ok: false, message };
}
