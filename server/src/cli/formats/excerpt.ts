/** A source line with carets below the place. */
import { plainSource } from '../plain';
import type { Diagnostic } from '../report/report';

/** Longer lines are cut around the place: a line may have megabytes. In characters. */
const WIDTH = 160;

/**
 * Two lines of text with a margin of the line's number.
 * @param mark paints the carets
 * @param dim paints the margin
 */
export function excerpt(diagnostic: Pick<Diagnostic, 'source' | 'start' | 'end'>, mark: (text: string) => string, dim: (text: string) => string): string[] {
  const { source, start, end } = diagnostic;
  const first = start[1] - 1;
  const last = end[0] > start[0] ? source.trimEnd().length : Math.min(end[1] - 1, source.length);
  const from = source.length <= WIDTH ? 0 : Math.max(0, Math.min(first - 40, source.length - WIDTH));
  const to = Math.min(source.length, from + WIDTH);
  const cutLeft = from > 0 ? '…' : '';
  const shown = `${cutLeft}${source.slice(from, to)}${to < source.length ? '…' : ''}`;
  const pad = `${cutLeft === '' ? '' : ' '}${source.slice(from, first).replace(/[^\t]/g, ' ')}`;
  const carets = '^'.repeat(Math.max(1, Math.min(last, to) - first));
  const number = String(start[0]);
  const margin = ' '.repeat(number.length);
  return [
    `  ${dim(`${number} |`)} ${plainSource(shown).trimEnd()}`,
    `  ${dim(`${margin} |`)} ${pad}${mark(carets)}`,
  ];
}
