import assert from 'node:assert/strict';
import { allowedIn } from '../../server/src/httpd/catalog/allowed-in';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { DirectiveSpec, NumberRange } from '../../server/src/httpd/catalog/types';
import { danger } from '../harness/apache-guard';
import { inParallel } from '../harness/pool';
import { httpdTest, loadLines, refusal, sharedModules, withNeeds } from './httpd';

interface Trial {
  readonly directive: DirectiveSpec;
  readonly args: string;
  readonly accepted: boolean;
}

/** The ends of each range and the numbers one beyond: an enforced end refuses, any other lets the number pass. */
function trials(directive: DirectiveSpec): readonly Trial[] {
  const sample = directive.sample?.split(/\s+/) ?? [];
  return (directive.range ?? []).filter((range) => canTry(range, sample)).flatMap((range) => {
    const line = (number: number): string => [...sample.slice(0, range.arg - 1), number, ...sample.slice(range.arg)].join(' ');
    const strict = range.enforced === undefined || range.enforced === true;
    const beyond = [range.min === null ? null : range.min - 1, range.max === null ? null : range.max + 1];
    return [
      ...[range.min, range.max].filter(isExact).map((end) => ({ directive, args: line(end), accepted: true })),
      ...beyond.filter(isExact).filter((number) => !range.also?.includes(String(number)))
        .map((number) => ({ directive, args: line(number), accepted: !strict })),
    ];
  });
}

/** The ends at 2^63 are the nearest number that JavaScript has, so nothing can be said about the last digits. */
function isExact(number: number | null): number is number {
  return number !== null && Number.isSafeInteger(number);
}

/** Whole numbers without a condition that ties them to something else. */
function canTry(range: NumberRange, sample: readonly string[]): boolean {
  const tied = ['exclusiveMin', 'product', 'powerOf2', 'maxEnforced', 'notWith', 'minDuration', 'minInterval', 'multipleOf', 'softMin', 'clampedTo'];
  return typeof range.arg === 'number' && range.arg <= sample.length && /^-?\d+$/.test(sample[range.arg - 1]!) &&
    !tied.some((field) => field in range) && range.parse !== 'float';
}

httpdTest('httpd refuses numbers outside the enforced ranges of the catalogue and no others', async () => {
  const modules = sharedModules();
  const all = [...catalog.directives.values()].filter((directive) => directive.inBinary && directive.type === 'plain')
    .flatMap(trials).filter((trial) => danger(`${trial.directive.name} ${trial.args}`) === undefined);
  assert.ok(all.length > 150, `${all.length} trials`);
  const wrong = await inParallel(all, 2, async ({ directive, args, accepted }, slot) => {
    const line = `${directive.name} ${args}\n`;
    const text = allowedIn(directive, 'server', args.split(/\s+/).length) ? line : `<Directory /srv/x>\n${line}</Directory>\n`;
    const few = modules.filter((module) => directive.identifiers.includes(module.identifier));
    const mpm = directive.identifiers.includes('mpm_prefork_module') ? 'prefork' : 'event';
    const message = await refusal(loadLines(mpm, withNeeds(few)) + text, slot);
    return accepted === (message === undefined) ? undefined : `${line.trim()}: ${message ?? 'accepted'}`;
  });
  assert.deepEqual(wrong.filter((line) => line !== undefined), []);
});
