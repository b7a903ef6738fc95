/** Ini entries of readline. */
import { ALL, type IniSpec } from '../types';

export const READLINE_ENTRIES: readonly IniSpec[] = [
  { name: 'cli.pager', type: 'string', default: '', mode: ALL, summary: 'Program that the interactive shell sends its output through.', only: ['cli'] },
  { name: 'cli.prompt', type: 'string', default: '\\b \\> ', mode: ALL, summary: 'Prompt of the interactive shell.', only: ['cli'] },
];
