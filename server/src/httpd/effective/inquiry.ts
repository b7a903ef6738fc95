/** What the parts of one answer share: the configuration, the files, and a notebook. */
import type { Config } from '../config/config';
import type { Files, Stat, Want } from '../config/files';
import type { ConfigNode } from '../config/node';
import type { SourceFile } from '../syntax/source-file';
import type { Request } from './request';
import type { Server } from './servers';

/** A remark about the answer, and the line it is about. */
export interface Note {
  readonly message: string;
  readonly node?: ConfigNode;
  readonly config?: Config;
}

export interface Inquiry {
  readonly config: Config;
  readonly files: AskedFiles;
  readonly request: Request;
  readonly server: Server;
  readonly notes: Note[];
  /** Configurations of the `.htaccess` files that were read for this answer, by path. */
  readonly accessFiles: Map<string, Config>;
}

/** Whether a module is loaded; in a fragment any may be. */
export function hasModule({ config }: Inquiry, identifier: string): boolean {
  return config.world.modules === 'any' || config.environment.modules.has(identifier);
}

/** Files with a notebook: what nobody has answered yet. */
export class AskedFiles implements Files {
  readonly #files: Files;
  readonly #wants = new Map<string, Want>();

  constructor(files: Files) {
    this.#files = files;
  }

  get revision(): number {
    return this.#files.revision;
  }

  get wants(): readonly Want[] {
    return [...this.#wants.values()];
  }

  read(path: string): SourceFile | Stat {
    const answer = this.#files.read(path);
    this.#note('file', path, answer);
    return answer;
  }

  list(path: string): readonly string[] | Stat {
    const answer = this.#files.list(path);
    this.#note('directory', path, answer);
    return answer;
  }

  stat(path: string): Stat {
    const answer = this.#files.stat(path);
    this.#note('stat', path, answer);
    return answer;
  }

  certain(path: string): boolean {
    return this.#files.certain(path);
  }

  /** What a path is; `absent` only where that is the truth. */
  kind(path: string): 'file' | 'directory' | 'absent' | 'other' | 'unknown' {
    const stat = this.stat(path);
    if (stat === 'directory' || stat === 'empty') return 'directory';
    if (stat === 'file' || stat === 'other') return stat;
    return stat === 'absent' && this.certain(path) ? 'absent' : 'unknown';
  }

  #note(kind: Want['kind'], path: string, answer: unknown): void {
    if (answer === 'unasked') this.#wants.set(`${kind} ${path}`, { kind, path });
  }
}
