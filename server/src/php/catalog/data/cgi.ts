/** Ini entries of the CGI program. */
import { SYSTEM, type IniSpec } from '../types';

export const CGI_ENTRIES: readonly IniSpec[] = [
  { name: 'cgi.check_shebang_line', type: 'bool', default: '1', mode: SYSTEM, summary: 'Skips a first line that begins with `#!`.', only: ['cgi'] },
  { name: 'fastcgi.impersonate', type: 'bool', default: '0', mode: SYSTEM, summary: 'Takes on the identity of the client (IIS on Windows).', only: ['windows'] },
];
