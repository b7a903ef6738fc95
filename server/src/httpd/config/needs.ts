/**
 * Refusals that hang on something that the walk of a single block does not see: a folder on disk, or a name that an earlier
 * directive has made known. They are looked at anew each time, so that what is remembered of a block stays true.
 */
import { resolvePath } from '../../base/path';
import { allNodes } from './config';
import type { Files } from './files';
import type { ConfigNode, FileFold } from './node';
import type { Problem } from './problem';
import { hostOf } from './special/proxy-urls';

/** What would make httpd accept the directive after all. */
export type Need =
  /** A path is what it should be; relative ones lie below ServerRoot. `file`: anything that can be opened and read; `path`: anything, `orElse` one of these. */
  | { readonly kind: 'directory' | 'file' | 'path'; readonly path: string }
  | { readonly kind: 'path'; readonly path: string; readonly orElse: readonly string[] }
  /** The same, or another directive of that name follows in the same server and is the one that counts. */
  | { readonly kind: 'directory'; readonly path: string; readonly unlessRepeated: true }
  /** Any directive above, in the order of the walk, of which this is true. */
  | { readonly kind: 'above'; readonly is: (node: ConfigNode) => boolean }
  /** No directive above is one of which this is true. */
  | { readonly kind: 'first'; readonly is: (node: ConfigNode) => boolean }
  /** A directive above, or one that runs while the text is read, has the name as its word of that index (-1: any); by key. */
  | { readonly kind: 'earlier'; readonly by: Readonly<Record<string, number>>; readonly name: string };

/** The problems without those whose path is what it should be: more than that takes the whole configuration. */
export function unanswered(problems: readonly Problem[], serverRoot: string, files: Files): readonly Problem[] {
  const isAnswered = ({ needs }: Problem): boolean => needs !== undefined && 'path' in needs && isThere(needs, serverRoot, files);
  return problems.some(isAnswered) ? problems.filter((problem) => !isAnswered(problem)) : problems;
}

/** The problems whose need is not met, in the same order; those that need nothing stay. */
export function unmet(problems: readonly Problem[], fold: FileFold, serverRoot: string, files: Files): readonly Problem[] {
  if (!problems.some((problem) => problem.needs !== undefined)) return problems;
  const names = new Declared(fold);
  return problems.filter(({ needs, node }) => needs === undefined || !isMet(needs, node, fold, serverRoot, files, names));
}

function isMet(need: Need, node: ConfigNode | undefined, fold: FileFold, serverRoot: string, files: Files, names: Declared): boolean {
  if (need.kind === 'earlier') return names.has(need, node);
  if (need.kind === 'first') return !names.isAbove(need.is, node);
  if (need.kind === 'above') return names.isAbove(need.is, node);
  return isThere(need, serverRoot, files) || 'unlessRepeated' in need && isRepeated(node, fold);
}

type PathNeed = Need & { readonly path: string };

/** What nobody knows is taken to be there. */
function isThere(need: PathNeed, serverRoot: string, files: Files): boolean {
  if ('orElse' in need && need.orElse.some((path) => isThere({ kind: 'path', path }, serverRoot, files))) return true;
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

/** Names that directives make known and where, gathered in one pass when somebody first asks. */
class Declared {
  readonly #fold: FileFold;
  readonly #tables = new Map<object, Map<string, number>>();
  #order: Map<ConfigNode, number> | undefined;
  readonly #nodes: ConfigNode[] = [];
  #rest: Iterator<ConfigNode, void> | undefined;

  constructor(fold: FileFold) {
    this.#fold = fold;
  }

  has(need: Need & { readonly kind: 'earlier' }, before: ConfigNode | undefined): boolean {
    const first = this.#table(need.by).get(need.name);
    return first !== undefined && (before === undefined || first < (this.#positions().get(before) ?? Infinity));
  }

  isAbove(is: (node: ConfigNode) => boolean, before: ConfigNode | undefined): boolean {
    for (let index = 0; ; index++) {
      const node = this.#nodeAt(index);
      if (node === undefined || node === before) return false;
      if (is(node)) return true;
    }
  }

  /** Nodes are gathered as far as somebody asks: most names stand at the top. */
  #nodeAt(index: number): ConfigNode | undefined {
    if (index < this.#nodes.length) return this.#nodes[index];
    const { value, done } = (this.#rest ??= allNodes(this.#fold)).next();
    if (done === true) return undefined;
    this.#nodes.push(value);
    return value;
  }

  #positions(): Map<ConfigNode, number> {
    if (this.#order === undefined) {
      this.#order = new Map();
      for (const node of allNodes(this.#fold)) this.#order.set(node, this.#order.size);
    }
    return this.#order;
  }

  #table(by: Readonly<Record<string, number>>): Map<string, number> {
    const known = this.#tables.get(by);
    if (known !== undefined) return known;
    const table = new Map<string, number>();
    for (const [node, position] of this.#positions()) {
      const index = by[node.key];
      if (index === undefined) continue;
      for (const { value } of index < 0 ? node.words : node.words.slice(index, index + 1)) {
        const name = value.replace(/>$/, '');
        // What runs while the text is read is known before anything is walked.
        if (!table.has(name) || node.readTime) table.set(name, node.readTime ? -1 : position);
      }
    }
    this.#tables.set(by, table);
    return table;
  }
}

function isRepeated(node: ConfigNode | undefined, fold: FileFold): boolean {
  if (node === undefined) return false;
  let passed = false;
  for (const each of allNodes(fold)) {
    if (passed && each.key === node.key && hostOf(each) === hostOf(node)) return true;
    passed ||= each === node;
  }
  return false;
}
