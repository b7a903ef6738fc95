/** The pieces of a line: the one place that knows what a stretch of text is, for hover, colours, references and highlights. */
import { roleAt } from '../../httpd/catalog/argument-roles';
import { directive } from '../../httpd/catalog/catalog';
import { REDIRECT_WORDS, STATUS_CODES } from '../../httpd/catalog/terms/status-codes';
import { termNamed } from '../../httpd/catalog/terms/term';
import { CIPHERS, CIPHERS_13 } from '../../httpd/catalog/terms/tls';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import { skipSpace } from '../../httpd/syntax/words';
import { keyAt } from '../line-key';
import { expressionPieces } from './expression';
import { headerPieces } from './header';
import { formatPieces } from './percent';
import type { Piece, Sink } from './piece';
import { balancerPieces, PROXY_LINES, proxyPieces } from './proxy';
import { requirePieces } from './require';
import { rewritePieces } from './rewrite';
import { simplePieces } from './simple';
import { argumentsOf, endOfTag } from './words';

/** Longer lines than this (UTF-16 units) have no pieces: nobody reads them. */
const MAX_LINE = 20_000;

const NOTHING: readonly Piece[] = [];

/**
 * In the order of their beginnings, an outer piece before what it holds. Blank lines and comments have none. Nothing is kept: a
 * hundred thousand lines would be remembered at the cost of every collection; who asks for many lines keeps what it needs.
 */
export function piecesOf(line: LogicalLine): readonly Piece[] {
  if (line.kind === 'blank' || line.kind === 'comment' || line.raw.length > MAX_LINE) return NOTHING;
  return scan(line);
}

/** The innermost piece that an offset touches, its end included where nothing begins there. */
export function pieceAt(line: LogicalLine, offset: number): Piece | undefined {
  const pieces = piecesOf(line);
  return smallest(pieces.filter(({ start, end }) => start <= offset && offset < end)) ?? smallest(pieces.filter(({ end }) => end === offset));
}

function smallest(pieces: readonly Piece[]): Piece | undefined {
  return pieces.reduce<Piece | undefined>((best, each) => (best === undefined || each.end - each.start < best.end - best.start ? each : best), undefined);
}

function scan(line: LogicalLine): readonly Piece[] {
  const { text, head } = line;
  const { key, isClosing, nameStart, nameEnd } = keyAt(line);
  const pieces: Piece[] = [];
  const sink: Sink = (piece) => void pieces.push(piece);
  if (nameEnd > nameStart) sink({ kind: key.startsWith('<') ? 'section' : 'directive', start: nameStart, end: nameEnd, name: text.slice(nameStart, nameEnd) });
  definePieces(text, key, sink);
  if (!isClosing) {
    argumentPieces(line, key, sink);
    balancerPieces(key, text, head.end, sink);
  }
  return pieces.sort((left, right) => left.start - right.start || right.end - left.end);
}

function argumentPieces(line: LogicalLine, key: string, sink: Sink): void {
  const { text, head } = line;
  if (key === 'rewriterule' || key === 'rewritecond') return rewritePieces(key, text, head.end, sink);
  if (key === '<if' || key === '<elseif') return conditionPieces(text, head.end, sink);
  const words = argumentsOf(line);
  if (key === 'header' || key === 'requestheader') return headerPieces(text, words, sink);
  if (key === 'require') return requirePieces(text, words, sink);
  if (PROXY_LINES.has(key)) return proxyPieces(key, words, sink);
  if (key === 'errorlogformat') return formatPieces(text, words.at(-1)?.start ?? 0, words.at(-1)?.end ?? 0, 'error-log', sink);
  if (key === 'redirect' || key === 'redirectmatch') return redirectPieces(key, words, sink);
  if (key === 'sslciphersuite' || key === 'sslproxyciphersuite') return cipherPieces(words, sink);
  const isRegex = (key === '<directory' || key === '<files' || key === '<location') && words[0]?.value === '~';
  const spec = directive(key);
  words.forEach((word, index) => {
    const role = isRegex && index === 1 ? { role: 'regex' as const, defines: false } : roleAt(key, spec, index);
    if (role !== undefined) simplePieces(key, role, text, word, sink);
  });
}

/** `<If>`: everything before the bracket is the expression, quotes around all of it aside (ifsection, server/core.c). */
function conditionPieces(text: string, from: number, sink: Sink): void {
  const start = skipSpace(text, from);
  const end = endOfTag(text);
  const quote = text.charAt(start);
  const quoted = (quote === '"' || quote === "'") && end - start > 1 && text.charAt(end - 1) === quote ? 1 : 0;
  if (end - quoted > start + quoted) expressionPieces(text, start + quoted, end - quoted, false, sink);
}

/** `${NAME}`, also in the name of a directive; with a colon it is a look-up in a RewriteMap where rewriting reads it. */
function definePieces(text: string, key: string, sink: Sink): void {
  for (let start = text.indexOf('${'); start >= 0;) {
    const close = text.indexOf('}', start + 2);
    if (close < 0) return;
    const name = text.slice(start + 2, close);
    const colon = name.indexOf(':');
    if (colon < 0) sink({ kind: 'define', start: start + 2, end: close, name });
    else if (key.startsWith('rewrite')) sink({ kind: 'map', start: start + 2, end: start + 2 + colon, name: name.slice(0, colon) });
    start = text.indexOf('${', start + 2);
  }
}

function redirectPieces(key: string, words: ReturnType<typeof argumentsOf>, sink: Sink): void {
  const [first] = words;
  const term = first === undefined ? undefined : termNamed(REDIRECT_WORDS, first.value) ?? (/^\d{3}$/.test(first.value) ? termNamed(STATUS_CODES, first.value) : undefined);
  if (first !== undefined && term !== undefined) sink({ kind: 'status', start: first.start, end: first.end, name: first.value, term });
  const path = words[term === undefined ? 0 : 1];
  if (path !== undefined) sink(key === 'redirectmatch' ? { kind: 'regex', start: path.start, end: path.end, name: path.value } : { kind: 'path', start: path.start, end: path.end, name: path.value, role: 'url-path' });
}

function cipherPieces(words: ReturnType<typeof argumentsOf>, sink: Sink): void {
  for (const { start, value } of words) {
    let at = start;
    for (const name of value.split(/[:, ]/)) {
      const term = termNamed(CIPHERS, name) ?? termNamed(CIPHERS_13, name);
      if (name !== '') sink({ kind: 'cipher', start: at, end: at + name.length, name, ...(term === undefined ? {} : { term }) });
      at += name.length + 1;
    }
  }
}
