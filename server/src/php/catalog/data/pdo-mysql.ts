/** Ini entries of pdo_mysql. */
import { SYSTEM, type IniSpec } from '../types';

export const PDO_MYSQL_ENTRIES: readonly IniSpec[] = [
  { name: 'pdo_mysql.debug', type: 'string', default: null, mode: SYSTEM, summary: 'Debugging of PDO with mysqlnd; debug builds only.' },
  { name: 'pdo_mysql.default_socket', type: 'path', default: null, mode: SYSTEM, summary: 'Socket of connections to `localhost`.' },
];
