interface Node {
  readonly next: Map<string, Node>;
  ends: boolean;
}

/**
 * One regular expression that matches exactly the given words, in any case. Common beginnings are written once: an
 * editor tries it on every line, and a plain list of two thousand words would be tried word by word.
 */
export function wordsPattern(words: Iterable<string>): string {
  const root: Node = { next: new Map(), ends: false };
  for (const word of [...words].map((text) => text.toLowerCase()).sort()) {
    let node = root;
    for (const letter of word) {
      let next = node.next.get(letter);
      if (!next) node.next.set(letter, (next = { next: new Map(), ends: false }));
      node = next;
    }
    node.ends = true;
  }
  return `(?i:${print(root)})`;
}

function print(node: Node): string {
  const branches = [...node.next].map(([letter, next]) => escape(letter) + print(next));
  if (branches.length === 0) return '';
  if (branches.length === 1 && !node.ends) return branches[0]!;
  return `(?:${branches.join('|')})${node.ends ? '?' : ''}`;
}

function escape(letter: string): string {
  return /[\w-]/.test(letter) ? letter : `\\${letter}`;
}
