/** Ini entries of curl. */
import { SYSTEM, type IniSpec } from '../types';

export const CURL_ENTRIES: readonly IniSpec[] = [
  { name: 'curl.cainfo', type: 'path', default: '', mode: SYSTEM, summary: 'File with the certificates that curl trusts, as an absolute path. Empty: those of the curl library.' },
];
