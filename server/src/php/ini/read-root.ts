/** php.ini, a file of its folder, or a `.user.ini` as a root of its own. */
import type { OpenedText, Reading } from '../../base/reading';
import { parseIni } from './parse';

/**
 * What PHP's reader says of the file: it stops at a syntax error, says so and leaves out the rest (zend_parse_ini_file), though PHP starts
 * all the same. A stop without a message is none to it.
 */
export function readIniRoot(root: OpenedText): Reading {
  const { stop } = parseIni(root.source.text);
  if (stop?.kind !== 'syntax') return { files: [root], assumes: [] };
  const at = { file: root.file, source: root.source, ...stop.at };
  return { files: [root], assumes: [], rejection: { at, rule: 'php/ini-cut-off', message: `PHP:  ${stop.message} in ${root.path} on line ${root.source.position(stop.at.start).line + 1}` } };
}
