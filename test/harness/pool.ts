/**
 * Runs `work` over all items, at most `width` at a time, and keeps the order of the results.
 * `slot` is a number below `width` that no other running call has: it names the scratch directory a call may use.
 * The first rejection is passed on.
 */
export async function inParallel<In, Out>(
  items: readonly In[], width: number, work: (item: In, slot: number) => Promise<Out>,
): Promise<Out[]> {
  const results = new Array<Out>(items.length);
  let next = 0;
  const runner = async (slot: number): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as In, slot);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, (_, slot) => runner(slot)));
  return results;
}
