/** Small things that most rules need to build findings and fixes. */
import type { ConfigNode, Place } from '../httpd/config/node';
import type { Problem } from '../httpd/config/problem';
import type { AnyPlace, Edit, Found, Severity } from './types';

/** `rejects`, `start-fails` and `request-fails` are errors; one step lower when it rests on an assumption. */
function severityOf(problem: Problem): Severity {
  const steps: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
  const { consequence, assumes } = problem;
  const usual = consequence === 'advice' ? 2 : consequence === 'warns' || consequence === 'silent' ? 1 : 0;
  return steps[Math.min(3, usual + ((assumes?.length ?? 0) > 0 && consequence !== 'advice' ? 1 : 0))]!;
}

/** A finding from a problem of the reader with its place and consequence. */
export function fromProblem(problem: Problem, message: string, more: Partial<Omit<Found, 'at'>> & { readonly at?: Place } = {}): Found & { readonly at: Place } {
  const { at, consequence, ah, assumes } = problem;
  return {
    at, consequence, severity: severityOf(problem), message,
    ...(ah === undefined ? {} : { ah }), ...(assumes === undefined ? {} : { assumes }), ...more,
  };
}

export function replace(at: AnyPlace, text: string): Edit {
  return { kind: 'replace', at, text };
}

/** Whether an edit of this node changes only what it says: text out of macros and variables is not the node's own. */
export function isEditable(node: ConfigNode): boolean {
  return !node.isExpanded;
}
