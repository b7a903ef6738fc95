/** Ini entries of sqlite3. */
import { SYSTEM, USER, type IniSpec } from '../types';

export const SQLITE3_ENTRIES: readonly IniSpec[] = [
  { name: 'sqlite3.defensive', type: 'bool', default: '1', mode: USER, summary: 'Refuses SQL that can damage the database file.' },
  { name: 'sqlite3.extension_dir', type: 'path', default: null, mode: SYSTEM, summary: 'Folder of SQLite extensions that scripts may load.' },
];
