/** Ini entries of mysqli. */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const MYSQLI_ENTRIES: readonly IniSpec[] = [
  { name: 'mysqli.allow_local_infile', type: 'bool', default: '0', mode: SYSTEM, summary: 'Lets `LOAD DATA LOCAL` read files of this machine.' },
  { name: 'mysqli.allow_persistent', type: 'bool', default: '1', mode: SYSTEM, summary: 'Allows persistent connections.' },
  { name: 'mysqli.default_host', type: 'string', default: null, mode: ALL, summary: 'Host where a connection names none.' },
  { name: 'mysqli.default_port', type: 'int', default: '3306', mode: ALL, summary: 'Port where a connection names none.', suffix: true },
  { name: 'mysqli.default_pw', type: 'string', default: null, mode: ALL, summary: 'Password where a connection names none. Every script can read it.' },
  { name: 'mysqli.default_socket', type: 'path', default: null, mode: ALL, summary: 'Socket where a connection names none.' },
  { name: 'mysqli.default_user', type: 'string', default: null, mode: ALL, summary: 'User where a connection names none.' },
  { name: 'mysqli.local_infile_directory', type: 'path', default: null, mode: SYSTEM, summary: 'Folder that `LOAD DATA LOCAL` may read where it is not allowed everywhere.', since: '8.1' },
  { name: 'mysqli.max_links', type: 'int', default: '-1', mode: SYSTEM, summary: 'Connections that a process may have, persistent ones among them; -1 for no limit.', suffix: true },
  { name: 'mysqli.max_persistent', type: 'int', default: '-1', mode: SYSTEM, summary: 'Persistent connections that a process may have; -1 for no limit.', suffix: true },
  { name: 'mysqli.reconnect', type: 'bool', default: '0', mode: SYSTEM, summary: 'Connected again after a lost connection. Gone in 8.2; it never worked with mysqlnd.', removed: '8.2' },
  { name: 'mysqli.rollback_on_cached_plink', type: 'bool', default: '0', mode: SYSTEM, summary: 'Rolls a transaction back when a persistent connection is used again.' },
];
