/** Ini entries of filter. */
import { PERDIR, SYSTEM, type IniSpec } from '../types';

export const FILTER_ENTRIES: readonly IniSpec[] = [
  { name: 'filter.default', type: 'enum', default: 'unsafe_raw', mode: PERDIR | SYSTEM, summary: 'Filter that all input goes through before scripts see it. Deprecated since 8.1.', deprecated: '8.1' },
  { name: 'filter.default_flags', type: 'int', default: null, mode: PERDIR | SYSTEM, summary: 'Flags of `filter.default`.', suffix: true },
];
