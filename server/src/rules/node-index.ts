/** The nodes that rules ask for, by key, each with its place in httpd's order. */
import type { ConfigNode } from '../httpd/config/node';

interface Numbered {
  readonly nodes: ConfigNode[];
  /** The place of each node, ascending. */
  readonly places: number[];
}

const NONE: readonly ConfigNode[] = [];

export class NodeIndex {
  readonly #byKey = new Map<string, Numbered>();
  readonly #merged = new Map<string, readonly ConfigNode[]>();
  #count = 0;

  /** Nodes come in httpd's order. */
  add(node: ConfigNode): void {
    let list = this.#byKey.get(node.key);
    if (list === undefined) this.#byKey.set(node.key, (list = { nodes: [], places: [] }));
    list.nodes.push(node);
    list.places.push(this.#count++);
  }

  /** Nodes with one of the keys, in httpd's order. `name`: the keys as one word, by which the answer is remembered. */
  of(keys: readonly string[], name: string): readonly ConfigNode[] {
    if (keys.length === 1) return this.#byKey.get(keys[0]!)?.nodes ?? NONE;
    let merged = this.#merged.get(name);
    if (merged === undefined) {
      const lists = [...new Set(keys)].flatMap((key) => this.#byKey.get(key) ?? []);
      this.#merged.set(name, (merged = lists.length === 0 ? NONE : lists.length === 1 ? lists[0]!.nodes : mergeAll(lists)));
    }
    return merged;
  }
}

function mergeAll(lists: readonly Numbered[]): readonly ConfigNode[] {
  const all = lists.flatMap(({ nodes, places }) => nodes.map((node, index) => ({ node, place: places[index]! })));
  return all.sort((left, right) => left.place - right.place).map(({ node }) => node);
}
