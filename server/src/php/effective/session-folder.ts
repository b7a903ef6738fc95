/** The folder that session files lie in, by the lines of one place. */

export interface SessionFolder<L> {
  /** Absolute, without the depth and the mode that may stand before it: `2;0600;/srv/sessions`. */
  readonly path: string;
  readonly line: L;
}

/** The folder of the last `session.save_path`; undefined where nothing names one, or sessions are kept in something else (PS_OPEN_FUNC(files), ext/session/mod_files.c). */
export function sessionFolder<L extends { readonly name: string; readonly value: string }>(lines: readonly L[]): SessionFolder<L> | undefined {
  const handler = lines.findLast(({ name }) => name === 'session.save_handler')?.value ?? 'files';
  const line = lines.findLast(({ name }) => name === 'session.save_path');
  const path = line?.value.slice(line.value.lastIndexOf(';') + 1).replace(/(?!^)\/+$/, '') ?? '';
  return line === undefined || handler.toLowerCase() !== 'files' || !/^\/[^${}%@]*$/.test(path) ? undefined : { path, line };
}
