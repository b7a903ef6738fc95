/**
 * The incidents: what the program says of each tree is what its README says it says, and what the real httpd says.
 * `UPDATE_EXAMPLES=1` writes the README anew.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { APACHE } from '../harness/apache';
import { readCheck } from './contract';
import { lint } from './program';

const EXAMPLES = resolve(__dirname, '../../examples');
const INCIDENTS = readdirSync(EXAMPLES).filter((name) => /^\d\d-/.test(name)).sort();
const treesOf = (incident: string): string[] => readdirSync(join(EXAMPLES, incident)).filter((name) => statSync(join(EXAMPLES, incident, name)).isDirectory()).sort();

/** The first line of each finding, and the verdict: no excerpts and no time. */
function essence(out: string): string {
  return out.split('\n').filter((line) => /^\S.*(?:: (?:(?:httpd|php-fpm|PHP|lighttpd) (?:accepts|rejects) |compared with )|:\d+:\d+ )/.test(line)).join('\n');
}

test('there are five, each with what was and what should be', () => {
  assert.equal(INCIDENTS.length, 5);
  for (const incident of INCIDENTS) for (const tree of ['before', 'after']) assert.ok(treesOf(incident).includes(tree), `${incident}/${tree}`);
});

for (const incident of INCIDENTS) {
  test(`${incident}: the README says what the program says`, async () => {
    const folder = join(EXAMPLES, incident);
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    let fresh = page;
    for (const tree of treesOf(incident)) {
      const run = await lint([tree], { cwd: folder });
      assert.equal(run.err, '');
      const fence = new RegExp(`(^\`\`\`text ${tree}\\n)[^]*?(\`\`\`$)`, 'm');
      assert.match(page, fence, `a fence for ${tree}`);
      fresh = fresh.replace(fence, (_, open: string, close: string) => `${open}${essence(run.out)}\n${close}`);
    }
    if (process.env['UPDATE_EXAMPLES'] === '1') writeFileSync(join(folder, 'README.md'), fresh);
    else assert.equal(page, fresh);
  });

  for (const tree of treesOf(incident)) {
    const folder = join(EXAMPLES, incident, tree);
    test(`${incident}/${tree}: ${tree === 'before' ? 'the verdict is httpd\'s' : 'no error, no warning, and httpd accepts it'}`, async () => {
      const json = readCheck((await lint(['-f', 'json', folder])).out);
      const roots = json.roots.filter(({ kind }) => kind === 'httpd');
      assert.equal(roots.length, 1);
      const [root] = roots;
      if (tree !== 'before') assert.deepEqual([json.summary.errors, json.summary.warnings, root?.verdict.configtest], [0, 0, 'accepts']);
      const real = await verdictOfServer(folder);
      if (real !== undefined) assert.equal(root?.verdict.configtest, real);
    });
  }
}

/** What `apache2 -t` says of a tree; undefined where it is not installed or has not all modules of it. */
async function verdictOfServer(folder: string): Promise<'accepts' | 'rejects' | undefined> {
  const load = readdirSync(join(folder, 'apache2/mods-enabled')).filter((name) => name.endsWith('.load'));
  const modules = load.flatMap((name) => [...readFileSync(join(folder, 'apache2/mods-enabled', name), 'utf8').matchAll(/^LoadModule \S+ (\S+)$/gm)].map((match) => match[1]!));
  if (!existsSync(APACHE) || modules.some((path) => !existsSync(path))) return undefined;
  const env = Object.fromEntries([...readFileSync(join(folder, 'apache2/envvars'), 'utf8').matchAll(/^export (\w+)=(\S+)$/gm)].map((match) => [match[1], match[2]]));
  return spawnSync(APACHE, ['-t', '-d', `${folder}/apache2`, '-f', `${folder}/apache2/apache2.conf`], { env }).status === 0 ? 'accepts' : 'rejects';
}
