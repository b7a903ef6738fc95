/** Values that settings and options share: what is allowed, and the words for what is not. */
import { nearestNames } from '../httpd/catalog/nearest-names';
import type { ProfileName } from '../httpd/config/world';
import type { Severity } from '../rules/types';

export const PROFILE_NAMES: readonly ProfileName[] = ['debian', 'rhel', 'upstream', 'windows'];
export const MPM_NAMES: readonly string[] = ['prefork', 'worker', 'event'];
export const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'info', 'hint'];
export const TOPICS: readonly string[] = [
  'httpd', 'mpm', 'modules', 'php', 'session', 'gateway', 'proxy', 'lighttpd', 'timeouts', 'limits', 'tls', 'headers',
  'access', 'rewrite', 'logging', 'vhosts', 'migration', 'performance',
];

/** What may be assumed: no file says it, and rules ask for it by name. */
export const ASSUMPTIONS: readonly string[] = ['state-aware-sessions', 'no-state-aware-sessions', 'php-sessions', 'bounded-memory'];

export const HTTPD_VERSION = /^2\.\d+(?:\.\d+)?$/;
export const LIGHTTPD_VERSION = /^1\.4\.\d+$/;
export const PHP_VERSION = /^\d+\.\d+(?:\.\d+)?$/;

/** `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** ` (did you mean x?)`, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const [near] = nearestNames(name, known, 1);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}
