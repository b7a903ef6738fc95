import assert from 'node:assert/strict';
import { apacheMissing, apacheVersion } from '../harness/apache';
import type { Limits, Tally } from './tally';

/** The version of httpd that the recorded answers come from. */
const RECORDED_WITH = '2.4.71';

/** With `CI=true` suites run in full and may not skip for want of the server. */
export const FULL = process.env['CI'] === 'true';

/** Why suites that need the server are skipped here; false when they run. In CI they always run, and fail without it. */
export function skipWithoutApache(): string | false {
  return FULL ? false : apacheMissing() ?? false;
}

/** Whether the installed server is the one of the recorded answers; another one may differ in details. */
export function sameVersion(): boolean {
  return apacheVersion() === RECORDED_WITH;
}

/** A whole number of the environment, or the given one. Throws on anything else. */
export function fromEnvironment(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^\d+$/.test(text)) throw new Error(`${name} is not a whole number: ${text}`);
  return Number(text);
}

/** Prints the rates and the first disagreements of a suite, then fails when they exceed its limits. */
export function conclude(tally: Tally, limits: Limits, listed = fromEnvironment('HTTPD_DIFF_LIST', 20)): void {
  console.log(tally.summary());
  if (tally.disagreements.length > 0) console.log(`${tally.list(listed)}\nby cause:\n${tally.causes()}`);
  assert.deepEqual(tally.excess(limits), []);
}
