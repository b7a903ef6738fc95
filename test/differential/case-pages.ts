import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases, type Case } from './case-file';

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
