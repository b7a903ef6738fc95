/** What Node lends the server: the files of this machine, an eye on folders, and the way out. */
import { realpathSync, watch } from 'node:fs';
import { nodeFileSystem } from '../cli/node-file-system';
import { readLoopback } from '../cli/read-status';
import type { Host } from '../lsp/host';
import { isLocal } from '../lsp/uri';

/** How often the process that started us is looked for, in milliseconds. */
const PULSE = 3000;

export const nodeHost: Host = {
  files: nodeFileSystem,
  canonical(file) {
    if (!isLocal(file)) return file;
    try {
      return fromNative(realpathSync.native(file));
    } catch {
      return file;
    }
  },
  watch(folder, changed) {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => changed(name === null ? folder : `${folder}/${name}`));
      watcher.on('error', () => watcher.close());
      return { dispose: () => watcher.close() };
    } catch {
      return undefined;
    }
  },
  watchParent(processId, gone) {
    const timer = setInterval(() => {
      try {
        process.kill(processId, 0);
      } catch (error) {
        // Somebody else's process is there all the same.
        if ((error as { code?: string }).code === 'ESRCH') gone();
      }
    }, PULSE);
    timer.unref();
  },
  readLoopback,
  exit: (code) => process.exit(code),
};

/** Windows: `C:\x` is the engine's `C:/x`. */
function fromNative(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/').replace(/^[a-z]:/, (drive) => drive.toUpperCase()) : path;
}
