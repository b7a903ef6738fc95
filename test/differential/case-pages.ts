import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inParallel } from '../harness/pool';
import { readCases, type Case } from './case-file';
import { WIDTH, type Oracle } from './oracle';
import type { Outcome } from './outcome';

const FOLDER = join(import.meta.dirname, 'cases');

export interface CasePage { readonly file: string; readonly text: string; readonly cases: readonly Case[] }

/** All pages of `cases/`, by name. */
export function casePages(): CasePage[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.md')).sort().map((name) => {
    const file = join(FOLDER, name);
    const text = readFileSync(file, 'utf8');
    try {
      return { file, text, cases: readCases(text) };
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`);
    }
  });
}

/** What the real server says of cases, in their order; all `.htaccess` cases share one server. */
export async function askCases(oracle: Oracle, cases: readonly Case[]): Promise<Outcome[]> {
  const served = cases.filter((entry) => entry.sketch.htaccess !== undefined);
  const answers = await oracle.realHtaccess(served.map((entry) => entry.sketch));
  return inParallel(cases, WIDTH, async (entry, slot) => {
    const outcome = answers[served.indexOf(entry)] ?? await oracle.real(entry.sketch, slot);
    return entry.unstable ? { verdict: outcome.verdict, warnings: [] } : outcome;
  });
}
