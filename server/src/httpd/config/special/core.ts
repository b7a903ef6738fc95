/** Directives of the core with a grammar of their own. */

import type { ConfigNode } from '../node';
import { parseAddressPort } from './addresses';
import { refused } from './refused';
import type { SpecialJudge } from '../special';

/** `Error text` stops httpd wherever it is run; quotes go only in pairs (generate_error, server/core.c). */
const error: SpecialJudge = (node) => {
  const text = node.argumentText;
  if (text === '') return [refused('httpd/argument-count', node, 'The Error directive was used with no message.')];
  const quoted = text.length > 1 && (text.startsWith('"') || text.startsWith("'")) && text.endsWith(text[0]!);
  const problem = refused('httpd/error-directive', node, quoted ? text.slice(1, -1) : text);
  return [isUndecided(node) ? { ...problem, assumes: ['the conditions around the line are true'] } : problem];
};

function isUndecided(node: ConfigNode): boolean {
  for (let { guard } = node; guard !== undefined; guard = guard.parent) if (guard.unknown) return true;
  return false;
}

function refusedAt(node: ConfigNode, word: { start: number; end: number; value: string }, message: string, data: object = {}) {
  return { ...refused('httpd/invalid-value', node, message, { value: word.value, ...data }), at: node.place(word) };
}

/** ap_set_listener (server/listen.c): one or two words, a port at the end. */
const listen: SpecialJudge = (node, _spec, heard) => {
  if (heard.length < 1 || heard.length > 3) return [refused('httpd/argument-count', node, 'Listen requires 1 or 2 arguments.')];
  const problem = listenProblem(heard[0]!);
  if (problem !== undefined) return [refusedAt(node, node.words[0]!, problem)];
  return heard.length > 2 ? [refused('httpd/argument-count', node, 'Listen requires 1 or 2 arguments.')] : [];
};

function listenProblem(text: string): string | undefined {
  const address = parseAddressPort(text);
  if (address === undefined) return 'Invalid address or port';
  if (address.port === 0) return 'Port must be specified';
  // What holds a slash is no name that anybody could resolve (alloc_listener).
  return address.host?.includes('/') === true ? 'Listen setup failed' : undefined;
}

export const CORE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['error', error], ['listen', listen],
];

