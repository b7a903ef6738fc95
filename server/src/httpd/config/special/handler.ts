/** What the judges of single directives share: a handler says what it refuses, this makes a problem of it. */
import type { DirectiveSpec } from '../../catalog/types';
import type { Context } from '../context';
import type { Need } from '../needs';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';

/** A refusal of one word: its index among the words that are heard, and httpd's message. */
export interface Refusal {
  readonly index: number;
  readonly message: string;
  readonly rule?: 'httpd/invalid-value' | 'httpd/out-of-range' | 'httpd/argument-count' | 'httpd/not-allowed-here';
  /** The words that would have been taken. */
  readonly values?: readonly string[];
  /** It is a refusal only where this is not met. */
  readonly needs?: Need;
}

/** A handler of httpd: undefined where it takes the words; a text alone is about the first word. */
export type Handler = (
  heard: readonly string[], node: ConfigNode, spec: DirectiveSpec, context: Context, commands: Commands,
) => Refusal | string | undefined;

const NOTHING: readonly Problem[] = [];

/** Makes a judge of a handler. In: the rule that shows its refusals unless they name another. */
export function judged(handler: Handler, rule: NonNullable<Refusal['rule']> = 'httpd/invalid-value'): SpecialJudge {
  return (node, spec, heard, context, commands) => {
    const answer = handler(heard, node, spec, context, commands);
    if (answer === undefined) return NOTHING;
    const refusal = typeof answer === 'string' ? { index: 0, message: answer } : answer;
    const word = node.words[refusal.index];
    const value = heard[refusal.index] ?? word?.value ?? '';
    const data = { spec, value, ...(refusal.values === undefined ? {} : { values: refusal.values }), ...(spec.range === undefined ? {} : { range: spec.range[0] }) };
    const shown = refusal.rule ?? fileRule(refusal.needs) ?? rule;
    const at = shown === 'httpd/not-allowed-here' ? node.namePlace : word === undefined ? node.wholePlace : node.place(word);
    return [{ rule: shown, phase: 'walk', consequence: 'rejects', at, line: node.site, node, message: refusal.message, data: 'path' in (refusal.needs ?? {}) ? { ...data, path: (refusal.needs as { path: string }).path } : data, ...(refusal.needs === undefined ? {} : { needs: refusal.needs }) }];
  };
}

function fileRule(needs: Need | undefined): string | undefined {
  if (needs === undefined || !('path' in needs)) return undefined;
  return needs.kind === 'directory' ? 'httpd/missing-directory' : 'httpd/missing-file';
}

/** A refusal for the number of words. */
export function count(message: string): Refusal {
  return { index: -1, message, rule: 'httpd/argument-count' };
}

/** Same word but for the case of ASCII letters (strcasecmp in the C locale). */
export function sameWord(left: string, right: string): boolean {
  return left.length === right.length && left.toLowerCase() === right.toLowerCase();
}
