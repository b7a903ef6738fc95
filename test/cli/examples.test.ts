/** The five incidents: what the tool says of each is what its README says it says. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check, settle } from '../../server/src/workspace/check';
import { nodeFileSystem } from '../../server/src/cli/node-file-system';
import { Workspace, type Root } from '../../server/src/workspace/workspace';

const EXAMPLES = join(__dirname, '../../examples');

/** Rules with an error or a warning for the Apache root of a folder. */
async function rulesOf(folder: string): Promise<string[]> {
  const root: Root = { file: join(folder, 'apache2.conf'), scope: 'server' };
  const workspace = new Workspace();
  await settle(workspace, root, nodeFileSystem);
  const { findings } = check(workspace, root, (rule, error) => assert.fail(`${rule}: ${String(error)}`));
  return [...new Set(findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule))].sort();
}

for (const name of readdirSync(EXAMPLES).filter((entry) => /^\d/.test(entry))) {
  test(name, async () => {
    const folder = join(EXAMPLES, name);
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    const stated = [...page.matchAll(/^- `([a-z]+\/[a-z-]+)`$/gm)].map((match) => match[1]!).sort();
    assert.ok(existsSync(join(folder, 'after/apache2.conf')));
    assert.deepEqual(await rulesOf(join(folder, 'before')), stated);
    assert.deepEqual(await rulesOf(join(folder, 'after')), []);
  });
}
