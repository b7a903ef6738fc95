/** How deep each line of a lighttpd.conf stands, by braces and parentheses. */
import type { TextFile } from '../../../base/text-file';
import type { Token } from '../../../lighttpd/tokens';

const OPENING: ReadonlySet<Token['kind']> = new Set(['LCURLY', 'LPARAN']);
const CLOSING: ReadonlySet<Token['kind']> = new Set(['RCURLY', 'RPARAN']);

/**
 * The depth of each physical line. What is opened on one line is one step, however many signs open it: `=> ((` and its `))` are a
 * pair of lines. A line that begins with closing signs stands as deep as the line that opened the last one of them.
 */
export function depthsOf(source: TextFile, tokens: readonly Token[]): readonly number[] {
  const depths: number[] = [];
  /** Depths of the lines that opened what is open. */
  const open: number[] = [];
  let next = 0;
  source.lineStarts.forEach((start, line) => {
    const end = source.lineStarts[line + 1] ?? Infinity;
    while (next < tokens.length && tokens[next]!.start < start) next++;
    let at = next;
    let depth = open.length === 0 ? 0 : open.at(-1)! + 1;
    for (; at < tokens.length && tokens[at]!.start < end && CLOSING.has(tokens[at]!.kind); at++) depth = open.pop() ?? 0;
    depths.push(depth);
    for (; at < tokens.length && tokens[at]!.start < end; at++) {
      if (OPENING.has(tokens[at]!.kind)) open.push(depth);
      else if (CLOSING.has(tokens[at]!.kind)) open.pop();
    }
    next = at;
  });
  return depths;
}
