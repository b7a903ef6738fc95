/** Ini entries of phar. */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const PHAR_ENTRIES: readonly IniSpec[] = [
  { name: 'phar.cache_list', type: 'list', default: '', mode: SYSTEM, summary: 'Archives that are read when PHP starts and kept.' },
  { name: 'phar.readonly', type: 'bool', default: '1', mode: ALL, summary: 'Lets archives be read only. Scripts can switch it on and not off.' },
  { name: 'phar.require_hash', type: 'bool', default: '1', mode: ALL, summary: 'Opens archives only if they are signed.' },
];
