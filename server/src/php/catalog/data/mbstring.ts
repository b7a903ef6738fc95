/** Ini entries of mbstring. */
import { ALL, PERDIR, SYSTEM, type IniSpec } from '../types';

export const MBSTRING_ENTRIES: readonly IniSpec[] = [
  { name: 'mbstring.detect_order', type: 'list', default: null, mode: ALL, summary: 'Encodings that are tried when one is to be found out.' },
  { name: 'mbstring.encoding_translation', type: 'bool', default: '0', mode: PERDIR | SYSTEM, summary: 'Converts input to the internal encoding before scripts see it.' },
  { name: 'mbstring.func_overload', type: 'int', default: '0', mode: SYSTEM, summary: 'Replaced string functions by those of mbstring. Gone in 8.0.', deprecated: '7.2', removed: '8.0', suffix: true },
  { name: 'mbstring.http_input', type: 'string', default: null, mode: ALL, summary: 'Replaced by `input_encoding`.', deprecated: '5.6', instead: 'input_encoding' },
  { name: 'mbstring.http_output', type: 'string', default: null, mode: ALL, summary: 'Replaced by `output_encoding`.', deprecated: '5.6', instead: 'output_encoding' },
  { name: 'mbstring.http_output_conv_mimetypes', type: 'string', default: '^(text/|application/xhtml\\+xml)', mode: ALL, summary: 'Regular expression for the content types whose output is converted.' },
  { name: 'mbstring.internal_encoding', type: 'string', default: null, mode: ALL, summary: 'Replaced by `internal_encoding`.', deprecated: '5.6', instead: 'internal_encoding' },
  { name: 'mbstring.language', type: 'string', default: 'neutral', mode: ALL, summary: 'Language of `mb_send_mail()`, `neutral` for UTF-8.' },
  { name: 'mbstring.regex_retry_limit', type: 'int', default: '1000000', mode: ALL, summary: 'Steps that a match of the mbstring regular expressions may take.', suffix: true },
  { name: 'mbstring.regex_stack_limit', type: 'int', default: '100000', mode: ALL, summary: 'Stack that a match of the mbstring regular expressions may take.', suffix: true },
  { name: 'mbstring.strict_detection', type: 'bool', default: '0', mode: ALL, summary: 'Refuses encodings in which the text has invalid characters when one is found out.' },
  { name: 'mbstring.substitute_character', type: 'string', default: null, mode: ALL, summary: 'What replaces a character that cannot be converted: a code point, `none`, `long` or `entity`.' },
];
