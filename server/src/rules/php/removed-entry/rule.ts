import { removedEntry } from '../../../php/catalog/catalog';
import { plainNumber } from '../../../php/effective/quantity';
import { OLDEST, versionNumber, versionText } from '../../../php/catalog/versions';
import { lineFix, phpName, type PhpLine } from '../../php-lines';
import type { Found, PhpRule } from '../../types';

/** Names of old versions of the extension that nothing reads. */
const DEAD: Readonly<Record<string, string>> = {
  'memcached.sess_lock_wait': 'memcached.sess_lock_wait_min', 'memcached.sess_lock_max_wait': 'memcached.sess_lock_wait_max',
};

/** With these in an ini file, and another value than 0, PHP ends at its start (the table of removed directives in php_module_startup, main/main.c). */
const FATAL: ReadonlySet<string> = new Set([
  'allow_call_time_pass_reference', 'asp_tags', 'define_syslog_variables', 'highlight.bg', 'magic_quotes_gpc', 'magic_quotes_runtime', 'magic_quotes_sybase',
  'register_globals', 'register_long_arrays', 'safe_mode', 'safe_mode_gid', 'safe_mode_include_dir', 'safe_mode_exec_dir', 'safe_mode_allowed_env_vars',
  'safe_mode_protected_env_vars', 'zend.ze1_compatibility_mode', 'track_errors',
]);

/** Facts: ini_get_all() of several versions, and the changelogs of the manual. */
export const rule: PhpRule = {
  id: 'php/removed-entry',
  summary: 'A setting that PHP no longer has',
  severities: ['warning', 'error', 'info'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, version, where }) {
    for (const line of lines) {
      const removed = removedIn(line);
      if (removed === undefined) continue;
      const number = versionNumber(removed)!;
      // An empty line of an old file does no harm while the version is not known.
      if (version === undefined && line.value === '') continue;
      if (version !== undefined && version < number) continue;
      const isFatal = where === 'ini' && FATAL.has(line.name) && plainNumber(line.value) !== 0;
      yield (isFatal ? fatal : found)(line, removed, version === undefined && number > OLDEST ? undefined : version ?? OLDEST, version);
    }
    for (const line of lines) {
      const instead = DEAD[line.name];
      if (instead !== undefined) yield { at: line.nameAt, severity: 'warning', consequence: 'silent', message: `The memcached extension no longer reads ${line.name}: ${instead} is what counts.`, fixes: remove(line) };
    }
  },
};

function removedIn({ name, spec }: PhpLine): string | undefined {
  return spec?.removed ?? removedEntry(name)?.removed;
}

/** In words and severity what the start of PHP says. */
function fatal(line: PhpLine, removed: string, certain: number | undefined, version: number | undefined): Found {
  const message = `${line.name} is gone since PHP ${removed}, and ${version === undefined ? 'PHP' : phpName(version)} does not start with it: Directive '${line.name}' is no longer available in PHP. Remove the line.`;
  const fixes = lineFix(line, 'Remove the line', 'review', (edits) => edits.remove());
  if (certain !== undefined) return { at: line.nameAt, severity: 'error', consequence: 'start-fails', message, fixes, tags: ['deprecated'] };
  return { at: line.nameAt, severity: 'warning', consequence: 'start-fails', message, fixes, assumes: [`PHP ${versionText(versionNumber(removed)!)} or later`], tags: ['deprecated'] };
}

function found(line: PhpLine, removed: string, certain: number | undefined, version: number | undefined): Found {
  const instead = line.spec?.instead ?? removedEntry(line.name)?.instead;
  const hint = instead === undefined ? '' : ` Use ${instead}.`;
  const message = `${line.name} is gone since PHP ${removed}: ${version === undefined ? 'PHP' : phpName(version)} ignores the line without a word.${hint}`;
  if (certain !== undefined) return { at: line.nameAt, severity: 'warning', consequence: 'silent', message, fixes: remove(line), tags: ['deprecated'] };
  return { at: line.nameAt, severity: 'info', consequence: 'silent', message, assumes: [`PHP ${versionText(versionNumber(removed)!)} or later`], tags: ['deprecated'] };
}

function remove(line: PhpLine) {
  return lineFix(line, 'Remove the line', 'safe', (edits) => edits.remove());
}
