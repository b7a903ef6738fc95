import { placeIn } from '../../../base/text-file';
import type { DroppedAt } from '../../../lighttpd/evaluate';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { firstLine } from '../../lighttpd';
import type { FileRule, Found } from '../../types';

/** lempar.c without an error symbol: a token that the grammar has no place for is dropped, and nothing is printed. */
export const rule: FileRule = {
  id: 'lighttpd/silently-dropped',
  summary: 'Text that lighttpd drops without a word',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    if (server === undefined || server.problems.length > 0) return;
    // What closes something that was dropped is dropped with it.
    const open: string[] = [];
    let isRest = false;
    for (const dropped of server.dropped) {
      // What follows what was forgotten is its rest.
      const isForgotten = isRest;
      isRest = dropped.isOverflow === true;
      if (isForgotten) continue;
      const written = dropped.tokens.filter(({ kind }) => kind !== 'EOL');
      const closes = PAIRS[written[0]?.kind ?? ''];
      if (written.length === 1 && closes !== undefined && open.at(-1) === closes) {
        open.pop();
        continue;
      }
      open.push(...written.map(({ kind }) => kind).filter((kind) => kind === 'LCURLY' || kind === 'LBRACKET'));
      const found = foundFor(dropped);
      if (found !== undefined) yield found;
    }
  },
};

const PAIRS: Readonly<Record<string, string>> = { RCURLY: 'LCURLY', RBRACKET: 'LBRACKET' };

function foundFor(dropped: DroppedAt): Found | undefined {
  const written = dropped.tokens.filter(({ kind }) => kind !== 'EOL');
  const [first] = written;
  if (dropped.isOverflow === true) {
    const at = placeIn(dropped.of, dropped);
    return { at, severity: 'warning', consequence: 'silent', message: 'What stands here is nested too deep for lighttpd: it forgets all that it was in the middle of, without a word.' };
  }
  // A line end in the middle of a statement does no harm.
  if (first === undefined) return undefined;
  const last = written.at(-1)!;
  const place = placeIn(dropped.of, { start: first.start, end: last.end });
  const found = (message: string, more: Partial<Found> = {}): Found => ({ at: firstLine(place), severity: 'warning', consequence: 'silent', message, ...more });
  const { expected } = dropped;
  if (expected.has('ASSIGN')) return found(`An = is missing before this: lighttpd drops ${quoted(place)} and gives the key above the value that comes after the next =.`, insertAssign(dropped, place));
  if (expected.has('metaline')) {
    if (first.kind === 'RCURLY') return found('This } closes nothing, and lighttpd drops it without a word.', { fixes: [{ title: 'Remove }', safety: 'safe', edits: [{ kind: 'replace', at: placeIn(dropped.of, first), text: '' }] }] });
    if (first.kind === 'ELSE') return found('This else follows no condition: lighttpd drops it, and the block behind it always applies.');
    if (first.kind === 'LCURLY') return found('This block has no condition: lighttpd drops the braces, and what is in them always applies.');
  }
  return found(`lighttpd has no use for ${quoted(place)} here and drops it without a word.`);
}

function quoted({ source, start, end }: Found['at'] & { readonly source: { readonly text: string } }): string {
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

// Where a value follows its key on one line, the sign between them was forgotten.
function insertAssign({ of, tokens }: DroppedAt, place: Found['at']): Partial<Found> {
  const [value] = tokens;
  if (value === undefined || !['STRING', 'INTEGER', 'LPARAN'].includes(value.kind)) return {};
  return { fixes: [{ title: 'Write = before the value', safety: 'review', edits: [{ kind: 'replace', at: placeIn(of, { start: place.start, end: place.start }), text: '= ' }] }] };
}
