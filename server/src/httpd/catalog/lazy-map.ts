/**
 * A read-only map whose keys are known and whose values are made when first asked for, then kept. Walking over the values
 * makes all of them; walking over the keys makes none.
 */
export function lazyMap<Key, Value>(keys: ReadonlySet<Key>, make: (key: Key) => Value): ReadonlyMap<Key, Value> {
  const made = new Map<Key, Value>();
  const get = (key: Key): Value => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
  function* entries(): MapIterator<[Key, Value]> {
    for (const key of keys) yield [key, get(key)];
    return undefined;
  }
  function* values(): MapIterator<Value> {
    for (const key of keys) yield get(key);
    return undefined;
  }
  const map: ReadonlyMap<Key, Value> = {
    size: keys.size,
    has: (key) => keys.has(key),
    get: (key) => (keys.has(key) ? get(key) : undefined),
    keys: () => keys.values() as MapIterator<Key>,
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach: (callback, self) => {
      for (const [key, value] of entries()) callback.call(self, value, key, map);
    },
  };
  return map;
}
