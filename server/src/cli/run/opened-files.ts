/** The files that httpd opens for a configuration, in its order. */
import { isTextCheck, type AnyCheck } from '../../workspace/check';
import type { FileId } from '../../workspace/file-system';
import type { Config } from '../../httpd/config/config';
import type { FileFold, Site } from '../../httpd/config/node';

export interface OpenedFile {
  /** Server path. */
  readonly file: string;
  /** 0 for the root. */
  readonly depth: number;
  /** The Include that opened it; undefined for the root. */
  readonly opener: Site | undefined;
}

/** One entry for every opening, the root first; up to the error that ends httpd's reading. */
export function* openings(config: Config): Generator<OpenedFile> {
  const stop = config.firstError?.phase === 'read' ? config.firstError : undefined;
  let stopped = false;
  function* enter(fold: FileFold, depth: number): Generator<OpenedFile> {
    yield { file: fold.file, depth, opener: fold.opener?.site };
    for (const part of fold.parts) {
      for (const event of part.events) {
        if (event === stop) stopped = true;
        if (stopped) return;
        if ('included' in event) yield* enter(event.included, depth + 1);
        if (stopped) return;
      }
    }
    if (stop !== undefined && fold.endEvents.includes(stop)) stopped = true;
  }
  if (config.fold !== undefined) yield* enter(config.fold, 0);
}

/** The server paths of all files that the reader opened, each once, whatever error httpd stops at. */
function openedFiles(config: Config): Set<string> {
  const files = new Set<string>();
  const enter = (fold: FileFold): void => {
    files.add(fold.file);
    for (const part of fold.parts) for (const event of part.events) if ('included' in event) enter(event.included);
  };
  if (config.fold !== undefined) enter(config.fold);
  return files;
}

/** The files of this machine that a root is made of, by the way the server takes to them. */
export function* filesOf(check: AnyCheck): Generator<FileId> {
  if (isTextCheck(check)) for (const { file } of check.reading.files) yield file;
  else for (const file of openedFiles(check.config)) yield check.plan.mapping.toHost(file) ?? file;
}
