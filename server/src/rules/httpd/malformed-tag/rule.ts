import { contentSpan } from '../../../httpd/config/node';
import { fromProblem, isEditable, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows the handlers of sections (server/core.c) and ap_build_config_sub: "directive missing closing '>'". */
export const rule: ProblemRule = {
  id: 'httpd/malformed-tag',
  summary: 'A tag without its closing bracket',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, at, data } = problem;
    if (node !== undefined) {
      const end = node.wholePlace.end;
      const fixes: Fix[] = isEditable(node) ? [{ title: 'Add the >', safety: 'review', edits: [replace({ ...node.wholePlace, start: end }, '>')] }] : [];
      return fromProblem(problem, `${nameOf(node)} lacks its closing > at the end of the line: ${refusal(view)}.`, { fixes });
    }
    const open = String(data?.['open'] ?? '<').slice(1);
    const tag = String(data?.['tag'] ?? '');
    const whole = { ...at, ...contentSpan(at.line.text) };
    const isOwn = problem.line?.via === undefined && at.line.text.slice(at.start, at.end) === tag;
    const fixes: Fix[] = isOwn ? [{ title: `Write </${open}>`, safety: 'review', edits: [replace(whole, `</${open}>`)] }] : [];
    return fromProblem(problem, `${tag} is no closing tag, because blanks are not allowed in it and it must end with >: ${refusal(view)}.`, { fixes });
  },
};
