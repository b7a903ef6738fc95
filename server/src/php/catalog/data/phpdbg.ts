/** Ini entries of the debugger phpdbg. */
import { ALL, PERDIR, SYSTEM, type IniSpec } from '../types';

export const PHPDBG_ENTRIES: readonly IniSpec[] = [
  { name: 'phpdbg.auth', type: 'string', default: '', mode: PERDIR | SYSTEM, summary: 'Debugger phpdbg: a switch that nothing reads any more.', only: ['phpdbg'] },
  { name: 'phpdbg.eol', type: 'string', default: '2', mode: ALL, summary: 'Line ends in the output of the debugger phpdbg.', only: ['phpdbg'] },
  { name: 'phpdbg.path', type: 'string', default: '', mode: PERDIR | SYSTEM, summary: 'Debugger phpdbg: a path that nothing reads any more.', only: ['phpdbg'] },
];
