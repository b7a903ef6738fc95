/** Ini entries of igbinary. */
import { ALL, type IniSpec } from '../types';

export const IGBINARY_ENTRIES: readonly IniSpec[] = [
  { name: 'igbinary.compact_strings', type: 'bool', default: '1', mode: ALL, summary: 'Stores equal strings once.' },
];
