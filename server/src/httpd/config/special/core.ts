/** Directives of the core with a grammar of their own. */

import type { ConfigNode } from '../node';
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

function listenProblem(address: string): string | undefined {
  const match = /^(?:(.*):)?([^:]*)$/s.exec(address);
  const port = match?.[2] ?? '';
  if (!/^\d+$/.test(port)) return /^\[.*\]$/.test(address) || !address.includes(':') ? 'Port must be specified' : `Invalid address or port`;
  return Number(port) < 1 || Number(port) > 65535 ? 'Invalid address or port' : undefined;
}

export const CORE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['error', error], ['listen', listen],
];

