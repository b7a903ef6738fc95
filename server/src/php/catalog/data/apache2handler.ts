/** Ini entries of mod_php. */
import { ALL, type IniSpec } from '../types';

export const APACHE2HANDLER_ENTRIES: readonly IniSpec[] = [
  { name: 'engine', type: 'bool', default: '1', mode: ALL, summary: 'Runs PHP in mod_php. Off, the server sends the source of scripts as a file.', only: ['apache2handler'] },
  { name: 'last_modified', type: 'bool', default: '0', mode: ALL, summary: 'Sends the time of the script as `Last-Modified`.', only: ['apache2handler'] },
  { name: 'xbithack', type: 'bool', default: '0', mode: ALL, summary: 'Runs files as PHP that are executable, whatever their extension.', only: ['apache2handler'] },
];
