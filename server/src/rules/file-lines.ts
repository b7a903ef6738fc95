/** The lines of a file as the configuration reads it. */
import type { Config } from '../httpd/config/config';
import type { FileFold, Site } from '../httpd/config/node';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block } from '../httpd/syntax/source-file';

/** Lines of a file in order, with what an edit needs to find them. Of a file that is read twice: the first time. */
export function linesOfFile(config: Config, file: string): Site[] {
  const fold = config.fold === undefined ? undefined : findFold(config.fold, file);
  return (fold?.parts ?? []).flatMap(({ block }) => block.lines.map((line) => ({ file, block, line })));
}

function findFold(fold: FileFold, file: string): FileFold | undefined {
  if (fold.file === file) return fold;
  for (const { events } of fold.parts) {
    for (const event of events) {
      const found = 'included' in event ? findFold(event.included, file) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Columns of white space in front of a line, a tab counting as one. */
export function indentOf(site: Site): number {
  return site.line.text.length - site.line.text.trimStart().length;
}

export interface ReadBlock {
  readonly file: string;
  readonly block: Block;
  /** Lines that this world does not read. */
  readonly inactive: readonly LogicalLine[];
}

/** The blocks of all files, each once, in reading order. What a rule finds in one is worth remembering by its `block`. */
export function blocksOf(config: Config): readonly ReadBlock[] {
  const { fold } = config;
  let blocks = blocksOfConfigs.get(config);
  if (blocks === undefined) blocksOfConfigs.set(config, (blocks = fold === undefined ? [] : [...blocksOfFold(fold, new Set())]));
  return blocks;
}

const blocksOfConfigs = new WeakMap<Config, readonly ReadBlock[]>();

function* blocksOfFold(fold: FileFold, seen: Set<Block>): Generator<ReadBlock> {
  for (const { block, inactive, events } of fold.parts) {
    if (!seen.has(block)) {
      seen.add(block);
      yield { file: fold.file, block, inactive };
    }
    for (const event of events) if ('included' in event) yield* blocksOfFold(event.included, seen);
  }
}
