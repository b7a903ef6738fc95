/** What PHP code says of sessions. */
import type { Span } from '../base/span';
import { phpTokens, type PhpToken } from './php-tokens';

/** A call of `session_id` with a text of its own. */
export interface LiteralId extends Span {
  readonly id: string;
}

export interface SessionUse {
  /** Calls of `session_id('...')`, from the name to the closing bracket. */
  readonly literalIds: readonly LiteralId[];
  /** Calls of `session_start`. */
  readonly starts: readonly Span[];
  /** Whether the code looks at the program that runs it: then it may be meant for the command line. */
  readonly asksProgram: boolean;
}

/** Reads a whole file. A name behind `->`, `::`, `function` or `new` is none of PHP's functions; a call with more than a text is no literal. */
export function sessionUse(text: string): SessionUse {
  const literalIds: LiteralId[] = [];
  const starts: Span[] = [];
  let asksProgram = false;
  if (!/session_|php_sapi|PHP_SAPI/i.test(text)) return { literalIds, starts, asksProgram };
  const tokens = [...phpTokens(text)];
  tokens.forEach((token, index) => {
    if (token.kind !== 'name') return;
    const name = token.text.toLowerCase();
    if (name === 'php_sapi_name' || name === 'php_sapi') asksProgram = true;
    if (name !== 'session_id' && name !== 'session_start' || !isCall(tokens, index)) return;
    if (name === 'session_start') starts.push({ start: token.start, end: token.end });
    const argument = tokens[index + 2];
    const close = tokens[index + 3];
    if (name === 'session_id' && argument?.kind === 'text' && argument.text !== '' && close?.text === ')') literalIds.push({ id: argument.text, start: token.start, end: close.end });
  });
  return { literalIds, starts, asksProgram };
}

function isCall(tokens: readonly PhpToken[], index: number): boolean {
  if (tokens[index + 1]?.kind !== 'sign' || tokens[index + 1]!.text !== '(') return false;
  let before = tokens[index - 1];
  // A leading backslash names the same function; one behind another name is a function of a namespace.
  if (before?.text === '\\' && before.kind === 'sign') {
    before = tokens[index - 2];
    if (before?.kind === 'name' && before.end === tokens[index - 1]!.start) return false;
  }
  if (before === undefined) return true;
  return !['->', '?->', '::'].includes(before.text) && !(before.kind === 'name' && /^(?:function|new|fn)$/i.test(before.text));
}
