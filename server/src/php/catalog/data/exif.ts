/** Ini entries of exif. */
import { ALL, type IniSpec } from '../types';

export const EXIF_ENTRIES: readonly IniSpec[] = [
  { name: 'exif.decode_jis_intel', type: 'string', default: 'JIS', mode: ALL, summary: 'Encoding of JIS comments of pictures in Intel byte order.' },
  { name: 'exif.decode_jis_motorola', type: 'string', default: 'JIS', mode: ALL, summary: 'Encoding of JIS comments of pictures in Motorola byte order.' },
  { name: 'exif.decode_unicode_intel', type: 'string', default: 'UCS-2LE', mode: ALL, summary: 'Encoding of Unicode comments of pictures in Intel byte order.' },
  { name: 'exif.decode_unicode_motorola', type: 'string', default: 'UCS-2BE', mode: ALL, summary: 'Encoding of Unicode comments of pictures in Motorola byte order.' },
  { name: 'exif.encode_jis', type: 'string', default: '', mode: ALL, summary: 'Encoding that JIS comments are given in; empty: `mbstring.internal_encoding`.' },
  { name: 'exif.encode_unicode', type: 'string', default: 'ISO-8859-15', mode: ALL, summary: 'Encoding that Unicode comments are given in.' },
];
