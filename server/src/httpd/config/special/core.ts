/** Directives of the core with a grammar of their own. */

import type { ConfigNode } from '../node';
import { refused } from './refused';
import type { SpecialJudge } from '../special';

/** `Error text` stops httpd wherever it is run; quotes go only in pairs (generate_error, server/core.c). */
const error: SpecialJudge = (node) => {
  const text = node.argumentText;
  if (text === '') return [refused('httpd/argument-count', node, 'The Error directive was used with no message.')];
  const quoted = text.length > 1 && (text.startsWith('"') || text.startsWith("'")) && text.endsWith(text[0]!);
  return [refused('httpd/error-directive', node, quoted ? text.slice(1, -1) : text)];
};

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'indexes', 'includes', 'includesnoexec', 'followsymlinks', 'symlinksifownermatch', 'execcgi', 'multiviews', 'runscripts', 'none', 'all',
]);

/** set_options (server/core.c): words with and without sign may not be mixed; a sign before All and None is refused. */
const options: SpecialJudge = (node, _spec, _heard, _context, { world }) => {
  const allowed = world.grants?.options;
  let first = true;
  let merge = false;
  let seenAll = false;
  for (const word of node.words) {
    const { value } = word;
    if (value === '') break;
    const signed = /^[+-]/.test(value);
    if (signed) {
      if (!merge && !first && !seenAll) return [refusedAt(node, word, 'Either all Options must start with + or -, or no Option may.')];
      merge = true;
    } else if (merge) return [refusedAt(node, word, 'Either all Options must start with + or -, or no Option may.')];
    first = false;
    const name = value.slice(signed ? 1 : 0).toLowerCase();
    if (!OPTION_NAMES.has(name)) return [refusedAt(node, word, `Illegal option ${value.slice(signed ? 1 : 0)}`, { values: OPTION_SPELLING })];
    if ((name === 'none' || name === 'all') && signed) {
      return [refusedAt(node, word, `Illegal option ${value}: a sign before ${value.slice(1)}`)];
    }
    if (allowed !== undefined && name !== 'none' && !allowed.has(name)) return [refusedAt(node, word, `Option ${value.slice(signed ? 1 : 0)} not allowed here`)];
    if (name === 'all') seenAll = true;
  }
  return [];
};

const OPTION_SPELLING = [
  'Indexes', 'Includes', 'IncludesNOEXEC', 'FollowSymLinks', 'SymLinksIfOwnerMatch', 'ExecCGI', 'MultiViews', 'None', 'All',
];

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
  ['error', error], ['options', options], ['listen', listen],
];

