/** Ini entries of pcre. */
import { ALL, type IniSpec } from '../types';

export const PCRE_ENTRIES: readonly IniSpec[] = [
  { name: 'pcre.backtrack_limit', type: 'int', default: '1000000', mode: ALL, summary: 'Steps that a match may take before it fails.', suffix: true },
  { name: 'pcre.jit', type: 'bool', default: '1', mode: ALL, summary: 'Compiles regular expressions to machine code.' },
  { name: 'pcre.recursion_limit', type: 'int', default: '100000', mode: ALL, summary: 'How deep a match may call itself; high values can run out of stack.', suffix: true },
];
