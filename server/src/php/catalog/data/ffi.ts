/** Ini entries of ffi. */
import { SYSTEM, type IniSpec } from '../types';

export const FFI_ENTRIES: readonly IniSpec[] = [
  { name: 'ffi.enable', type: 'enum', default: 'preload', mode: SYSTEM, summary: 'Lets scripts call C functions: everywhere, nowhere, or in preloaded files and the CLI (`preload`).', values: ['<bool>', 'preload'] },
  { name: 'ffi.preload', type: 'path', default: null, mode: SYSTEM, summary: 'C headers that are loaded when PHP starts.' },
];
