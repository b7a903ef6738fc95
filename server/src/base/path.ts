/** Server paths: `/`-separated, absolute (`/x` or `C:/x`). */

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
}

/** Absolute, and nothing in it is to be resolved: most paths of a configuration. */
const RESOLVED = /^(?:\/[^/\\.][^/\\]*)+$/;

/** Joins like apr_filepath_merge for plain cases: `.` and `..` and doubled slashes are resolved. */
export function resolvePath(base: string, path: string): string {
  const joined = isAbsolute(path) ? path : `${base}/${path}`;
  if (RESOLVED.test(joined)) return joined;
  const drive = /^[A-Za-z]:/.exec(joined)?.[0] ?? '';
  // Only Windows has a second separator: elsewhere a name may hold a backslash.
  const whole = drive === '' ? joined : joined.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of whole.slice(drive.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `${drive}/${parts.join('/')}`;
}

export function dirname(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
