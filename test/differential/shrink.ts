import type { GeneratedTree } from './generate';

/**
 * Makes a tree smaller while it stays interesting: drops files, then whole sections, runs of lines, and pairs of tags, as
 * long as `interesting` says so. In: at most `tries` questions. Out: the smallest tree found.
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
  /** Offers every shortening of every file that `shorten` finds; stays at a line while that helps. */
  const sweep = async (shorten: (lines: readonly string[], at: number) => string[] | undefined): Promise<void> => {
    for (const path of Object.keys(best.texts)) {
      let at = 0;
      while (left > 0 && at < (best.texts[path] ?? []).length) {
        const shorter = shorten(best.texts[path] ?? [], at);
        if (!shorter || !(await attempt(replace(best, path, shorter)))) at += 1;
      }
    }
  };
  const wholeSection = (lines: readonly string[], at: number): string[] | undefined => {
    const end = closingOf(lines, at);
    return end === undefined ? undefined : [...lines.slice(0, at), ...lines.slice(end + 1)];
  };
  const tagsOnly = (lines: readonly string[], at: number): string[] | undefined => {
    const end = closingOf(lines, at);
    return end === undefined ? undefined : [...lines.slice(0, at), ...lines.slice(at + 1, end), ...lines.slice(end + 1)];
  };
  await sweep(wholeSection);
  for (let size = 16; size >= 1 && left > 0; size = size >> 1) {
    for (const path of Object.keys(best.texts)) {
      let at = 0;
      while (left > 0 && at < (best.texts[path] ?? []).length) {
        const lines = best.texts[path] ?? [];
        const shorter = [...lines.slice(0, at), ...lines.slice(at + size)];
        if (!(await attempt(replace(best, path, shorter)))) at += size;
      }
    }
  }
  await sweep(wholeSection);
  await sweep(tagsOnly);
  return best;
}

/** The line that closes the section a line opens, by names alone; undefined when it opens none or nothing closes it. */
function closingOf(lines: readonly string[], at: number): number | undefined {
  const name = /^\s*<(\w+)/.exec(lines[at] ?? '')?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  let depth = 0;
  for (let line = at; line < lines.length; line += 1) {
    const tag = /^\s*<(\/?)(\w+)/.exec(lines[line] ?? '');
    if (tag?.[2]?.toLowerCase() !== name) continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return line;
  }
  return undefined;
}

function without(tree: GeneratedTree, path: string): GeneratedTree {
  return { ...tree, texts: Object.fromEntries(Object.entries(tree.texts).filter(([name]) => name !== path)) };
}

function replace(tree: GeneratedTree, path: string, lines: readonly string[]): GeneratedTree {
  return { ...tree, texts: { ...tree.texts, [path]: lines } };
}
