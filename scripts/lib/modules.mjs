// node_modules: is what lies there what package-lock.json asks for?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './run.mjs';

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** True when every package of the lock file is installed in its locked version (optional ones of other platforms apart). */
export function modulesAreCurrent() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version);
}

/** Runs `npm ci` when node_modules is missing or older than the lock file. */
export function ensureModules(say) {
  if (modulesAreCurrent()) return;
  say('npm ci (node_modules is missing or does not match package-lock.json)');
  npm(['ci']);
}
