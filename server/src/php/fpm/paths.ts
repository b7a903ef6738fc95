/** Paths as FPM completes them, and the globs of `include`. */
import { fnmatch } from '../../base/fnmatch';
import type { FpmFiles, FpmWorld } from './model';

/** What a path became, and whether `$prefix` stood where it must not. */
export interface FullPath {
  readonly path: string;
  readonly misplaced?: true;
}

/**
 * Follows fpm_evaluate_full_path (sapi/fpm/fpm/fpm_conf.c): what does not begin with a slash gets the pool's prefix, else the
 * usual folder, else the prefix of the build.
 * @param usual folder for paths of the master (`/var`)
 * @param expands whether the path may begin with `$prefix` (chroot)
 */
export function fullPath(path: string, world: FpmWorld, poolPrefix?: string, usual?: string, expands = false): FullPath {
  if (path.startsWith('/')) return { path };
  const prefix = poolPrefix ?? usual ?? world.prefix;
  let rest = path;
  if (expands) {
    const at = path.indexOf('$prefix');
    if (at > 0) return { path, misplaced: true };
    if (at === 0) rest = path.slice('$prefix'.length);
  }
  const whole = rest === '' && expands ? prefix : `${prefix}/${rest}`;
  return whole.startsWith('/') || poolPrefix === undefined ? { path: whole } : fullPath(whole, world, undefined, usual, expands);
}

/** Whether FPM gives a path to glob with something for it to do. */
function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/**
 * Files that `include` opens, by glob with GLOB_ERR and GLOB_MARK (fpm_conf_ini_parser_include): sorted, folders
 * with them. `unreadable`: a folder in front of the first sign is not there, which ends the reading. `unknown`: nobody knows what is there.
 */
export function globbed(pattern: string, files: FpmFiles): readonly string[] | 'unreadable' | 'unknown' {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  if (first < 0) return plain(pattern, files);
  const base = parts.slice(0, first).join('/');
  if (['missing', 'file'].includes(files.kind(base || '/'))) return 'unreadable';
  let found = [base];
  for (const part of parts.slice(first)) {
    const next: string[] = [];
    for (const folder of found) {
      const names = isGlob(part) ? files.list(folder || '/') : [part];
      if (names === 'unknown') return 'unknown';
      next.push(...names.filter((name) => !isGlob(part) || fnmatch(part, name)).map((name) => `${folder}/${name}`).filter((path) => files.kind(path) !== 'missing'));
    }
    found = next;
  }
  return found.sort();
}

function plain(path: string, files: FpmFiles): readonly string[] | 'unknown' {
  const kind = files.kind(path);
  return kind === 'unknown' ? 'unknown' : kind === 'missing' ? [] : [path];
}
