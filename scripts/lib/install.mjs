// Installing something below .cache in one step: a folder is there and complete, or it is not there.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mark = '.complete';

/** True when a folder that `installFolder` filled is there. */
export function isInstalled(folder) {
  return existsSync(join(folder, mark));
}

/**
 * Fills `folder` by calling `fill(temporary)` on a folder beside it and renaming that when it has succeeded, so that an
 * interrupted or failed install leaves nothing that a later run would take for finished, and two runs at once do not mix.
 */
export function installFolder(folder, fill) {
  if (isInstalled(folder)) return false;
  const temporary = `${folder}.${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    fill(temporary);
    writeFileSync(join(temporary, mark), '');
    if (isInstalled(folder)) return false;
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
    return true;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
