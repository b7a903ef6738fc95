/** Ini entries of iconv. */
import { ALL, type IniSpec } from '../types';

export const ICONV_ENTRIES: readonly IniSpec[] = [
  { name: 'iconv.input_encoding', type: 'string', default: '', mode: ALL, summary: 'Replaced by `input_encoding`.', deprecated: '5.6', instead: 'input_encoding' },
  { name: 'iconv.internal_encoding', type: 'string', default: '', mode: ALL, summary: 'Replaced by `internal_encoding`.', deprecated: '5.6', instead: 'internal_encoding' },
  { name: 'iconv.output_encoding', type: 'string', default: '', mode: ALL, summary: 'Replaced by `output_encoding`.', deprecated: '5.6', instead: 'output_encoding' },
];
