/** The machine's files as the engine sees them, read at once: for tests, which have no editor to wait for. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Files, Stat } from '../../server/src/httpd/config/files';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { decode } from '../../server/src/workspace/text';

export function syncFiles(): Files {
  const sources = new Map<string, SourceFile>();
  const stat = (path: string): Stat => {
    try {
      const stats = statSync(path);
      if (stats.isFile()) return 'file';
      if (!stats.isDirectory()) return 'other';
      return readdirSync(path).length === 0 ? 'empty' : 'directory';
    } catch (error) {
      const { code } = error as { code?: string };
      return code === 'EACCES' || code === 'EPERM' ? 'denied' : 'absent';
    }
  };
  return {
    revision: 0,
    stat,
    list: (path) => {
      try {
        return readdirSync(path);
      } catch {
        return stat(path);
      }
    },
    read: (path) => {
      const kind = stat(path);
      if (kind !== 'file') return kind;
      try {
        const source = sources.get(path) ?? SourceFile.read(decode(readFileSync(path)).text);
        sources.set(path, source);
        return source;
      } catch {
        return 'denied';
      }
    },
    certain: () => true,
  };
}
