// npm start [-- PATH]: from a fresh clone to an open editor. Installs what is missing, builds, packages the extension, checks
// examples/ (or PATH) in the terminal, then opens that folder in VS Code. Without a terminal, or with --no-open, it ends after the check.
import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { onPath, runQuiet, runVisible } from './lib/run.mjs';
import { root, vsix } from './lib/paths.mjs';
import { packageExtension } from './package.mjs';
import { openInBrowser } from './start-browser.mjs';

const usage = 'usage: npm start [-- [--no-open] [PATH]]';
const say = (line) => console.log(`start: ${line}`);

function readArguments(given) {
  const unknown = given.find((argument) => argument.startsWith('-') && argument !== '--no-open');
  const paths = given.filter((argument) => !argument.startsWith('-'));
  if (unknown || paths.length > 1) throw new Error(`${unknown ? `unknown option ${unknown}` : 'one path at most'}\n${usage}`);
  // npm runs scripts in the folder of the package; a relative path is meant from where the user stands.
  const path = paths[0] === undefined ? join(root, 'examples') : resolve(process.env.INIT_CWD ?? process.cwd(), paths[0]);
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  return { path, open: !given.includes('--no-open') && Boolean(process.stdin.isTTY && process.stdout.isTTY) };
}

/** Prints the findings; that there are some is no failure of this command, only that the check itself did not run. */
async function check(path) {
  // Short names for what lies in the project; the check runs in its folder.
  const below = relative(root, path);
  const shown = below.startsWith('..') || isAbsolute(below) ? path : below || '.';
  const code = await runVisible(process.execPath, [join(root, 'dist/cli.js'), 'check', shown]);
  if (code > 1) throw new Error(`the check of ${path} ended with ${code}`);
}

async function openInEditor(path) {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  if (!onPath('code')) return openInBrowser(folder, say);
  say(`opening ${folder} in VS Code`);
  runQuiet('code', ['--install-extension', vsix, '--force'], { shell: process.platform === 'win32' });
  runQuiet('code', [folder, ...(folder === path ? [] : ['--goto', path])], { shell: process.platform === 'win32' });
}

async function main() {
  const { path, open } = readArguments(process.argv.slice(2));
  ensureModules(say);
  say('building');
  runQuiet(process.execPath, ['esbuild.mjs']);
  await check(path);
  say(`packaged ${packageExtension()}`);
  if (open) await openInEditor(path);
  else say('not opening an editor (no terminal, or --no-open)');
}

main().catch((error) => {
  console.error(`start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
});
