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
  /** Columns of the sign itself. What stands in a column is its end, where the values begin. */
  readonly length: number;
}

/**
 * The blanks in front of each sign. Lines that follow each other are a run. Where most signs of one depth end in one column, and some
 * name is filled up for it, a run that has a part in that column gets it as a whole; any other run keeps a column of its own, if it has
 * one. `align` makes the narrowest column of every run, `single` none.
 * @param isJoined whether two lines belong together, one above the other
 */
export function gapsBefore(signs: readonly Sign[], { argumentGap }: Pick<FormatStyle, 'argumentGap'>, isJoined: (above: number, below: number) => boolean): ReadonlyMap<Sign, number> {
  const gaps = new Map<Sign, number>();
  const common = new Map<number, Column | undefined>();
  if (argumentGap === 'keep') for (const { depth } of signs) if (!common.has(depth)) common.set(depth, columnOf(signs.filter((sign) => sign.depth === depth), 3));
  const columnFor = (run: readonly Sign[], shared: Column | undefined): number => {
    if (argumentGap === 'single') return 0;
    if (argumentGap === 'align') return Math.max(...run.map(({ name, length }) => name + length)) + 1;
    return (shared !== undefined && run.some((sign) => endOf(sign) === shared.now) ? shared : columnOf(run, 2))?.wanted ?? 0;
  };
  let run: Sign[] = [];
  const close = (): void => {
    const [first] = run;
    if (first === undefined) return;
    const column = columnFor(run, common.get(first.depth));
    for (const sign of run) gaps.set(sign, Math.max(1, column - sign.name - sign.length));
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

interface Column {
  readonly now: number;
  /** One more where a name touches its sign. */
  readonly wanted: number;
}

function endOf({ name, gap, length }: Sign): number {
  return name + gap + length;
}

/** The column in which most signs end, some name filled up for it; undefined where there is none, or fewer signs than `least`. */
function columnOf(signs: readonly Sign[], least: number): Column | undefined {
  const columns = new Map<number, Sign[]>();
  for (const sign of signs) {
    const known = columns.get(endOf(sign));
    if (known === undefined) columns.set(endOf(sign), [sign]);
    else known.push(sign);
  }
  const found = [...columns].find(([, inside]) => inside.length >= least && inside.length > signs.length / 2 && inside.some(({ gap }) => gap > 1));
  return found === undefined ? undefined : { now: found[0], wanted: found[0] + (found[1].some(({ gap }) => gap === 0) ? 1 : 0) };
}
