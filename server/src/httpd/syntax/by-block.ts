import type { Block } from './source-file';

/** What a look at the lines of a block gives, worked out once for each block: an edit makes new ones only where it is. */
export function byBlock<T>(look: (block: Block) => T): (block: Block) => T {
  const remembered = new WeakMap<Block, { readonly answer: T }>();
  return (block) => {
    let known = remembered.get(block);
    if (known === undefined) remembered.set(block, (known = { answer: look(block) }));
    return known.answer;
  };
}
