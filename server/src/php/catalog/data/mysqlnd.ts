/** Ini entries of mysqlnd. */
import { ALL, PERDIR, SYSTEM, type IniSpec } from '../types';

export const MYSQLND_ENTRIES: readonly IniSpec[] = [
  { name: 'mysqlnd.collect_memory_statistics', type: 'bool', default: '0', mode: SYSTEM, summary: 'Counts what mysqlnd allocates.' },
  { name: 'mysqlnd.collect_statistics', type: 'bool', default: '1', mode: ALL, summary: 'Counts what mysqlnd does.' },
  { name: 'mysqlnd.debug', type: 'string', default: null, mode: SYSTEM, summary: 'What a debug build of mysqlnd writes down, and where.' },
  { name: 'mysqlnd.debug_calloc_fail_threshold', type: 'int', default: '-1', mode: SYSTEM, summary: 'Lets allocations fail for tests; debug builds only.', suffix: true },
  { name: 'mysqlnd.debug_ecalloc_fail_threshold', type: 'int', default: '-1', mode: SYSTEM, summary: 'Lets allocations fail for tests; debug builds only.', suffix: true },
  { name: 'mysqlnd.debug_emalloc_fail_threshold', type: 'int', default: '-1', mode: SYSTEM, summary: 'Lets allocations fail for tests; debug builds only.', suffix: true },
  { name: 'mysqlnd.debug_erealloc_fail_threshold', type: 'int', default: '-1', mode: SYSTEM, summary: 'Lets allocations fail for tests; debug builds only.', suffix: true },
  { name: 'mysqlnd.debug_malloc_fail_threshold', type: 'int', default: '-1', mode: SYSTEM, summary: 'Lets allocations fail for tests; debug builds only.', suffix: true },
  { name: 'mysqlnd.debug_realloc_fail_threshold', type: 'int', default: '-1', mode: SYSTEM, summary: 'Lets allocations fail for tests; debug builds only.', suffix: true },
  { name: 'mysqlnd.fetch_data_copy', type: 'bool', default: '0', mode: ALL, summary: 'Copied rows out of the network buffer. Gone in 8.1.', removed: '8.1' },
  { name: 'mysqlnd.log_mask', type: 'bitmask', default: '0', mode: ALL, summary: 'Which queries go to the log of the MySQL server; a sum of flags.' },
  { name: 'mysqlnd.mempool_default_size', type: 'size', default: '16000', mode: ALL, summary: 'Memory that a pool for rows begins with.', suffix: true },
  { name: 'mysqlnd.net_cmd_buffer_size', type: 'size', default: '4096', mode: ALL, summary: 'Buffer for commands to the server; it grows when needed.', range: [4096, null], suffix: true },
  { name: 'mysqlnd.net_read_buffer_size', type: 'size', default: '32768', mode: ALL, summary: 'Bytes that are read from the server in one piece.', suffix: true },
  { name: 'mysqlnd.net_read_timeout', type: 'int', default: '86400', mode: ALL, summary: 'Seconds to wait for an answer of the server.', unit: 's', suffix: true },
  { name: 'mysqlnd.sha256_server_public_key', type: 'string', default: null, mode: PERDIR, summary: 'File with the server\'s public key for SHA-256 passwords over plain connections.' },
  { name: 'mysqlnd.trace_alloc', type: 'string', default: null, mode: SYSTEM, summary: 'File that allocations are noted in; debug builds only.' },
];
