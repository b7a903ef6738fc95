/** Values that settings and options share: what is allowed, and the words for what is not. */
import type { ProfileName } from '../../httpd/config/world';
import type { Severity } from '../../rules/types';

export const PROFILE_NAMES: readonly ProfileName[] = ['debian', 'rhel', 'upstream', 'windows'];
export const MPM_NAMES: readonly string[] = ['prefork', 'worker', 'event'];
export const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'info', 'hint'];
export const TOPICS: readonly string[] = [
  'httpd', 'mpm', 'modules', 'php', 'session', 'gateway', 'proxy', 'lighttpd', 'timeouts', 'limits', 'tls', 'headers',
  'access', 'rewrite', 'logging', 'vhosts', 'migration', 'performance',
];

export const HTTPD_VERSION = /^2\.\d+(?:\.\d+)?$/;
export const LIGHTTPD_VERSION = /^1\.4\.\d+$/;
export const PHP_VERSION = /^\d+\.\d+(?:\.\d+)?$/;

/** `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** The known name that a misspelt one most likely means; undefined when none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const each of known) {
    const distance = distanceOf(name.toLowerCase(), each.toLowerCase());
    if (distance <= Math.max(2, name.length / 4) && (best === undefined || distance < best.distance)) best = { name: each, distance };
  }
  return best?.name;
}

/** ` (did you mean x?)`, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

/** Letters to add, drop or change. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
