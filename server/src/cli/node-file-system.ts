/** The file system of this machine. Errors become what the engine can hear: absent, or denied. */
import { promises as fs } from 'node:fs';
import type { Stats } from 'node:fs';
import type { Stat } from '../httpd/config/files';
import type { FileSystem } from '../workspace/file-system';

/** A file larger than this is not read: httpd would, an editor must not. In bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

export const nodeFileSystem: FileSystem = {
  async read(path) {
    try {
      const stats = await fs.stat(path);
      const kind = await kindOf(path, stats);
      if (kind !== 'file') return kind;
      if (stats.size > MAX_BYTES) return 'denied';
      const [bytes, file] = await Promise.all([fs.readFile(path), fs.realpath(path)]);
      return { file, bytes };
    } catch (error) {
      return statOf(error);
    }
  },
  async list(path) {
    try {
      return await fs.readdir(path);
    } catch (error) {
      return statOf(error);
    }
  },
  async stat(path) {
    try {
      return await kindOf(path, await fs.stat(path));
    } catch (error) {
      return statOf(error);
    }
  },
};

async function kindOf(path: string, stats: Stats): Promise<Stat> {
  if (stats.isFile()) return 'file';
  if (!stats.isDirectory()) return 'other';
  try {
    return (await fs.readdir(path)).length === 0 ? 'empty' : 'directory';
  } catch {
    return 'directory';
  }
}

/** Only what is surely not there is absent; a name too long or a loop of links cannot be there either. */
function statOf(error: unknown): Stat {
  const code = (error as { code?: string }).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP' ? 'absent' : 'denied';
}
