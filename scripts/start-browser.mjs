// VS Code in the browser, served from this machine to this machine: code-server where `npm run setup` or `npm test` has
// installed it (edits reach the disk), else VS Code for the Web, which installs in seconds and keeps edits in the page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isInstalled } from './lib/install.mjs';
import { cache, codeServer, codeServerEntry, root, vscodeWeb, vsix, webCommit, webData } from './lib/paths.mjs';
import { cleanEnv, runQuiet, runVisible } from './lib/run.mjs';
import { setupVscodeWeb } from './setup-vscode-web.mjs';

/** The usual port if it is free, else any. */
function choosePort(wanted = 8321) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', () => (wanted === 0 ? fail(new Error('no free port on 127.0.0.1')) : done(choosePort(0))));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function serveWorkbench(folder, say) {
  const home = join(cache, 'start');
  const data = join(home, 'data');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ 'telemetry.telemetryLevel': 'off', 'workbench.startupEditor': 'none' }));
  const env = cleanEnv({ XDG_CONFIG_HOME: home, XDG_DATA_HOME: home });
  // A terminal inside VS Code has a variable that would make code-server talk to that instance.
  delete env.VSCODE_IPC_HOOK_CLI;
  const where = ['--extensions-dir', join(home, 'extensions'), '--user-data-dir', data];
  runQuiet(process.execPath, [codeServerEntry, ...where, '--install-extension', vsix, '--force'], { env });
  const port = await choosePort();
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];
  say(`open http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)} (Ctrl+C ends it)`);
  await runVisible(process.execPath, [codeServerEntry, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...quiet, ...where], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function serveWebBuild(folder, say) {
  setupVscodeWeb(say);
  const { open } = createRequire(join(vscodeWeb, 'package.json'))('@vscode/test-web');
  const port = await choosePort();
  // test-web talks about its loader and its mounts on every page.
  const print = console.log;
  console.log = () => undefined;
  await open({ browserType: 'none', host: '127.0.0.1', port, quality: 'stable', commit: webCommit, testRunnerDataDir: webData, extensionDevelopmentPath: root, folderPath: folder });
  // By name: workers and web views get origins of their own below localhost, which browsers resolve to this machine.
  print(`start: open http://localhost:${port}/ (served on 127.0.0.1; Ctrl+C ends it; edits stay in the page and do not reach the disk)`);
}

/** Serves VS Code with the extension and the folder on 127.0.0.1, prints the address, and runs until it is interrupted. */
export async function openInBrowser(folder, say) {
  if (isInstalled(codeServer)) await serveWorkbench(folder, say);
  else await serveWebBuild(folder, say);
}
