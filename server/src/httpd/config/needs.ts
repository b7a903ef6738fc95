/**
 * Refusals that hang on something that the walk of a single block does not see: a folder on disk, or a name that an earlier
 * directive has made known. They are looked at anew each time, so that what is remembered of a block stays true.
 */
import { resolvePath } from '../../base/path';
import { allNodes } from './config';
import type { Files } from './files';
import type { ConfigNode, FileFold } from './node';
import type { Problem } from './problem';

/** What would make httpd accept the directive after all. */
export type Need =
  /** A path is what it should be; relative ones lie below ServerRoot. `file`: anything that can be opened and read; `path`: anything. */
  | { readonly kind: 'directory' | 'file' | 'path'; readonly path: string }
  /** Any directive above, in the order of the walk, of which this is true. */
  | { readonly kind: 'above'; readonly is: (node: ConfigNode) => boolean }
  /** A directive above, or one that runs while the text is read, has the name as its word of that index (-1: any); by key. */
  | { readonly kind: 'earlier'; readonly by: Readonly<Record<string, number>>; readonly name: string };

/** The problems whose need is not met, in the same order; those that need nothing stay. */
export function unmet(problems: readonly Problem[], fold: FileFold, serverRoot: string, files: Files): readonly Problem[] {
  if (!problems.some((problem) => problem.needs !== undefined)) return problems;
  return problems.filter((problem) => problem.needs === undefined || !isMet(problem.needs, problem.node, fold, serverRoot, files));
}

function isMet(need: Need, node: ConfigNode | undefined, fold: FileFold, serverRoot: string, files: Files): boolean {
  if (need.kind === 'earlier') return isDeclared(need, node, fold);
  if (need.kind === 'above') return isAbove(need.is, node, fold);
  const path = resolvePath(serverRoot, need.path);
  switch (files.stat(path)) {
    case 'absent':
      return !files.certain(path);
    case 'file':
      return need.kind !== 'directory';
    case 'directory':
    case 'empty':
      return need.kind !== 'file';
    default:
      return true;
  }
}

function isDeclared(need: Need & { readonly kind: 'earlier' }, before: ConfigNode | undefined, fold: FileFold): boolean {
  let passed = false;
  for (const node of allNodes(fold)) {
    if (node === before) passed = true;
    const index = passed && !node.readTime ? undefined : need.by[node.key];
    if (index === undefined) continue;
    const words = index < 0 ? node.words : node.words.slice(index, index + 1);
    if (words.some(({ value }) => value === need.name || value === `${need.name}>`)) return true;
  }
  return false;
}

function isAbove(is: (node: ConfigNode) => boolean, before: ConfigNode | undefined, fold: FileFold): boolean {
  for (const node of allNodes(fold)) {
    if (node === before) return false;
    if (is(node)) return true;
  }
  return false;
}
