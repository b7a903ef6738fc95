/** Ini entries of msgpack. */
import { ALL, type IniSpec } from '../types';

export const MSGPACK_ENTRIES: readonly IniSpec[] = [
  { name: 'msgpack.error_display', type: 'bool', default: '1', mode: ALL, summary: 'Shows errors of `msgpack_unpack()`.' },
  { name: 'msgpack.illegal_key_insert', type: 'bool', default: '0', mode: ALL, summary: 'Keeps keys that PHP does not allow.' },
  { name: 'msgpack.php_only', type: 'bool', default: '1', mode: ALL, summary: 'Stores objects in a form that only PHP reads.' },
  { name: 'msgpack.use_str8_serialization', type: 'bool', default: '1', mode: ALL, summary: 'Uses the str8 type of newer msgpack versions.' },
];
