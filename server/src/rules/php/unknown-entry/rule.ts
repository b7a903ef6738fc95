import { editDistance, nearestNames } from '../../../httpd/catalog/nearest-names';
import { iniEntries, inOtherCase, isKnownPrefix, removedEntry } from '../../../php/catalog/catalog';
import { versionNumber, versionText } from '../../../php/catalog/versions';
import { lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** Names that are no entries and mean something all the same (main/php_ini.c; the configuration table is read by some extensions). */
const NO_ENTRIES = /^(?:(?:zend_)?extension$|extension\.|pdo\.dsn\.|sysvshm\.init_mem$|pdo_odbc\.connection_pooling$|cfg_file_path$)/;

/** A name that no entry has goes to the table of settings and is never asked for. */
export const rule: PhpRule = {
  id: 'php/unknown-entry',
  summary: 'A setting that PHP does not have',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check({ lines, version }) {
    for (const line of lines) {
      const { name, spec, nameAt } = line;
      if (spec !== undefined) {
        if (version === undefined || spec.since === undefined || versionNumber(spec.since)! <= version) continue;
        yield { at: nameAt, severity: 'warning', consequence: 'silent', message: `${name} came with PHP ${spec.since}: PHP ${versionText(version)} ignores the line without a word.` };
        continue;
      }
      if (removedEntry(name) !== undefined || NO_ENTRIES.test(name)) continue;
      const meant = inOtherCase(name) ?? nearestNames(name, names(name), 1).find((near) => isOfItsExtension(near, name));
      if (meant === undefined && !isKnownPrefix(name)) continue;
      const same = meant !== undefined && meant.toLowerCase() === name.toLowerCase();
      const why = meant === undefined ? '' : same ? ` Case counts: it is ${meant}.` : ` Perhaps ${meant} is meant.`;
      yield {
        at: nameAt, severity: 'warning', consequence: 'silent', message: `PHP has no setting ${name} and ignores the line without a word.${why}`,
        fixes: meant === undefined ? [] : lineFix(line, `Write ${meant}`, 'review', (edits) => edits.setName(meant)),
      };
    }
  },
};

/** Only names of the same extension are near: `redis.x` is none of PHP's own. */
function* names(name: string): Generator<string> {
  const dot = name.lastIndexOf('.');
  for (const spec of iniEntries()) {
    const other = spec.name.lastIndexOf('.');
    // Short names without an extension are near to too much.
    if ((dot < 0) === (other < 0) && (dot >= 0 || name.length > 6)) yield spec.name;
  }
}

/** Whether two names are of one extension, or of one whose name is misspelt by a letter: `sybct.max_links` is none of odbc's. */
function isOfItsExtension(near: string, name: string): boolean {
  const [own, other] = [name, near].map((each) => each.slice(0, each.lastIndexOf('.') + 1));
  return own === other || own!.length > 4 && editDistance(own!, other!, 1) <= 1;
}
