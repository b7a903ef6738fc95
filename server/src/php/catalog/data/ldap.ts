/** Ini entries of ldap. */
import { SYSTEM, type IniSpec } from '../types';

export const LDAP_ENTRIES: readonly IniSpec[] = [
  { name: 'ldap.max_links', type: 'int', default: '-1', mode: SYSTEM, summary: 'LDAP connections that a process may have; -1 for no limit.', suffix: true },
];
