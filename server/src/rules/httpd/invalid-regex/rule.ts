import { regexProblem } from '../../../httpd/syntax/regex/check';
import { fromProblem, isEditable, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

const LONGEST = 60;
/** Shorter patterns are seen at a glance. */
const COUNTED = 12;

/** Shows patterns that PCRE2 does not compile (ap_regcomp, server/util_pcre.c), with its reason, which httpd keeps to itself. */
export const rule: ProblemRule = {
  id: 'httpd/invalid-regex',
  summary: 'A regular expression that PCRE2 does not compile',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data, at } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const reason = String(data?.['reason'] ?? problem.message).replace(/[.\s]+$/, '');
    const pattern = data?.['pattern'];
    if (typeof pattern !== 'string') return fromProblem(problem, `${nameOf(node)}: this is no valid regular expression (${reason}), and ${refusal(view)}.`);
    const offset = typeof data?.['offset'] === 'number' ? data['offset'] : undefined;
    const where = offset === undefined || pattern.length < COUNTED ? '' : ` (at character ${Math.min(offset + 1, pattern.length)})`;
    const shown = pattern.length > LONGEST ? `${pattern.slice(0, LONGEST)}...` : pattern;
    const isPlain = isEditable(node) && at.line.text.slice(at.start, at.end) === pattern;
    const fixes = isPlain ? meant(pattern, offset ?? 0).map((text): Fix => ({
      title: `Write ${text}`, safety: 'review', edits: [replace(at, text)],
    })) : [];
    return fromProblem(problem, `${nameOf(node)} cannot compile ${shown}: ${reason}${where}, and ${refusal(view)}.`, { fixes });
  },
};

/** What the author may have meant, if it can be compiled: a file wildcard, a hyphen or a parenthesis that stands for itself. */
function meant(pattern: string, offset: number): readonly string[] {
  const texts: string[] = [];
  if (/^[*?]/.test(pattern) && /^[\w.*?/-]+$/.test(pattern)) {
    texts.push(`${pattern.replace(/\./g, '\\.').replace(/\*/g, '.*').replace(/\?/g, '.').replace(/^\.\*/, '')}$`);
  }
  for (const at of [offset, offset - 1]) {
    if (pattern.charAt(at) === '-' || pattern.charAt(at) === ')') texts.push(`${pattern.slice(0, at)}\\${pattern.slice(at)}`);
  }
  return texts.filter((text) => regexProblem(text) === undefined).slice(0, 1);
}
