// Waiting for a state instead of sleeping: the machines that run this are slow at unforeseeable moments.

/** Asks again and again until `probe` gives something truthy, and returns it; an error of the probe counts as "not yet". */
export async function until<T>(what: string, probe: () => Promise<T> | T, timeout = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      last = await probe();
      if (last) return last as NonNullable<T>;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout / 1000} s; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
