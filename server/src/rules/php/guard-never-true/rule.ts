import type { FileFold, Place, Site } from '../../../httpd/config/node';
import type { LogicalLine } from '../../../httpd/syntax/logical-line';
import { wordsFrom } from '../../../httpd/syntax/words';
import { loadedPhp } from '../../../stack/php-routes';
import { replace } from '../../builders';
import type { ConfigRule, Found } from '../../types';

/**
 * PHP 8 registers php_module with the source name mod_php.c (sapi/apache2handler/mod_php.c); 7 and 5 have their number in both
 * (module_php7, mod_php7.c). start_ifmod (server/core.c) looks for nothing else.
 */
export const rule: ConfigRule = {
  id: 'php/guard-never-true',
  summary: 'A condition on a name that the loaded mod_php does not have',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: [],
  *check(view) {
    const { config } = view;
    if (config.fold === undefined || !view.complete || config.world.modules !== 'loaded') return;
    const loaded = loadedPhp(view);
    if (loaded === undefined) return;
    const names = [loaded, loaded.replace(/^php(\d?)_module$/, 'mod_php$1.c')];
    const guards = [...guardsOf(config.fold)];
    for (const guard of guards) {
      if (names.includes(guard.name) || !PHP.test(guard.name)) continue;
      if (guard.isNegated) {
        // Nobody loads this name, so that the condition is always true; the file of Debian's package has it.
        if (guard.name !== 'mod_php8.c' && guard.name !== 'php8_module') continue;
        yield { at: guard.at, severity: 'info', consequence: 'silent', message: `${guard.name} is no name of PHP 8, which calls itself ${names.join(' and ')}: the condition is always true, although mod_php is loaded.`, fixes: fixOf(guard, names[0]!) };
        continue;
      }
      // Of a ladder of versions one step is the right one; what another module of PHP has is supplied by that.
      if (!guard.hasSettings || guards.some((other) => other.site.file === guard.site.file && !other.isNegated && (names.includes(other.name) || /lsapi|litespeed/i.test(other.name)))) continue;
      yield {
        at: guard.at, severity: 'warning', consequence: 'silent',
        message: `The loaded PHP calls itself ${names.join(' and ')}, never ${guard.name}: httpd passes over this section, and what it sets does not hold.`,
        fixes: fixOf(guard, names[0]!),
      };
    }
  },
};

const PHP = /^(?:mod_php[4578]?\.c|php[4578]?_module)$/;

interface Guard {
  readonly name: string;
  readonly isNegated: boolean;
  readonly site: Site;
  readonly at: Place;
  /** Whether a line inside is about PHP. */
  readonly hasSettings: boolean;
}

function fixOf({ at }: Guard, name: string): Found['fixes'] {
  return [{ title: `Write ${name}`, safety: 'review', edits: [replace(at, name)] }];
}

/** All IfModule lines, in conditions that do not hold, too; of each file once. */
function* guardsOf(fold: FileFold, seen = new Set<string>()): Generator<Guard> {
  if (seen.has(fold.file)) return;
  seen.add(fold.file);
  for (const { block, included } of fold.parts) {
    for (let at = 0; at < block.lines.length; at++) {
      const line = block.lines[at]!;
      if (!/^<ifmodule$/i.test(line.head.value)) continue;
      const [, word] = wordsFrom(line.text, 0);
      if (word === undefined) continue;
      const negated = word.value.startsWith('!');
      const name = word.value.replace(/^!/, '').replace(/>$/, '');
      const quote = word.quote === undefined ? 0 : 1;
      const start = word.start + quote + (negated ? 1 : 0);
      const site: Site = { file: fold.file, block, line };
      yield { name, isNegated: negated, site, at: { ...site, start, end: start + name.length }, hasSettings: hasSettings(block.lines, at) };
    }
    for (const file of included) yield* guardsOf(file, seen);
  }
}

function hasSettings(lines: readonly LogicalLine[], from: number): boolean {
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    const { value } = lines[at]!.head;
    if (/^<ifmodule$/i.test(value)) depth++;
    else if (/^<\/ifmodule>?$/i.test(value) && --depth === 0) return false;
    else if (/^(?:php_(?:admin_)?(?:value|flag)|phpinidir|sethandler|addhandler|addtype|require|directoryindex)$/i.test(value)) return true;
  }
  return false;
}
