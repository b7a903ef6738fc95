/** The folders of all rules with their pages, read once. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Rule } from '../../server/src/rules/types';
import { readPage, type Case } from './rule-page';

export const RULES_FOLDER = resolve(__dirname, '../../server/src/rules');

export interface RuleFolder {
  readonly id: string;
  readonly rule: Rule;
  readonly readme: string;
  readonly cases: readonly Case[];
}

/** Ids of all rule folders, sorted; of those only that begin with `RULE` where the environment sets it. */
function ruleIds(): string[] {
  const only = process.env['RULE'] ?? '';
  const ids: string[] = [];
  for (const topic of folders(RULES_FOLDER)) {
    for (const name of folders(join(RULES_FOLDER, topic))) ids.push(`${topic}/${name}`);
  }
  return ids.filter((id) => id.startsWith(only));
}

/** All rule folders (see `ruleIds`). Throws where a file is missing or a page cannot be read. */
export async function ruleFolders(): Promise<RuleFolder[]> {
  return Promise.all(ruleIds().map(async (id) => {
    const folder = join(RULES_FOLDER, id);
    const { rule } = (await import(join(folder, 'rule.ts'))) as { rule?: Rule };
    if (rule === undefined) throw new Error(`${id}/rule.ts exports no "rule"`);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const more = readFileSync(join(folder, 'cases.md'), 'utf8');
    return { id, rule, readme, cases: [...readPage(`${id}/README.md`, readme), ...readPage(`${id}/cases.md`, more)] };
  }));
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

/** Whether the case stands under the README's heading "Right": no rule may warn about it. */
export function isRight(page: Case): boolean {
  return page.section === 'Right' && page.place.includes('/README.md:');
}
