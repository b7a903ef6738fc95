/** Pure-FTPd: one file with a line for each option, or Debian's folder with a file for each (pure-ftpd-wrapper). */
import { linesOf, trimmed, wordsOf } from './lines';
import type { Setting } from './setting';

export interface PureFtpdFile {
  readonly settings: readonly Setting[];
}

/**
 * Reads a file.
 *
 * @param option the name of the file where it lies in Debian's folder `conf`: then its first line is the value
 */
export function parsePureFtpd(text: string, option?: string): PureFtpdFile {
  const lines = linesOf(text).map((line) => trimmed(text, line)).filter((line) => line.text !== '' && !line.text.startsWith('#'));
  if (option !== undefined) {
    const [first] = lines;
    return { settings: first === undefined ? [] : [{ name: option, value: first.text, nameAt: first.at, valueAt: first.at, at: first.at }] };
  }
  return {
    settings: lines.flatMap(({ at }) => {
      const [name, ...rest] = wordsOf(text, at);
      if (name === undefined) return [];
      const valueAt = rest.length === 0 ? { start: at.end, end: at.end } : { start: rest[0]!.at.start, end: rest.at(-1)!.at.end };
      return [{ name: name.text, value: text.slice(valueAt.start, valueAt.end), nameAt: name.at, valueAt, at }];
    }),
  };
}

/** The option that a file of Debian's folder stands for: `/etc/pure-ftpd/conf/MaxIdleTime`. */
export function pureFtpdOption(path: string): string | undefined {
  return /\/pure-ftpd\/conf\/([A-Za-z]\w*)$/.exec(path)?.[1];
}
