/**
 * PHP code as far as tokens go: enough to tell calls from comments, strings, heredocs and the HTML around. Follows
 * Zend/zend_language_scanner.l; numbers, operators and variables are not taken apart.
 */
import type { Span } from '../base/span';

export interface PhpToken extends Span {
  /** `text` is a string with nothing to fill in; `template` one with variables, a heredoc or a shell command. */
  readonly kind: 'name' | 'variable' | 'text' | 'template' | 'sign';
  /** Of a name or sign as written, of a `text` what it stands for. */
  readonly text: string;
}

const OPEN_TAG = /<\?(?:php(?=[ \t\r\n]|$)|=)/gi;
const NAME = /[A-Za-z_\x80-\u{10ffff}][\w\x80-\u{10ffff}]*/uy;
const HEREDOC = /<<<[ \t]*(?:"([A-Za-z_][\w]*)"|'([A-Za-z_][\w]*)'|([A-Za-z_][\w]*))(?:\r\n|\n|\r)/y;

/** Tokens in their order. HTML, blanks and comments are none; never throws. */
export function* phpTokens(text: string): Generator<PhpToken> {
  OPEN_TAG.lastIndex = 0;
  for (let open = nextTag(text, 0); open !== undefined; ) {
    let at = open;
    open = undefined;
    while (at < text.length) {
      const skipped = skipBlank(text, at);
      if (skipped.closed) {
        open = nextTag(text, skipped.at);
        break;
      }
      at = skipped.at;
      if (at >= text.length) return;
      const token = tokenAt(text, at);
      yield token;
      if (token.kind === 'name' && token.text.toLowerCase() === '__halt_compiler') return;
      at = token.end;
    }
  }
}

function nextTag(text: string, from: number): number | undefined {
  OPEN_TAG.lastIndex = from;
  const match = OPEN_TAG.exec(text);
  return match === null ? undefined : match.index + match[0].length;
}

/** Passes over blanks and comments; `closed` behind a `?>`, which ends a comment of one line too. */
function skipBlank(text: string, from: number): { readonly at: number; readonly closed: boolean } {
  let at = from;
  for (;;) {
    while (at < text.length && ' \t\r\n\v\f'.includes(text[at]!)) at++;
    if (text.startsWith('?>', at)) return { at: at + 2, closed: true };
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return { at: text.length, closed: false };
      at = end + 2;
    } else if (text.startsWith('//', at) || text[at] === '#' && text[at + 1] !== '[') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r' && !text.startsWith('?>', at)) at++;
    } else return { at, closed: false };
  }
}

/** Strings inside of strings inside of strings: code of people ends far below. */
const DEEPEST = 100;

function tokenAt(text: string, start: number, depth = 0): PhpToken {
  const character = text[start]!;
  if (character === "'") return singleQuoted(text, start);
  if (character === '"' || character === '`') return quoted(text, start, character, depth);
  if (character === '<') {
    HEREDOC.lastIndex = start;
    const match = HEREDOC.exec(text);
    if (match !== null) return heredoc(text, start, HEREDOC.lastIndex, (match[1] ?? match[2] ?? match[3])!, match[2] !== undefined);
  }
  const variable = character === '$';
  NAME.lastIndex = variable ? start + 1 : start;
  const name = NAME.exec(text);
  if (name === null) return { kind: 'sign', text: signAt(text, start), start, end: start + signAt(text, start).length };
  return { kind: variable ? 'variable' : 'name', text: name[0], start, end: NAME.lastIndex };
}

function signAt(text: string, at: number): string {
  for (const sign of ['?->', '->', '::', '=>']) if (text.startsWith(sign, at)) return sign;
  return text[at]!;
}

function singleQuoted(text: string, start: number): PhpToken {
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== "'") {
    if (text[at] === '\\' && (text[at + 1] === "'" || text[at + 1] === '\\')) at++;
    value += text[at++] ?? '';
  }
  return { kind: 'text', text: value, start, end: Math.min(text.length, at + 1) };
}

/** Between double quotes `{$` and `${` begin an expression, which may have strings of its own. */
function quoted(text: string, start: number, mark: string, depth: number): PhpToken {
  let filled = mark === '`';
  let at = start + 1;
  while (at < text.length && text[at] !== mark) {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith('{$', at) || text.startsWith('${', at)) {
      filled = true;
      at = braced(text, text.indexOf('{', at), depth + 1);
    } else {
      if (text[at] === '$' && /[A-Za-z_\x80-\uffff]/.test(text[at + 1] ?? '')) filled = true;
      at++;
    }
  }
  const end = Math.min(text.length, at + 1);
  return { kind: filled ? 'template' : 'text', text: text.slice(start + 1, Math.min(at, text.length)), start, end };
}

/** Behind the brace that closes the one at `open`. */
function braced(text: string, open: number, nested: number): number {
  if (nested > DEEPEST) return text.length;
  let depth = 0;
  let at = open;
  while (at < text.length) {
    const skipped = skipBlank(text, at);
    if (skipped.closed || skipped.at >= text.length) return text.length;
    at = skipped.at;
    const token = tokenAt(text, at, nested);
    at = token.end;
    if (token.kind !== 'sign') continue;
    if (token.text === '{') depth++;
    else if (token.text === '}' && --depth === 0) return at;
  }
  return at;
}

/** A heredoc ends at its label, which may be indented, and behind which no name goes on (PHP 7.3). */
function heredoc(text: string, start: number, body: number, label: string, raw: boolean): PhpToken {
  const closing = new RegExp(`[ \\t]*${label}(?![\\w\\x80-\\uffff])`, 'y');
  const lineEnd = /\r\n|\n|\r/g;
  for (let line = body; ; line = lineEnd.lastIndex) {
    closing.lastIndex = line;
    if (closing.test(text)) {
      const content = text.slice(body, Math.max(body, line - 1));
      return { kind: raw ? 'text' : 'template', text: content, start, end: closing.lastIndex };
    }
    lineEnd.lastIndex = line;
    if (!lineEnd.test(text)) break;
  }
  return { kind: 'template', text: '', start, end: text.length };
}
