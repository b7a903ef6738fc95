/** What every feature looks at: a file, and the configurations that read it. */
import type { Config } from '../httpd/config/config';
import type { BlockRead } from '../httpd/config/memo';
import { ConfigNode, type FileFold, type Item } from '../httpd/config/node';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block, SourceFile } from '../httpd/syntax/source-file';
import type { Position } from '../base/span';
import type { Check } from '../workspace/check';
import type { FileId } from '../workspace/file-system';
import type { Workspace } from '../workspace/workspace';

export interface View {
  readonly workspace: Workspace;
  readonly file: FileId;
  readonly source: SourceFile;
  /** One per root that reaches the file; a fragment's own where none does. Empty for a file in another language. */
  readonly checks: readonly Check[];
  /** The servers that are known: one of them may read a `.htaccess`. Not given: those of `checks`. */
  readonly servers?: readonly Check[];
}

/** A place in a file of this machine. */
export interface FileRange {
  readonly file: FileId;
  readonly start: Position;
  readonly end: Position;
}

export type LineRange = Omit<FileRange, 'file'>;

/** All parts of a configuration by the block they were read from. A file that is included twice has two parts for a block. */
export function partsByBlock(config: Config): ReadonlyMap<Block, readonly BlockRead[]> {
  let index = indexes.get(config);
  if (index === undefined) {
    const built = new Map<Block, BlockRead[]>();
    for (const file of openedFolds(config.fold)) {
      for (const part of file.parts) {
        const list = built.get(part.block);
        if (list === undefined) built.set(part.block, [part]);
        else list.push(part);
      }
    }
    indexes.set(config, (index = built));
  }
  return index;
}

const indexes = new WeakMap<Config, ReadonlyMap<Block, readonly BlockRead[]>>();

/** The root's file and every file it includes, one entry per opening. */
export function* openedFolds(fold: FileFold | undefined): Generator<FileFold> {
  if (fold === undefined) return;
  yield fold;
  for (const part of fold.parts) for (const file of part.included) yield* openedFolds(file);
}

/** The nodes that a logical line came to in one configuration; none where it is not read, several where it is read twice. */
export function nodesOfLine(config: Config, block: Block, line: LogicalLine): readonly ConfigNode[] {
  const found: ConfigNode[] = [];
  const enter = (items: readonly Item[]): void => {
    for (const item of items) {
      if (!(item instanceof ConfigNode)) continue;
      if (item.site.line === line && item.site.via === undefined) found.push(item);
      if (item.children.length > 0) enter(item.children);
    }
  };
  for (const part of partsByBlock(config).get(block) ?? []) {
    enter(part.items);
    // Lines of a section that began in an earlier block are children of that section's node.
    if (part.frameIn.node !== undefined) enter(part.frameIn.node.children);
  }
  return [...new Set(found)];
}
