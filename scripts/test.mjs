// npm test: installs what is missing, builds, checks types, then runs every suite. Sampled by default and in full with CI=true,
// where a skipped test counts as a failure. `npm test -- WORD ...` runs the suites and files whose names hold a word.
import { ensureModules } from './lib/modules.mjs';
import { runGroup, runSuite } from './lib/run-suite.mjs';
import { cleanEnv, runQuiet } from './lib/run.mjs';
import { findSuites } from './lib/suites.mjs';
import { packageExtension } from './package.mjs';
import { setup } from './setup.mjs';

const inFull = process.env.CI === 'true';
/** A suite that takes longer hangs. The whole of it has ten minutes sampled, and 45 in full. */
const suiteTimeout = (inFull ? 30 : 6) * 60_000;
const words = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const say = (line) => console.log(`setup: ${line}`);

function add(name, { passed, failed, skipped, seconds }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const mark = failed > 0 ? '✖' : skipped > 0 ? '-' : '✔';
  const parts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`].filter(Boolean);
  console.log(`${mark} ${name}: ${parts.join(', ')} (${seconds.toFixed(1)} s)`);
}

/** One step that either works or fails, counted like a test. */
async function step(name, action) {
  const started = Date.now();
  let failed = 0;
  try {
    await action();
  } catch (error) {
    failed = 1;
    console.log(`  ✖ ${name}\n${error instanceof Error ? error.message : error}`);
  }
  add(name, { passed: 1 - failed, failed, skipped: 0, seconds: (Date.now() - started) / 1000 });
  return failed === 0;
}

async function typecheck() {
  const code = await runGroup(['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false'], cleanEnv(), suiteTimeout);
  if (code !== 0) throw new Error(`tsc ended with ${code}`);
}

async function main() {
  ensureModules(say);
  const suites = findSuites(words);
  for (const line of setup(say)) say(line);

  const built = await step('build', () => runQuiet(process.execPath, ['esbuild.mjs']));
  if (words.length === 0 || words.includes('typecheck')) await step('typecheck', typecheck);
  if (built && suites.some(({ isClient }) => isClient)) await step('package', packageExtension);
  for (const suite of suites) add(suite.name, await runSuite(suite, suiteTimeout));

  if (words.length > 0 && suites.length === 0 && !words.includes('typecheck')) {
    console.log(`No suite and no file holds ${words.join(' or ')}.`);
    total.failed++;
  }
  if (inFull && total.skipped > 0) console.log('In CI nothing may be skipped.');
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 || (inFull && total.skipped > 0) ? 1 : 0;
}

await main();
