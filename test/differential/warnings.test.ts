import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFileSystem } from '../../server/src/cli/node-file-system';
import { check, settle } from '../../server/src/workspace/check';
import { DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { apacheVersion } from '../harness/apache';
import { danger } from '../harness/apache-guard';
import { HARNESS_ENVIRONMENT, type Prediction, type Tree } from '../harness/predict';
import { generateTree, sketchOfTree } from './generate';
import { mutateTree } from './mutate';
import { openOracle } from './oracle';
import { createRandom } from './random';
import { fromEnvironment, FULL, skipWithoutApache } from './suite';

const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_WARNINGS', FULL ? 1500 : 100);
const RULES = join(import.meta.dirname, '../../server/src/rules');

/** The numbers that the pages of our rules show for a line that httpd warns of. */
function claimed(): ReadonlySet<string> {
  const pages = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const found = pages.flatMap((path) => [...readFileSync(join(RULES, path), 'utf8').matchAll(/\^ (?:warning|error) (AH\d{5})/g)].map((match) => match[1]!));
  return new Set(found);
}

/** All rules about a tree on disk, as the server that reads it: the numbers of what it would warn of while it reads. */
async function warnedOf(tree: Tree): Promise<Prediction> {
  const workspace = new Workspace();
  workspace.settings = {
    ...DEFAULT_SETTINGS, hostFiles: true, profile: 'debian', httpdVersion: apacheVersion(), defines: [...(tree.defines ?? [])], environment: { ...HARNESS_ENVIRONMENT },
  };
  const root: Root = { file: tree.root, scope: 'server' };
  await settle(workspace, root, nodeFileSystem);
  const { config, findings } = check(workspace, root, (rule, error) => { throw new Error(`${rule} failed: ${String(error)}`); });
  return {
    configtest: config.firstError === undefined ? 'accepts' : 'rejects', firstError: null, includes: [],
    diagnostics: findings.filter(({ consequence }) => consequence === 'warns').map(({ ah, rule, severity, message }) => ({
      file: '', line: 0, rule, severity, consequence: 'warns', message, ...(ah === undefined ? {} : { ah }),
    })),
  };
}

test('what httpd warns of while it reads, the rules warn of, and nothing else', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('warnings', warnedOf);
  const codes = claimed();
  const differences: string[] = [];
  let accepted = 0;
  const agreed = new Map<string, number>();
  for (let index = 0; index < COUNT; index += 1) {
    const random = createRandom(SEED * 1_000_000 + 500_000 + index);
    const made = generateTree(random);
    const { texts, ...rest } = random.chance(0.4) ? made : mutateTree(random, made).tree;
    const whole = Object.values(texts).flat().join('\n');
    // A higher LogLevel above a line silences what httpd would say of it, which no rule follows.
    if (danger(whole) !== undefined || /loglevel/i.test(whole)) continue;
    const sketch = sketchOfTree({ ...rest, texts });
    const real = await oracle.real(sketch, 0);
    if (real.verdict !== 'accepts') continue;
    const said = await oracle.said(sketch, 0);
    accepted += 1;
    const [ours, theirs] = [new Set(said.warnings), new Set(real.warnings)];
    for (const code of new Set([...ours, ...theirs])) {
      if (ours.has(code) && theirs.has(code)) agreed.set(code, (agreed.get(code) ?? 0) + 1);
      else if (ours.has(code) || codes.has(code)) differences.push(`seed ${SEED * 1_000_000 + 500_000 + index}: ${code} only from ${ours.has(code) ? 'us' : 'httpd'}`);
    }
  }
  const counts = [...agreed].map(([code, times]) => `${code} ${times}`).join(', ');
  console.log(`warnings: ${accepted} accepted trees, ${codes.size} numbers known; agreed: ${counts}; different: ${differences.length}`);
  assert.ok(agreed.size >= (FULL ? 8 : 3), 'the trees make httpd warn');
  assert.deepEqual(differences, []);
});
