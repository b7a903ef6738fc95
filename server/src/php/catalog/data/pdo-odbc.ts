/** Ini entries of pdo_odbc. */
import { SYSTEM, type IniSpec } from '../types';

export const PDO_ODBC_ENTRIES: readonly IniSpec[] = [
  { name: 'pdo_odbc.db2_instance_name', type: 'string', default: null, mode: SYSTEM, summary: 'DB2 instance. Gone in 8.0: set the variable `DB2INSTANCE`.', deprecated: '7.3', removed: '8.0' },
];
