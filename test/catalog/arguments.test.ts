import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowedIn } from '../../server/src/httpd/catalog/allowed-in';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { ArgumentKind, DirectiveSpec } from '../../server/src/httpd/catalog/types';
import { danger } from '../harness/apache-guard';
import { inParallel } from '../harness/pool';
import { httpdTest, loadLines, refusal, sharedModules, withNeeds } from './httpd';

interface Trial {
  readonly directive: DirectiveSpec;
  readonly count: number;
  /** What httpd says about a count that does not fit (server/config.c: invoke_cmd), or undefined where the count fits. */
  readonly complaint: string | undefined;
}

/** For each kind: the counts that do not fit, with httpd's words. Kinds that are missing here count nothing. */
const complaints: Readonly<Partial<Record<ArgumentKind, readonly [counts: readonly number[], words: string]>>> = {
  NO_ARGS: [[1], 'takes no arguments'],
  TAKE1: [[0, 2], 'takes one argument'],
  TAKE2: [[0, 1, 3], 'takes two arguments'],
  TAKE3: [[1, 2, 4], 'takes three arguments'],
  TAKE12: [[0, 3], 'takes 1-2 arguments'],
  TAKE23: [[0, 1, 4], 'takes two or three arguments'],
  TAKE123: [[0, 4], 'takes one, two or three arguments'],
  ITERATE: [[0], 'requires at least one argument'],
  ITERATE2: [[0, 1], 'requires at least two arguments'],
};

/** The counts that fit: httpd must have something else to say, or nothing. With TAKE_ARGV and RAW_ARGS the handler counts. */
const fitting: Readonly<Partial<Record<ArgumentKind, readonly number[]>>> = {
  TAKE1: [1], TAKE2: [2], TAKE3: [3], TAKE12: [1, 2], TAKE23: [2, 3], TAKE123: [1, 2, 3], ITERATE: [1, 3], ITERATE2: [2, 4],
};

function trials(directive: DirectiveSpec): readonly Trial[] {
  const [counts, words] = complaints[directive.args] ?? [[], ''];
  return [
    ...counts.map((count) => ({ directive, count, complaint: words })),
    ...(fitting[directive.args] ?? []).map((count) => ({ directive, count, complaint: undefined })),
  ];
}

/** The line in the first place that takes the directive. */
function inSomePlace(directive: DirectiveSpec, line: string): string {
  if (allowedIn(directive, 'server')) return line;
  if (allowedIn(directive, 'virtualHost')) return `<VirtualHost *:80>\n${line}</VirtualHost>\n`;
  if (directive.onlyInside?.includes('MDomainSet')) return `<MDomainSet example.org>\n${line}</MDomainSet>\n`;
  return `<Directory /srv/x>\n${line}</Directory>\n`;
}

/** They act while the text is read: on files, or on names for the lines below. */
const readNow = (directive: DirectiveSpec): boolean => directive.execOnRead === true;

httpdTest('httpd counts arguments as the catalogue says', async () => {
  const modules = sharedModules();
  const loaded = new Set(modules.map((module) => module.identifier));
  const all = [...catalog.directives.values()]
    .filter((directive) => directive.inBinary && directive.type === 'plain' && !readNow(directive) && danger(`${directive.name} 1`) === undefined)
    .flatMap(trials);
  assert.ok(all.length > 1200, `${all.length} trials`);
  const chosen = process.env['CI'] === 'true' ? all : fc.sample(fc.constantFrom(...all), 300);
  const wrong = await inParallel(chosen, 2, async ({ directive, count, complaint }, slot) => {
    const line = `${directive.name}${' 1'.repeat(count)}\n`;
    const text = inSomePlace(directive, line);
    const few = modules.filter((module) => directive.identifiers.includes(module.identifier) && loaded.has(module.identifier));
    const mpm = directive.identifiers.includes('mpm_prefork_module') ? 'prefork' : 'event';
    const message = await refusal(loadLines(mpm, withNeeds(few)) + text, slot);
    const words = complaint === undefined ? Object.values(complaints).map(([, sentence]) => sentence) : [complaint];
    const counted = words.some((sentence) => message?.startsWith(`${directive.registeredName ?? directive.name} ${sentence}`));
    return counted === (complaint !== undefined) ? undefined : `${line.trim()}: ${message ?? 'accepted'}, not ${complaint ?? 'any count'}`;
  });
  assert.deepEqual(wrong.filter((line) => line !== undefined), []);
});
