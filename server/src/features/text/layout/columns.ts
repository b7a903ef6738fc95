/** Signs of assignment that stand below each other: which gaps in front of them are wide on purpose. */
import type { FormatStyle } from '../../format/style';

/** The sign of one line. */
export interface Sign {
  /** Physical line, from 0. */
  readonly line: number;
  /** What must be equal for two lines to belong together: their depth. */
  readonly depth: number;
  /** Columns of the name in front of it. */
  readonly name: number;
  /** Blanks between the name and the sign. */
  readonly gap: number;
}

/**
 * The blanks in front of each sign. Where most signs of one depth stand in one column, and some name is filled up for it, all of them
 * do; else the same is asked of each run, lines that follow each other. `align` makes the narrowest column of every run, `single` none.
 * @param isJoined whether two lines belong together, one above the other
 */
export function gapsBefore(signs: readonly Sign[], { argumentGap }: Pick<FormatStyle, 'argumentGap'>, isJoined: (above: number, below: number) => boolean): ReadonlyMap<Sign, number> {
  const gaps = new Map<Sign, number>();
  const common = new Map<number, number | undefined>();
  if (argumentGap === 'keep') for (const { depth } of signs) if (!common.has(depth)) common.set(depth, columnOf(signs.filter((sign) => sign.depth === depth), 3));
  let run: Sign[] = [];
  const close = (): void => {
    const [first] = run;
    if (first === undefined) return;
    const column = argumentGap === 'align' ? Math.max(...run.map(({ name }) => name)) + 1 : argumentGap === 'keep' ? common.get(first.depth) ?? columnOf(run, 2) ?? 0 : 0;
    for (const sign of run) gaps.set(sign, Math.max(1, column - sign.name));
    run = [];
  };
  for (const sign of signs) {
    const last = run.at(-1);
    if (last !== undefined && (last.depth !== sign.depth || !isJoined(last.line, sign.line))) close();
    run.push(sign);
  }
  close();
  return gaps;
}

/** The column in which most signs stand, with room for all but the widest names; undefined where there is none, or fewer signs than `least`. */
function columnOf(signs: readonly Sign[], least: number): number | undefined {
  const columns = new Map<number, Sign[]>();
  for (const sign of signs) {
    const column = sign.name + sign.gap;
    const known = columns.get(column);
    if (known === undefined) columns.set(column, [sign]);
    else known.push(sign);
  }
  const found = [...columns].find(([, inside]) => inside.length >= least && inside.length > signs.length / 2 && inside.some(({ gap }) => gap > 1));
  // A name that reaches the sign moves the whole column by one.
  return found === undefined ? undefined : found[0] + (found[1].some(({ gap }) => gap === 0) ? 1 : 0);
}
