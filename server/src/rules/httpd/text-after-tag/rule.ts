import { directive } from '../../../httpd/catalog/catalog';
import { wordAt } from '../../../httpd/syntax/words';
import { contentSpan, type Place } from '../../../httpd/config/node';
import { fromProblem, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';

const SHOWN = 40;

/**
 * Handlers of sections cut their arguments at the last `>` (ap_strrchr_c), closing tags are known by their first word
 * (ap_build_config_sub, ap_soak_end_container); mod_macro says so (AH02989).
 */
export const rule: ProblemRule = {
  id: 'httpd/text-after-tag',
  summary: 'Text behind a tag that httpd throws away',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'problem',
  show(problem) {
    const { node, at } = problem;
    const { text } = at.line;
    const lineEnd = contentSpan(text).end;
    // Where the place is the whole line, the text begins behind its last or first bracket.
    const start = at.end === lineEnd && at.start > contentSpan(text).start ? at.start : afterTag(text, node !== undefined);
    if (start >= lineEnd) return undefined;
    const place = { ...at, start, end: lineEnd };
    const thrown = text.slice(start, lineEnd);
    const shown = thrown.length > SHOWN ? `${thrown.slice(0, SHOWN)}...` : thrown;
    const isEditable = problem.line?.via === undefined && node?.isExpanded !== true;
    const message = `"${shown}" stands behind a tag: httpd throws it away${problem.ah === undefined ? ' without a message' : ''}. Only a line of its own would count.`;
    return fromProblem(problem, message, { at: place, fixes: isEditable ? fixesOf(place, thrown) : [] });
  },
};

function afterTag(text: string, isOpening: boolean): number {
  const bracket = isOpening ? text.lastIndexOf('>') : text.indexOf('>');
  const end = bracket < 0 ? wordAt(text, 0).end : bracket + 1;
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
}

function fixesOf(place: Place, thrown: string): Fix[] {
  const { text } = place.line;
  const cut = replace({ ...place, start: text.slice(0, place.start).trimEnd().length }, '');
  const remove: Fix = { title: 'Remove the text', safety: 'safe', edits: [cut] };
  if (thrown.startsWith('#')) {
    return [{ title: 'Move the comment above', safety: 'safe', edits: [{ kind: 'insertBefore', line: place, text: thrown }, cut] }];
  }
  const known = directive(wordAt(thrown, 0).value) !== undefined;
  return known
    ? [{ title: 'Move the text to a line of its own', safety: 'review', edits: [cut, { kind: 'insertAfter', line: place, text: thrown }] }, remove]
    : [remove];
}
