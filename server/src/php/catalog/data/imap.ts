/** Ini entries of imap. */
import { SYSTEM, type IniSpec } from '../types';

export const IMAP_ENTRIES: readonly IniSpec[] = [
  { name: 'imap.enable_insecure_rsh', type: 'bool', default: '0', mode: SYSTEM, summary: 'Let imap functions start `rsh` and `ssh`. Gone from PHP with the extension in 8.4.', removed: '8.4' },
];
