/** Which rule shows which message of php-fpm. */

const FPM_RULES: Readonly<Record<string, string>> = {
  'syntax': 'php/fpm-syntax', 'no-value': 'php/fpm-syntax',
  'unknown-directive': 'php/fpm-unknown-directive', 'unknown-array': 'php/fpm-unknown-directive', 'array-in-global': 'php/fpm-unknown-directive', 'array-key': 'php/fpm-unknown-directive',
  'invalid-value': 'php/fpm-invalid-value', 'empty-value': 'php/fpm-invalid-value', 'log-limit': 'php/fpm-invalid-value', 'process-max': 'php/fpm-invalid-value',
  'priority': 'php/fpm-invalid-value', 'mechanism': 'php/fpm-invalid-value', 'ondemand-mechanism': 'php/fpm-invalid-value', 'idle-timeout': 'php/fpm-invalid-value',
  'trace-depth': 'php/fpm-invalid-value', 'access-format': 'php/fpm-invalid-value', 'ping-response': 'php/fpm-invalid-value', 'backlog': 'php/fpm-invalid-value',
  'unreadable': 'php/fpm-include', 'include-depth': 'php/fpm-include', 'two-includes': 'php/fpm-include', 'include-folder': 'php/fpm-include', 'include-nothing': 'php/fpm-include',
  'no-pool': 'php/fpm-incomplete-pool', 'no-user': 'php/fpm-incomplete-pool', 'no-listen': 'php/fpm-incomplete-pool', 'no-manager': 'php/fpm-incomplete-pool', 'max-children': 'php/fpm-incomplete-pool',
  'min-spare': 'php/fpm-spare-servers', 'max-spare': 'php/fpm-spare-servers', 'spare-above-children': 'php/fpm-spare-servers', 'spare-order': 'php/fpm-spare-servers',
  'start-range': 'php/fpm-spare-servers', 'spawn-rate': 'php/fpm-spare-servers',
  'status-path': 'php/fpm-page-path', 'ping-path': 'php/fpm-page-path',
  'slowlog': 'php/fpm-slowlog', 'slowlog-order': 'php/fpm-slowlog',
  'slowlog-file': 'php/fpm-missing-path', 'error-log': 'php/fpm-missing-path', 'access-log': 'php/fpm-missing-path', 'prefix': 'php/fpm-missing-path',
  'chroot': 'php/fpm-missing-path', 'chroot-prefix': 'php/fpm-missing-path', 'chdir': 'php/fpm-missing-path',
  'duplicate-listen': 'php/fpm-duplicate-listen', 'unknown-user': 'php/fpm-unknown-user', 'socket-length': 'php/fpm-invalid-value',
};

/** The rule of a message; every code has one, those that are only remarks have none (`start-set`). */
export function fpmRuleOf(code: string): string | undefined {
  return FPM_RULES[code];
}

/** Codes of messages about something that is not there: another file may have it. */
const ABSENCE: ReadonlySet<string> = new Set(['no-pool', 'no-user', 'no-listen', 'no-manager', 'max-children', 'min-spare', 'max-spare']);

export function isAbsence(code: string): boolean {
  return ABSENCE.has(code);
}

/** Whether a message about a root rests on its being all that FPM reads: what is missing may stand in the file that includes it. */
export function assumesWhole(code: string, path: string): boolean {
  return ABSENCE.has(code) && !/\/php-?fpm[^/]*\.conf$/.test(path) && !/\/(?:pool|php-fpm)\.d\/[^/]+$/.test(path);
}

export const WHOLE_ASSUMED = 'no other file adds to the pool';
