import { MUTATIONS } from './mutations';
import type { GeneratedTree } from './generate';
import type { Random } from './random';

/** A changed tree and the names of the changes, for the report. */
export interface MutatedTree { readonly tree: GeneratedTree; readonly changes: readonly string[] }

/** Damages a tree in one to five places. A change that finds nothing to work on is left out. */
export function mutateTree(random: Random, tree: GeneratedTree): MutatedTree {
  const texts: Record<string, string[]> = {};
  for (const [path, lines] of Object.entries(tree.texts)) texts[path] = [...lines];
  const changes: string[] = [];
  for (let left = 1 + random.int(5); left > 0; left -= 1) {
    const path = random.pick(Object.keys(texts));
    const [name, change] = random.pick(MUTATIONS);
    const lines = texts[path] ?? [];
    if (lines.length === 0) continue;
    if (change({ random, lines, at: random.int(lines.length), texts, kind: tree.kind, root: tree.root })) changes.push(`${name} in ${path}`);
  }
  return { tree: { ...tree, texts }, changes };
}
