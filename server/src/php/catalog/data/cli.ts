/** Ini entries of the command line. */
import { ALL, type IniSpec } from '../types';

export const CLI_ENTRIES: readonly IniSpec[] = [
  { name: 'cli_server.color', type: 'bool', default: '0', mode: ALL, summary: 'Colours in the output of the built-in web server.', shipped: 'On', only: ['cli'] },
];
