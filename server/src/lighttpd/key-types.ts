/** Whether a value is of its key's type (config_plugin_values_init_block, configfile-glue.c). */
import type { KeyType } from './keys';
import { booleanOf, numberOf, type Data, type Item } from './values';

const LIST_SHAPES: Readonly<Partial<Record<KeyType, { readonly holds: (item: Item) => boolean; readonly what: string; readonly like: string }>>> = {
  kvany: { holds: ({ key }) => key !== undefined, what: 'a list of key => values', like: '( "..." => "...", "..." => "..." )' },
  kvarray: { holds: ({ key, value }) => key !== undefined && is(value, 'array'), what: 'a list of key => list', like: '( "..." => ( "..." => "..." ) )' },
  kvstring: { holds: ({ key, value }) => key !== undefined && is(value, 'string'), what: 'a list of key => string values', like: '( "..." => "...", "..." => "..." )' },
  vlist: { holds: ({ key, value }) => key === undefined && is(value, 'string'), what: 'a list of string values', like: '( "...", "..." )' },
};

function is(data: Data, type: Data['type']): boolean {
  return data.type === type || data.type === 'unknown';
}

/** What lighttpd says of a value of the wrong type; undefined where it takes it. */
export function wrongType(name: string, type: KeyType, data: Data): string | undefined {
  if (data.type === 'unknown') return undefined;
  const shape = LIST_SHAPES[type];
  if (type === 'array' || shape !== undefined) {
    if (data.type !== 'array') return `${name} should have been a list like ${name} = ( "..." )`;
    return shape === undefined || data.items.every(shape.holds) ? undefined : `${name} should have been ${shape.what} like ${name} = ${shape.like}`;
  }
  if (type === 'string') return data.type === 'string' ? undefined : `${name} should have been a string like ... = "..."`;
  if (type === 'bool') return booleanOf(data) === undefined ? `ERROR: unexpected type for key: ${name} (string) "(enable|disable)"` : undefined;
  if (type === 'deprecated') return `ERROR: found deprecated key: ${name}`;
  const most = type === 'short' ? 65535 : 4294967295;
  if (numberOf(data, most) !== undefined) return undefined;
  if (data.type === 'string') return `got a string but expected ${type === 'short' ? 'a short' : 'an integer'}: ${name} ${data.text}`;
  return `unexpected type for key: ${name} expected ${type === 'short' ? 'a short integer' : 'an integer'}, range 0 ... ${most}`;
}
