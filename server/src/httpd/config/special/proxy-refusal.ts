/** Refusals of proxy directives: many hang on what stands above. */
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import { refused } from './refused';

/** httpd's message, and what a directive above has to be so that there is none. */
export interface ParameterProblem {
  readonly message: string;
  readonly unless?: (node: ConfigNode) => boolean;
}

/** A refusal of one word. */
export function wordRefusal(node: ConfigNode, word: Word | undefined, { message, unless }: ParameterProblem): Problem {
  const problem = refused('httpd/invalid-value', node, message, { value: word?.value ?? '' });
  return {
    ...problem,
    ...(word === undefined ? {} : { at: node.place(word) }),
    ...(unless === undefined ? {} : { needs: { kind: 'above', is: unless } as const }),
  };
}

/**
 * Judges `key=value` words in order. Out: the refusals that hang on something above, and behind them the first that does not.
 * `malformed`: httpd's message for a word without `=`.
 */
export function judgeParameters(
  node: ConfigNode, words: readonly Word[], malformed: string, judge: (key: string, value: string) => ParameterProblem | undefined,
): Problem[] {
  const problems: Problem[] = [];
  for (const word of words) {
    const equals = word.value.indexOf('=');
    const problem = equals < 0 ? { message: malformed } : judge(word.value.slice(0, equals), word.value.slice(equals + 1));
    if (problem === undefined) continue;
    problems.push(wordRefusal(node, word, problem));
    if (problem.unless === undefined) break;
  }
  return problems;
}

/** The same for a table: of words with one key the last one counts, at the place of the first (apr_table_setn). */
export function judgeTable(node: ConfigNode, words: readonly Word[], judge: (key: string, value: string) => ParameterProblem | undefined): Problem[] {
  const table = new Map<string, Word>();
  for (const word of words) table.set(word.value.slice(0, word.value.indexOf('=')).toLowerCase(), word);
  return judgeParameters(node, [...table.values()], '', judge);
}
