/** Ini entries of gd. */
import { ALL, type IniSpec } from '../types';

export const GD_ENTRIES: readonly IniSpec[] = [
  { name: 'gd.jpeg_ignore_warning', type: 'bool', default: '1', mode: ALL, summary: 'Reads damaged JPEG files as far as possible.' },
];
