import { nearestNames } from '../../../httpd/catalog/nearest-names';
import type { ConfigNode, Place } from '../../../httpd/config/node';
import { exprProblem } from '../../../httpd/syntax/expr/check';
import { BINARY_OPERATORS, FUNCTIONS, VARIABLES } from '../../../httpd/syntax/expr/names';
import { trimmedEnd, wordsFrom } from '../../../httpd/syntax/words';
import { fromProblem, isEditable, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

const QUOTE_ALL = 'Put the expression into quotes';

/** Shows expressions that httpd does not understand. Follows ap_expr_parse (server/util_expr_eval.c). */
export const rule: ProblemRule = {
  id: 'httpd/invalid-expression',
  summary: 'An expression that httpd cannot read',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data, at } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const reason = String(data?.['reason'] ?? problem.message).replace(/[.\s]+$/, '');
    const detail = data?.['detail'] === undefined ? '' : `, because ${String(data['detail'])}`;
    const text = at.line.text.slice(at.start, at.end);
    const fixes = isEditable(node) ? [...near(reason, text, at), ...quoted(reason, text, at), ...oneWord(node)].slice(0, 2) : [];
    if (data?.['fatal'] === true) {
      const cause = 'a quote inside %{...} or a backslash at the end jams its scanner';
      return fromProblem(problem, `${nameOf(node)}: httpd ends at this expression and does not name the line: ${cause}.`, { fixes });
    }
    const hint = fixes.some(({ title }) => title === QUOTE_ALL) ? ' It must be one word.' : /expecting \($/.test(reason) ? ' Text needs quotes.' : '';
    return fromProblem(problem, `${nameOf(node)} does not understand the expression: ${reason}${detail}; ${refusal(view)}.${hint}`, { fixes });
  },
};

/** Names of the same kind that are near to an unknown one. */
function near(reason: string, text: string, at: Place): Fix[] {
  const [, kind, name = ''] = /^(Variable|Function|Binary operator) '-?(\w+)' does not exist$/.exec(reason) ?? [];
  if (kind === undefined || (text !== name && text !== `-${name}`)) return [];
  const names = kind === 'Variable' ? VARIABLES : kind === 'Function' ? FUNCTIONS : BINARY_OPERATORS;
  const sign = text.startsWith('-') ? '-' : '';
  return nearestNames(name, names, 2).map((each) => ({ title: `Write ${sign}${each}`, safety: 'review', edits: [replace(at, sign + each)] }));
}

/** `== on`: text without quotes. */
function quoted(reason: string, text: string, at: Place): Fix[] {
  if (!/expecting \($/.test(reason) || !/^\w+$/.test(text)) return [];
  return [{ title: `Write '${text}'`, safety: 'review', edits: [replace(at, `'${text}'`)] }];
}

/** `<If %{A} == "b">`: all of it must be one word. */
function oneWord(node: ConfigNode): Fix[] {
  if (node.key !== '<if' && node.key !== '<elseif') return [];
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  const words = wordsFrom(node.text, node.argsStart, Math.max(end, node.argsStart));
  const [first] = words;
  const last = words[words.length - 1];
  if (first === undefined || last === undefined || words.length < 2) return [];
  const span = { start: first.start, end: last.end };
  const text = node.text.slice(span.start, span.end);
  const quote = text.includes('"') ? "'" : '"';
  if (text.includes(quote) || text.includes('\\') || exprProblem(text) !== undefined) return [];
  return [{ title: QUOTE_ALL, safety: 'review', edits: [replace(node.place(span), quote + text + quote)] }];
}
