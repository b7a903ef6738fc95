/** Ini entries of dba. */
import { ALL, type IniSpec } from '../types';

export const DBA_ENTRIES: readonly IniSpec[] = [
  { name: 'dba.default_handler', type: 'string', default: null, mode: ALL, summary: 'Handler of `dba_open()` where none is named.' },
];
