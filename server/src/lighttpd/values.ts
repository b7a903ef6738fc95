/** Values as lighttpd keeps them (data_string, data_integer, data_array of array.c), with the place they were written at. */
import type { TextPlace } from '../base/text-file';

export interface Item {
  /** Undefined in a plain list. */
  readonly key: string | undefined;
  readonly at: TextPlace;
  readonly value: Data;
}

export type Data =
  | { readonly type: 'string'; readonly text: string; readonly at: TextPlace }
  | { readonly type: 'integer'; readonly number: number; readonly at: TextPlace }
  | { readonly type: 'array'; readonly items: readonly Item[]; readonly at: TextPlace }
  /** Out of the environment, a command or an unread file: nobody can say what it is. */
  | { readonly type: 'unknown'; readonly at: TextPlace };

/** Keys are compared without case, in arrays and as names of settings (array_keycmp, array.c). */
export function itemOf(items: readonly Item[], key: string): Item | undefined {
  const wanted = key.toLowerCase();
  return items.find((item) => item.key?.toLowerCase() === wanted);
}

/** A string, or an integer as the string it becomes. */
export function textOf(data: Data | undefined): string | undefined {
  return data?.type === 'string' ? data.text : data?.type === 'integer' ? String(data.number) : undefined;
}

/** The strings of a plain list; undefined when anything in it is not known. */
export function stringList(data: Data | undefined): readonly string[] | undefined {
  if (data?.type !== 'array') return undefined;
  const texts = data.items.map(({ value }) => (value.type === 'string' ? value.text : undefined));
  return texts.includes(undefined) ? undefined : texts as string[];
}

/** Reads a number as strtol does into a C int: too many digits for a long are refused, others wrap. */
export function readInteger(digits: string): number | undefined {
  const number = BigInt(digits);
  return number > 0x7fffffffffffffffn ? undefined : Number(BigInt.asIntN(32, number));
}

/** A number out of a string or an integer, within a range (config_plugin_values_init_block, configfile-glue.c). */
export function numberOf(data: Data, most: number): number | undefined {
  if (data.type === 'integer') return most === 65535 ? data.number & 0xffff : data.number >>> 0;
  if (data.type !== 'string' || !/^[ \t\n\v\f\r]*[+-]?\d+$/.test(data.text)) return undefined;
  const number = Number(data.text);
  return number >= 0 && number <= most ? number : undefined;
}

/** `enable` and its like (config_plugin_value_tobool): undefined where lighttpd refuses the word. */
export function booleanOf(data: Data): boolean | undefined {
  if (data.type === 'integer') return data.number !== 0;
  if (data.type !== 'string') return undefined;
  const word = data.text.toLowerCase();
  if (['enable', 'enabled', 'true', '1'].includes(word)) return true;
  return ['disable', 'disabled', 'false', '0'].includes(word) ? false : undefined;
}

/** What `+` and `+=` make of two values (configparser_merge_data); a string is lighttpd's message. */
export function merge(left: Data, right: Data): Data | string {
  if (left.type === 'unknown' || right.type === 'unknown') return { type: 'unknown', at: left.at };
  if (left.type !== 'array' && right.type !== 'array') {
    if (left.type === 'integer' && right.type === 'integer') return { ...left, number: (left.number + right.number) | 0 };
    return { type: 'string', text: textOf(left)! + textOf(right)!, at: left.at };
  }
  if (left.type !== 'array' || right.type !== 'array') return 'data type mismatch, cannot merge';
  const items = [...left.items];
  for (const item of right.items) {
    const known = item.key === undefined ? undefined : itemOf(items, item.key);
    if (known === undefined) items.push(item);
    else if (!sameScalar(known.value, item.value)) return `Duplicate array-key '${item.key}'`;
  }
  return { ...left, items };
}

// The same key with the same value is passed over.
function sameScalar(left: Data, right: Data): boolean {
  if (left.type === 'unknown' || right.type === 'unknown') return true;
  if (left.type === 'string' && right.type === 'string') return left.text === right.text;
  return left.type === 'integer' && right.type === 'integer' && left.number === right.number;
}
