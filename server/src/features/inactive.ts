/** Lines that no configuration reads, to be greyed like inactive code. */
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block } from '../httpd/syntax/source-file';
import type { Check } from '../workspace/check';
import { openedFolds, partsByBlock, type LineRange, type View } from './view';

export interface InactiveRange extends LineRange {
  /** The condition that is false, as the text has it; undefined where no tag stands above. */
  readonly condition: string | undefined;
}

/** Runs of lines that every configuration passes over; blank lines and comments between them belong to the run. */
export function inactiveRanges({ source, checks }: View): readonly InactiveRange[] {
  const candidates = passedOver(checks);
  if (candidates.size === 0) return [];
  const ranges: InactiveRange[] = [];
  let run: { first: number; last: number; column: number; condition: string | undefined } | undefined;
  const end = (): void => {
    if (run !== undefined) ranges.push({ start: { line: run.first, column: 0 }, end: { line: run.last, column: run.column }, condition: run.condition });
    run = undefined;
  };
  let at = 0;
  let before: LogicalLine | undefined;
  for (const block of source.blocks) {
    if (!candidates.has(block)) {
      end();
      at += block.physicalLines;
      before = block.lines.at(-1);
      continue;
    }
    const parts = checks.flatMap((check) => partsByBlock(check.config).get(block) ?? []);
    const inactive = parts.length > 0 && parts.every((part) => part.inactive.length > 0) ? parts.map((part) => new Set(part.inactive)) : [];
    for (const line of block.lines) {
      if (inactive.length > 0 && inactive.every((lines) => lines.has(line))) {
        run ??= { first: at, last: at, column: 0, condition: before?.kind === 'open' ? before.text.trim() : undefined };
        run.last = at + line.physicalLines - 1;
        run.column = lastColumn(line);
      } else end();
      at += line.physicalLines;
      before = line;
    }
  }
  end();
  return ranges;
}

/** Blocks with a line that some reading passes over: usually few. */
function passedOver(checks: readonly Check[]): ReadonlySet<Block> {
  const blocks = new Set<Block>();
  for (const { config } of checks) {
    for (const { parts } of openedFolds(config.fold)) for (const part of parts) if (part.inactive.length > 0) blocks.add(part.block);
  }
  return blocks;
}

/** Length of the last physical line without its end. */
function lastColumn(line: LogicalLine): number {
  const raw = line.raw.replace(/\r?\n$/, '');
  return raw.length - raw.lastIndexOf('\n') - 1;
}
