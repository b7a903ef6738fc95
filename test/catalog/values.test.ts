import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowedIn } from '../../server/src/httpd/catalog/allowed-in';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { DirectiveSpec, ValueSet } from '../../server/src/httpd/catalog/types';
import { danger } from '../harness/apache-guard';
import { inParallel } from '../harness/pool';
import { httpdTest, loadLines, refusal, sharedModules, withNeeds } from './httpd';

interface Trial {
  readonly directive: DirectiveSpec;
  readonly args: string;
  readonly accepted: boolean;
}

const swapCase = (word: string): string => [...word].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');

/** What the sets of words promise about single lines: each word is accepted, another word is not, and case counts or not. */
function trials(directive: DirectiveSpec): readonly Trial[] {
  const sample = directive.sample?.split(/\s+/) ?? [];
  return (directive.values ?? []).filter((set) => canVary(set, sample)).flatMap((set) => {
    const line = (word: string): string => [...sample.slice(0, set.arg - 1), word, ...sample.slice(set.arg)].join(' ');
    const words = set.values.filter((word) => !isSpecial(set, word));
    const exact = (word: string): boolean =>
      (set.caseSensitive && !listed(set, 'caseInsensitiveValues', word)) || listed(set, 'caseSensitiveValues', word);
    return [
      ...words.map((word) => ({ directive, args: line(exact(word) ? word : swapCase(word)), accepted: true })),
      ...(set.strict && set.open === undefined ? words.filter((word) => exact(word) && swapCase(word) !== word) : [])
        .map((word) => ({ directive, args: line(swapCase(word)), accepted: false })),
      ...(set.strict && set.open === undefined ? [{ directive, args: line('nosuchword'), accepted: false }] : []),
    ];
  });
}

function canVary(set: ValueSet, sample: readonly string[]): boolean {
  return typeof set.arg === 'number' && set.arg <= sample.length && !set['noEnumTest'] && !set['platformDependent'];
}

/** Words that need more than themselves: another library, a value behind them, another number of arguments. */
function isSpecial(set: ValueSet, word: string): boolean {
  return listed(set, 'forbidden', word) || word in ((set['buildDependent'] ?? {}) as object) || word in ((set['valueSuffix'] ?? {}) as object);
}

/** With these the first word decides how many follow, so that one sample does not fit all words; or a word asks the machine. */
const apart = new Set([
  'Redirect', 'RedirectMatch', 'Require', 'Header', 'RequestHeader', 'ProxyErrorOverride', 'FilterProtocol', 'SSLCompression', 'Suexec',
]);

function listed(set: ValueSet, field: string, word: string): boolean {
  const list = set[field];
  return Array.isArray(list) && list.includes(word);
}

httpdTest('httpd takes the words that the catalogue lists, and no others where the list is closed', async () => {
  const modules = sharedModules();
  const all = [...catalog.directives.values()].filter((directive) => directive.inBinary && directive.type === 'plain' && !apart.has(directive.name))
    .flatMap(trials).filter((trial) => danger(`${trial.directive.name} ${trial.args}`) === undefined);
  assert.ok(all.length > 500, `${all.length} trials`);
  const chosen = process.env['CI'] === 'true' ? all : fc.sample(fc.constantFrom(...all), 200);
  const wrong = await inParallel(chosen, 2, async ({ directive, args, accepted }, slot) => {
    const line = `${directive.name} ${args}\n`;
    const text = allowedIn(directive, 'server', args.split(/\s+/).length) ? line : `<Directory /srv/x>\n${line}</Directory>\n`;
    const few = modules.filter((module) => directive.identifiers.includes(module.identifier));
    const first = await refusal(loadLines('event', withNeeds(few)) + text, slot);
    const message = accepted && first !== undefined ? await refusal(loadLines('event', modules) + text, slot) : first;
    return accepted === (message === undefined) ? undefined : `${line.trim()}: ${message ?? 'accepted'}`;
  });
  assert.deepEqual(wrong.filter((line) => line !== undefined), []);
});
