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

/** All rule folders, sorted by id. A folder without a `rule.ts` or a README is an error: it is half a rule. */
export async function readRules(folder: string): Promise<RuleText[]> {
  const ids = subfolders(folder).flatMap((topic) => subfolders(join(folder, topic)).map((name) => `${topic}/${name}`));
  return Promise.all(ids.map(async (id) => {
    for (const file of ['rule.ts', 'README.md', 'cases.md']) {
      if (!existsSync(join(folder, id, file))) throw new Error(`${id} has no ${file}`);
    }
    const { rule } = (await import(join(folder, id, 'rule.ts'))) as { rule: Rule };
    return { id, rule, page: readFileSync(join(folder, id, 'README.md'), 'utf8') };
  }));
}

function subfolders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}
