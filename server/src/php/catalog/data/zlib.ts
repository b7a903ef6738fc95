/** Ini entries of zlib. */
import { ALL, type IniSpec } from '../types';

export const ZLIB_ENTRIES: readonly IniSpec[] = [
  { name: 'zlib.output_compression', type: 'enum', default: '0', mode: ALL, summary: 'Compresses pages; a number above 1 is the size of the buffer. Not together with `output_handler`.', values: ['<bool>', '<bytes>'], shipped: 'Off' },
  { name: 'zlib.output_compression_level', type: 'int', default: '-1', mode: ALL, summary: 'Level of compression from 0 to 9; -1 leaves it to zlib.', range: [-1, 9], suffix: true },
  { name: 'zlib.output_handler', type: 'string', default: '', mode: ALL, summary: 'Function that output goes through when it is compressed.' },
];
