/** Ini entries of openssl. */
import { PERDIR, type IniSpec } from '../types';

export const OPENSSL_ENTRIES: readonly IniSpec[] = [
  { name: 'openssl.cafile', type: 'path', default: null, mode: PERDIR, summary: 'File with the certificates that streams trust.' },
  { name: 'openssl.capath', type: 'path', default: null, mode: PERDIR, summary: 'Folder with the certificates that streams trust.' },
];
