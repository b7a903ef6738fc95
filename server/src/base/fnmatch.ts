/**
 * apr_fnmatch as httpd's Include uses it: `*`, `?`, `[...]`, no braces, no `**`, one path component,
 * and a leading dot only matched by a dot (APR_FNM_PERIOD).
 */

export function hasWildcard(pattern: string): boolean {
  const bracket = pattern.indexOf('[');
  return pattern.includes('*') || pattern.includes('?') || (bracket >= 0 && pattern.includes(']', bracket));
}

/**
 * Whether a name matches. Runs in time linear in name × pattern.
 *
 * @param anyDot a leading dot is matched by wildcards, too (without APR_FNM_PERIOD, as in sections)
 */
export function fnmatch(pattern: string, name: string, anyDot = false): boolean {
  if (!anyDot && name.startsWith('.') && !pattern.startsWith('.')) return false;
  let p = 0;
  let n = 0;
  let starPattern = -1;
  let starName = 0;
  while (n < name.length) {
    const step = p < pattern.length && pattern[p] !== '*' ? matchOne(pattern, p, name[n]!) : -1;
    if (step > 0) {
      p += step;
      n++;
    } else if (pattern[p] === '*') {
      starPattern = ++p;
      starName = n;
    } else if (starPattern >= 0) {
      p = starPattern;
      n = ++starName;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Length of the pattern piece at `p` if it matches the character, else 0. */
function matchOne(pattern: string, p: number, character: string): number {
  const first = pattern[p]!;
  if (first === '?') return 1;
  if (first === '\\' && p + 1 < pattern.length) return pattern[p + 1] === character ? 2 : 0;
  if (first !== '[') return first === character ? 1 : 0;
  const negated = pattern[p + 1] === '!' || pattern[p + 1] === '^';
  let at = p + (negated ? 2 : 1);
  let found = false;
  let begin = true;
  while (at < pattern.length && (begin || pattern[at] !== ']')) {
    begin = false;
    if (pattern[at] === '\\' && at + 1 < pattern.length) at++;
    const low = pattern[at]!;
    if (pattern[at + 1] === '-' && at + 2 < pattern.length && pattern[at + 2] !== ']') {
      const high = pattern[at + 2]!;
      if (character >= low && character <= high) found = true;
      at += 3;
    } else {
      if (character === low) found = true;
      at++;
    }
  }
  if (at >= pattern.length) return character === '[' ? 1 : 0;
  return found !== negated ? at - p + 1 : 0;
}

/**
 * apr_fnmatch with APR_FNM_PATHNAME: wildcards never match a slash, so that pattern and path have equally many components.
 * Sections compare paths so (ap_directory_walk, ap_location_walk, server/request.c).
 */
export function fnmatchPath(pattern: string, path: string): boolean {
  const patterns = pattern.split('/');
  const names = path.split('/');
  return patterns.length === names.length && patterns.every((part, index) => fnmatch(part, names[index]!, true));
}
