/** Ini entries of pgsql. */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const PGSQL_ENTRIES: readonly IniSpec[] = [
  { name: 'pgsql.allow_persistent', type: 'bool', default: '1', mode: SYSTEM, summary: 'Allows persistent connections.' },
  { name: 'pgsql.auto_reset_persistent', type: 'bool', default: '0', mode: SYSTEM, summary: 'Looks for broken persistent connections at every use.' },
  { name: 'pgsql.ignore_notice', type: 'bool', default: '0', mode: ALL, summary: 'Drops notices of the PostgreSQL server.' },
  { name: 'pgsql.log_notice', type: 'bool', default: '0', mode: ALL, summary: 'Logs notices of the PostgreSQL server, unless they are dropped.' },
  { name: 'pgsql.max_links', type: 'int', default: '-1', mode: SYSTEM, summary: 'Connections that a process may have; -1 for no limit.', suffix: true },
  { name: 'pgsql.max_persistent', type: 'int', default: '-1', mode: SYSTEM, summary: 'Persistent connections that a process may have; -1 for no limit.', suffix: true },
];
