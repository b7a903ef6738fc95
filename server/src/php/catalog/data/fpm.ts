/** Ini entries of PHP-FPM (some of them also of the CGI program). */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const FPM_ENTRIES: readonly IniSpec[] = [
  { name: 'cgi.discard_path', type: 'bool', default: '0', mode: SYSTEM, summary: 'Lets the CGI program lie outside of the document root.', only: ['cgi', 'fpm'] },
  { name: 'cgi.fix_pathinfo', type: 'bool', default: '1', mode: SYSTEM, summary: 'Finds the script in a path with more behind it and sets `PATH_INFO`. With 1 `/upload/x.jpg/y.php` may run `x.jpg` if the server passes such requests on.', only: ['cgi', 'fpm'] },
  { name: 'cgi.force_redirect', type: 'bool', default: '1', mode: SYSTEM, summary: 'Refuses to run as a CGI program unless the server has set the variable of a redirect.', only: ['cgi', 'fpm'] },
  { name: 'cgi.nph', type: 'bool', default: '0', mode: ALL, summary: 'Sends a status line of its own before the headers.', only: ['cgi', 'fpm'] },
  { name: 'cgi.redirect_status_env', type: 'string', default: null, mode: SYSTEM, summary: 'Variable that tells `cgi.force_redirect` that the server asked; empty: `HTTP_REDIRECT_STATUS` and `REDIRECT_STATUS`.', only: ['cgi', 'fpm'] },
  { name: 'cgi.rfc2616_headers', type: 'bool', default: '0', mode: ALL, summary: 'Sends the status as `HTTP/1.1 404 ...` and not as `Status: 404 ...`.', only: ['cgi', 'fpm'] },
  { name: 'fastcgi.error_header', type: 'string', default: null, mode: SYSTEM, summary: 'Header line that is sent when a fatal error ended the script before any output.', only: ['fpm'] },
  { name: 'fastcgi.logging', type: 'bool', default: '1', mode: SYSTEM, summary: 'Writes errors over the FastCGI connection, so that they come to the server\'s error log.', only: ['cgi', 'fpm'] },
  { name: 'fastcgi.script_path_encoded', type: 'bool', default: '0', mode: SYSTEM, summary: 'Decodes `%` in the script\'s path that the server gives.', since: '8.5', only: ['fpm'] },
  { name: 'fpm.config', type: 'string', default: null, mode: SYSTEM, summary: 'Path of FPM\'s configuration, where the command line names none.', only: ['fpm'] },
];
