/** Ini entries of tidy. */
import { SYSTEM, USER, type IniSpec } from '../types';

export const TIDY_ENTRIES: readonly IniSpec[] = [
  { name: 'tidy.clean_output', type: 'bool', default: '0', mode: USER, summary: 'Repairs all output with Tidy. It damages whatever is not HTML.' },
  { name: 'tidy.default_config', type: 'path', default: '', mode: SYSTEM, summary: 'Configuration file of Tidy.' },
];
