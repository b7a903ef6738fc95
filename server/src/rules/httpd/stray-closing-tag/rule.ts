import { CONDITIONAL_KEYS } from '../../../httpd/config/conditions';
import { wholeLine } from '../../edits';
import { fromProblem, replace } from '../../builders';
import type { ProblemRule } from '../../types';
import { refusal } from '../../words';

/** Follows ap_build_config_sub (server/config.c): "</X> without matching <X> section". */
export const rule: ProblemRule = {
  id: 'httpd/stray-closing-tag',
  summary: 'A closing tag without an open section',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { at } = problem;
    const site = problem.line;
    const tag = String(problem.data?.['tag'] ?? '');
    const name = tag.slice(2).replace(/>$/, '');
    const isOwn = site?.via === undefined && at.line.text.slice(at.start, at.end) === tag;
    const whole = wholeLine(at);
    const isBare = at.line.text.slice(whole.start, whole.end) === `</${name}>`;
    if (!isBare && CONDITIONAL_KEYS.has(`<${name.toLowerCase()}`)) {
      const message = `${tag} does not close <${name}>: for a block that is read the tag must stand alone on its line. As it is, ${refusal(view)}.`;
      const fixes = isOwn ? [{ title: `Write </${name}> alone`, safety: 'review' as const, edits: [replace(whole, `</${name}>`)] }] : [];
      return fromProblem(problem, message, { fixes });
    }
    const message = `${tag} closes nothing, because no <${name}> is open in this file: ${refusal(view)}.`;
    const fixes = isOwn ? [{ title: 'Remove the line', safety: 'review' as const, edits: [{ kind: 'removeLine' as const, line: at }] }] : [];
    return fromProblem(problem, message, { fixes });
  },
};
