import type { ConfigNode, Guard, Place } from '../../../httpd/config/node';
import { fromProblem, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

/** Follows ap_build_config_sub and ap_soak_end_container (server/config.c): "Expected </A> but saw </B>". */
export const rule: ProblemRule = {
  id: 'httpd/mismatched-closing-tag',
  summary: 'A closing tag that does not belong to the innermost open section',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { at, data } = problem;
    const opener = data?.['opener'] as ConfigNode | undefined;
    const tag = data?.['tag'];
    const expected = data?.['expected'];
    if (opener === undefined || typeof tag !== 'string' || typeof expected !== 'string' || opener.name === '<' || isUnknowable(opener, view)) return undefined;
    const inner = expected.slice(2, -1).toLowerCase() !== opener.name.slice(1).toLowerCase();
    const where = inner ? `<${expected.slice(2, -1)}> inside the skipped ${nameOf(opener)}` : nameOf(opener);
    const message = `${tag} stands where ${expected} must close ${where}: ${refusal(view)}.`;
    const related = [{ at: opener.namePlace, message: `${nameOf(opener)} begins here.` }];
    const fixes = opener.site.via === undefined && at.line.text.slice(at.start, at.end) === tag ? [fixOf(opener, tag, expected, inner, problem.at)] : [];
    return fromProblem(problem, message, { related, fixes });
  },
};

/** A tag that closes something further out shows that a line is missing; any other is misspelt. */
function fixOf(opener: ConfigNode, tag: string, expected: string, inner: boolean, at: Place): Fix {
  const name = tag.slice(2).replace(/>$/, '').toLowerCase();
  const isOpen = inner ? name === opener.name.slice(1).toLowerCase() : [...namesAround(opener)].includes(name);
  return isOpen
    ? { title: `Add ${expected} above`, safety: 'review', edits: [{ kind: 'insertBefore', line: at, text: expected, ...(inner ? {} : { indent: opener.site }) }] }
    : { title: `Write ${expected}`, safety: 'review', edits: [replace(at, expected)] };
}

function* namesAround(node: ConfigNode): Generator<string> {
  for (const ancestor of node.ancestors()) yield ancestor.name.slice(1).toLowerCase();
  for (let guard: Guard | undefined = node.guard; guard !== undefined; guard = guard.parent) yield guard.kind;
}
