import { removedEntry } from '../../../php/catalog/catalog';
import { OLDEST, versionNumber, versionText } from '../../../php/catalog/versions';
import { lineFix, phpName, type PhpLine } from '../../php-lines';
import type { Found, PhpRule } from '../../types';

/** Names of old versions of the extension that nothing reads. */
const DEAD: Readonly<Record<string, string>> = {
  'memcached.sess_lock_wait': 'memcached.sess_lock_wait_min', 'memcached.sess_lock_max_wait': 'memcached.sess_lock_wait_max',
};

/** Facts: ini_get_all() of several versions, and the changelogs of the manual. */
export const rule: PhpRule = {
  id: 'php/removed-entry',
  summary: 'A setting that PHP no longer has',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, version }) {
    for (const line of lines) {
      const removed = removedIn(line);
      if (removed === undefined) continue;
      const number = versionNumber(removed)!;
      // An empty line of an old file does no harm while the version is not known.
      if (version === undefined && line.value === '') continue;
      if (version !== undefined && version < number) continue;
      yield found(line, removed, version === undefined && number > OLDEST ? undefined : version ?? OLDEST, version);
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
