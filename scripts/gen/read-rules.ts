import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../server/src/rules/types';

export interface RuleText {
  /** `<topic>/<name>`: the folder below `server/src/rules`. */
  readonly id: string;
  readonly rule: Rule;
  /** The README. */
  readonly page: string;
}

/** All rule folders, sorted by id. Half a rule (a folder that lacks one of the three files) is told and left out. */
export async function readRules(folder: string): Promise<RuleText[]> {
  const ids = subfolders(folder).flatMap((topic) => subfolders(join(folder, topic)).map((name) => `${topic}/${name}`));
  const whole = ids.filter((id) => {
    const missing = ['rule.ts', 'README.md', 'cases.md'].filter((file) => !existsSync(join(folder, id, file)));
    if (missing.length > 0) console.error(`${id} is left out: it has no ${missing.join(', ')}`);
    return missing.length === 0;
  });
  return Promise.all(whole.map(async (id) => {
    const { rule } = (await import(join(folder, id, 'rule.ts'))) as { rule: Rule };
    return { id, rule, page: readFileSync(join(folder, id, 'README.md'), 'utf8') };
  }));
}

function subfolders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}
