import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { refusal } from '../../words';

const SHOWN = 160;

/** Follows generate_error (server/core.c). */
export const rule: ProblemRule = {
  id: 'httpd/error-directive',
  summary: 'An Error line that is reached',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    // Its author guards it with a condition that nobody can decide here: it is a check of theirs, and no mistake.
    if (problem.assumes !== undefined) return undefined;
    const text = problem.message.replace(/[\s.!`]+$/, '');
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
    return fromProblem(problem, `The line Error is reached, and ${refusal(view)}. Its author says: ${shown}.`);
  },
};
