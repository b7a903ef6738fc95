/** Reads a root of another language with what is known of its host. */
import type { OpenedText, Reading, TextFiles } from '../base/reading';
import type { Stat } from '../base/stat';
import { TextFile } from '../base/text-file';
import type { Want } from '../httpd/config/files';
import type { FileKind } from '../stack/around';
import type { HostFacts } from '../stack/stack';
import type { FileId } from './file-system';
import type { HostPlace } from './host-place';
import { LANGUAGES } from './languages';
import type { Settings } from './settings';
import type { Workspace } from './workspace';

export interface TextRootRead {
  readonly root: OpenedText;
  readonly reading: Reading;
  readonly files: TextFiles;
  /** Paths of this machine. */
  readonly wants: readonly Want[];
  readonly consulted: ReadonlySet<FileId>;
  /** Whether the root itself could be read. */
  readonly found: boolean;
}

export function hostFactsOf({ phpVersion, lighttpdVersion, processLimit }: Settings): HostFacts {
  return { ...(phpVersion === undefined ? {} : { phpVersion }), ...(lighttpdVersion === undefined ? {} : { lighttpdVersion }), ...(processLimit === undefined ? {} : { processLimit }) };
}

export function readTextRoot(workspace: Workspace, file: FileId, kind: FileKind, place: HostPlace, host: HostFacts): TextRootRead {
  const files = new AskedFiles(workspace, place);
  const path = place.mapping.toServer(file);
  const source = workspace.lookUp('text', file);
  files.consulted.add(file);
  if (source === 'unasked') files.wants.set(`file ${file}`, { kind: 'file', path: file });
  const root: OpenedText = { file, path, source: typeof source === 'string' ? NO_TEXT : source };
  const reading = typeof source === 'string' ? { files: [root], assumes: [] } : LANGUAGES[kind](root, files, host);
  return { root, reading, files, wants: [...files.wants.values()], consulted: files.consulted, found: typeof source !== 'string' };
}

const NO_TEXT = new TextFile('');

class AskedFiles implements TextFiles {
  readonly wants = new Map<string, Want>();
  readonly consulted = new Set<FileId>();
  readonly complete: boolean;
  readonly #workspace: Workspace;
  readonly #place: HostPlace;

  constructor(workspace: Workspace, place: HostPlace) {
    this.#workspace = workspace;
    this.#place = place;
    this.complete = place.complete;
  }

  read(path: string): OpenedText | Stat {
    const file = this.#host(path);
    if (file === undefined) return 'denied';
    const source = this.#workspace.lookUp('text', file);
    if (typeof source !== 'string') return { file, path, source };
    if (source === 'unasked') this.#want('file', file);
    return source;
  }

  list(path: string): readonly string[] | Stat {
    const file = this.#host(path);
    if (file === undefined) return 'denied';
    const names = this.#workspace.lookUp('directory', file);
    if (names === 'unasked') this.#want('directory', file);
    return names;
  }

  stat(path: string): Stat {
    const file = this.#host(path);
    if (file === undefined) return 'denied';
    const stat = this.#workspace.lookUp('stat', file);
    if (stat === 'unasked') this.#want('stat', file);
    return stat;
  }

  #host(path: string): FileId | undefined {
    const file = this.#place.mapping.toHost(path);
    if (file !== undefined) this.consulted.add(file);
    return file;
  }

  #want(kind: Want['kind'], path: FileId): void {
    this.wants.set(`${kind} ${path}`, { kind, path });
  }
}
