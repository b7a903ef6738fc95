/** Ini entries of oci8. */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const OCI8_ENTRIES: readonly IniSpec[] = [
  { name: 'oci8.connection_class', type: 'string', default: '', mode: ALL, summary: 'Name that pooled connections of a site have in common.', removed: '8.4' },
  { name: 'oci8.default_prefetch', type: 'int', default: '100', mode: SYSTEM, summary: 'Rows that are fetched ahead.', removed: '8.4', suffix: true },
  { name: 'oci8.events', type: 'bool', default: '0', mode: SYSTEM, summary: 'Takes notice of failover events of the database.', removed: '8.4' },
  { name: 'oci8.max_persistent', type: 'int', default: '-1', mode: SYSTEM, summary: 'Persistent connections that a process may have; -1 for no limit.', removed: '8.4', suffix: true },
  { name: 'oci8.old_oci_close_semantics', type: 'bool', default: '0', mode: SYSTEM, summary: 'Makes `oci_close()` do nothing, as it was long ago.', deprecated: '8.1', removed: '8.4' },
  { name: 'oci8.persistent_timeout', type: 'int', default: '-1', mode: SYSTEM, summary: 'Seconds after which an idle persistent connection is closed; -1 for never.', removed: '8.4', suffix: true },
  { name: 'oci8.ping_interval', type: 'int', default: '60', mode: SYSTEM, summary: 'Seconds after which a persistent connection is tried before it is used; -1 for never.', removed: '8.4', suffix: true },
  { name: 'oci8.prefetch_lob_size', type: 'int', default: '0', mode: SYSTEM, summary: 'Bytes of large objects that come with the row.', since: '8.2', removed: '8.4', suffix: true },
  { name: 'oci8.privileged_connect', type: 'bool', default: '0', mode: SYSTEM, summary: 'Allows connections as SYSDBA and SYSOPER.', removed: '8.4' },
  { name: 'oci8.statement_cache_size', type: 'int', default: '20', mode: SYSTEM, summary: 'Statements that are kept for each connection.', removed: '8.4', suffix: true },
];
