// One temporary folder per suite: a copy of the workspace, the unpacked extension, user data of the clients.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, vsix } from '../../../scripts/lib/paths.mjs';
import { unpack } from './unpack';

export interface Sandbox {
  readonly folder: string;
  /** The copy of test/e2e/workspace that the client opens and may change. */
  readonly workspace: string;
  /** Removes the folder, unless KEEP is set to look at logs. */
  remove(): void;
}

export function createSandbox(name: string): Sandbox {
  // Short, because paths of sockets in it may have 107 bytes at most.
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const workspace = join(folder, 'ws');
  cpSync(join(root, 'test/e2e/workspace'), workspace, { recursive: true });
  return {
    folder,
    workspace,
    remove() {
      if (!process.env.KEEP) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Unpacks the packaged extension into the sandbox and returns its folder. */
export function unpackExtension(sandbox: Sandbox): string {
  unpack(vsix, join(sandbox.folder, 'vsix'));
  return join(sandbox.folder, 'vsix/extension');
}
