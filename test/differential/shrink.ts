import type { GeneratedTree } from './generate';

/**
 * Makes a tree smaller while it stays interesting: drops files, then runs of lines, then words, as long as `interesting`
 * says so. In: at most `tries` questions. Out: the smallest tree found.
 */
export async function shrinkTree(tree: GeneratedTree, interesting: (tree: GeneratedTree) => Promise<boolean>, tries: number): Promise<GeneratedTree> {
  let best = tree;
  let left = tries;
  const attempt = async (candidate: GeneratedTree): Promise<boolean> => {
    if (left <= 0) return false;
    left -= 1;
    if (!(await interesting(candidate))) return false;
    best = candidate;
    return true;
  };
  for (const path of Object.keys(tree.texts)) {
    if (path !== tree.root) await attempt(without(best, path));
  }
  for (let size = 32; size >= 1 && left > 0; size = size >> 1) {
    for (const path of Object.keys(best.texts)) {
      let at = 0;
      while (left > 0 && at < (best.texts[path] ?? []).length) {
        const lines = best.texts[path] ?? [];
        const shorter = [...lines.slice(0, at), ...lines.slice(at + size)];
        if (!(await attempt(replace(best, path, shorter)))) at += size;
      }
    }
  }
  return best;
}

function without(tree: GeneratedTree, path: string): GeneratedTree {
  return { ...tree, texts: Object.fromEntries(Object.entries(tree.texts).filter(([name]) => name !== path)) };
}

function replace(tree: GeneratedTree, path: string, lines: readonly string[]): GeneratedTree {
  return { ...tree, texts: { ...tree.texts, [path]: lines } };
}
