/** Ini entries of odbc. */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const ODBC_ENTRIES: readonly IniSpec[] = [
  { name: 'odbc.allow_persistent', type: 'bool', default: '1', mode: SYSTEM, summary: 'Allows persistent connections.' },
  { name: 'odbc.check_persistent', type: 'bool', default: '1', mode: SYSTEM, summary: 'Tries a persistent connection before it is used again.' },
  { name: 'odbc.default_cursortype', type: 'enum', default: '3', mode: ALL, summary: 'Kind of cursor: 0 forward only, 1 keyset, 2 dynamic, 3 static.', values: ['0', '1', '2', '3'] },
  { name: 'odbc.default_db', type: 'string', default: null, mode: ALL, summary: 'Data source where none is named. Nothing reads it.', removed: '8.4' },
  { name: 'odbc.default_pw', type: 'string', default: null, mode: ALL, summary: 'Password where none is named. Nothing reads it.', removed: '8.4' },
  { name: 'odbc.default_user', type: 'string', default: null, mode: ALL, summary: 'User where none is named. Nothing reads it.', removed: '8.4' },
  { name: 'odbc.defaultbinmode', type: 'enum', default: '1', mode: ALL, summary: 'How binary columns come: 0 to the output, 1 as they are, 2 as text.', values: ['0', '1', '2'] },
  { name: 'odbc.defaultlrl', type: 'size', default: '4096', mode: ALL, summary: 'Bytes of a long column that are read; 0 sends it to the output.', suffix: true },
  { name: 'odbc.max_links', type: 'int', default: '-1', mode: SYSTEM, summary: 'Connections that a process may have; -1 for no limit.', suffix: true },
  { name: 'odbc.max_persistent', type: 'int', default: '-1', mode: SYSTEM, summary: 'Persistent connections that a process may have; -1 for no limit.', suffix: true },
];
