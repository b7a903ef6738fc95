/** Server paths ↔ files on this machine. A copy of a server's folder stands for the folder it was copied from. */
import type { FileId } from './file-system';

export interface Mount {
  /** Server folder, without a trailing slash (`''` is the root of the file system). */
  readonly server: string;
  readonly host: FileId;
}

export class Mapping {
  readonly #mounts: readonly Mount[];
  /** Server folders that are looked up where they are. */
  readonly #same: readonly string[];

  /** @param same folders that are their own place; `['']` means the whole machine */
  constructor(mounts: readonly Mount[], same: readonly string[]) {
    this.#mounts = [...mounts].sort((left, right) => right.server.length - left.server.length);
    this.#same = same;
  }

  /** Where a server path lies on this machine; undefined: nobody can say. */
  toHost(path: string): FileId | undefined {
    for (const { server, host } of this.#mounts) {
      if (isBelow(path, server)) return host + path.slice(server.length);
    }
    return this.#same.some((folder) => isBelow(path, folder)) ? path : undefined;
  }

  /** Whether the path is looked up where it is, so that its absence is the truth. */
  isSame(path: string): boolean {
    return !this.#mounts.some(({ server }) => isBelow(path, server)) && this.#same.some((folder) => isBelow(path, folder));
  }

  /** The server path of a file; the file itself where no mount holds it. */
  toServer(host: FileId): string {
    for (const { server, host: base } of this.#mounts) {
      if (isBelow(host, base)) return server + host.slice(base.length);
    }
    return host;
  }

  /** Whether the path is a mount point's parent: its entries are not known, but it exists. */
  leadsToMount(path: string): boolean {
    return this.#mounts.some(({ server }) => isBelow(server, path)) || this.#same.some((folder) => isBelow(folder, path));
  }
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
