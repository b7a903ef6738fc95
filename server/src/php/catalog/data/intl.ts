/** Ini entries of intl. */
import { ALL, type IniSpec } from '../types';

export const INTL_ENTRIES: readonly IniSpec[] = [
  { name: 'intl.default_locale', type: 'string', default: null, mode: ALL, summary: 'Locale of intl functions that are given none.' },
  { name: 'intl.error_level', type: 'int', default: '0', mode: ALL, summary: 'Level of the errors that intl functions raise; 0 for none. Deprecated since 8.5.', deprecated: '8.5', suffix: true },
  { name: 'intl.use_exceptions', type: 'bool', default: '0', mode: ALL, summary: 'Lets intl functions throw where they fail.' },
];
