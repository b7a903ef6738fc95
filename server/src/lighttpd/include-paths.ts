/** Which files an include opens (config_parse_file, configfile.c: glob(3) with GLOB_BRACE). */
import { fnmatch } from '../base/fnmatch';
import { dirname, isAbsolute } from '../base/path';
import type { OpenedText, TextFiles } from '../base/reading';

/**
 * `missing`: a plain name that is not there, which ends lighttpd's start, as does a `directory`. `unknown`: nobody can say yet.
 * A pattern without a match is an empty list.
 */
export type Opened = readonly OpenedText[] | 'missing' | 'directory' | 'unknown';

/**
 * The whole path of an include: relative ones begin in the folder of the main file, those with a dot in the folder that
 * lighttpd was started in. Undefined: nobody knows that one.
 */
export function includePath(root: string, target: string, started?: string): string | undefined {
  if (isAbsolute(target)) return target;
  if (/^\.\.?\//.test(target)) return started === undefined ? undefined : `${started}/${target}`;
  return `${dirname(root)}/${target}`;
}

export function openInclude(path: string, files: TextFiles): Opened {
  if (!/[*?[\]{}]/.test(path)) {
    const opened = files.read(path);
    if (typeof opened !== 'string') return [opened];
    return opened === 'absent' ? 'missing' : opened === 'directory' ? 'directory' : 'unknown';
  }
  const found: OpenedText[] = [];
  for (const pattern of braces(path)) {
    const paths = globbed(pattern, files);
    if (paths === undefined) return 'unknown';
    for (const each of paths) {
      const opened = files.read(each);
      if (typeof opened === 'string') {
        if (opened !== 'absent' && opened !== 'directory') return 'unknown';
      } else found.push(opened);
    }
  }
  return found;
}

/** `{a,b}` of a pattern, each alternative as a pattern of its own. */
export function braces(pattern: string): readonly string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  let depth = 0;
  const cuts = [open];
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '{') depth++;
    else if (pattern[at] === '}' && --depth === 0) {
      const parts = [...cuts, at];
      const tail = pattern.slice(at + 1);
      return parts.slice(1).flatMap((end, index) => braces(pattern.slice(0, open) + pattern.slice(parts[index]! + 1, end) + tail));
    } else if (pattern[at] === ',' && depth === 1) cuts.push(at);
  }
  return [pattern];
}

function globbed(pattern: string, files: TextFiles): readonly string[] | undefined {
  let paths = [''];
  for (const part of pattern.split('/').slice(1)) {
    if (!/[*?[]/.test(part)) {
      paths = paths.map((path) => `${path}/${part}`);
      continue;
    }
    const next: string[] = [];
    for (const path of paths) {
      const names = files.list(path === '' ? '/' : path);
      if (typeof names === 'string') {
        if (names !== 'absent' && names !== 'file') return undefined;
        continue;
      }
      for (const name of [...names].sort()) if (fnmatch(part, name)) next.push(`${path}/${name}`);
    }
    paths = next;
  }
  return paths;
}
