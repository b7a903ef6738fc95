/** How a file is read, in a few words: for a status bar. */
import type { FileId } from '../workspace/file-system';
import type { View } from './view';

export interface Status {
  readonly profile: string | undefined;
  readonly mpm: string | undefined;
  /** Server roots that reach the file; empty for a fragment. */
  readonly roots: readonly FileId[];
  /** What had to be assumed, one sentence each. */
  readonly assumes: readonly string[];
}

export function statusOf({ checks }: View): Status {
  const servers = checks.filter((check) => check.root.scope === 'server');
  const [first] = servers;
  return {
    profile: first?.config.world.profile,
    mpm: first?.config.mpm.name,
    roots: servers.map((check) => check.root.file),
    assumes: [...new Set(checks.flatMap((check) => check.config.assumes))],
  };
}
