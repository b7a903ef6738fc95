// code-server: a real VS Code workbench that a browser opens, for the end-to-end suites and for `npm start`.
// Its own install script cannot be used: it compiles an addon that needs Kerberos headers and downloads a program from
// GitHub. So everything is installed without scripts, and the few steps of that script that matter are done here.
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installFolder, isInstalled } from './lib/install.mjs';
import { codeServer, codeServerVersion } from './lib/paths.mjs';
import { cleanEnv, npm, onPath, runQuiet } from './lib/run.mjs';

const ripgrep = '1.18.0';

/** Why code-server cannot be installed here, or nothing. */
export function codeServerObstacle() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return `code-server is set up on Linux x64 only, this is ${process.platform} ${process.arch}`;
  if (Number(process.versions.node.split('.')[0]) !== 20) return `code-server ${codeServerVersion} runs on Node 20, this is ${process.version}`;
  const missing = ['g++', 'make', 'python3'].filter((name) => !onPath(name));
  return missing.length > 0 ? `code-server needs ${missing.join(', ')} to compile three small addons` : undefined;
}

/** node-gyp finds the headers of this node without a download when they lie beside it, as every official build has them. */
function compileEnv() {
  const prefix = dirname(dirname(process.execPath));
  const here = existsSync(join(prefix, 'include/node/node_api.h')) && !process.env.npm_config_nodedir;
  return cleanEnv({ npm_config_ignore_scripts: 'false', ...(here ? { npm_config_nodedir: prefix } : {}) });
}

function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

function removeSourceMaps(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeSourceMaps(path);
    else if (entry.isFile() && entry.name.endsWith('.js.map')) rmSync(path);
  }
}

function fill(folder) {
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const bare = ['--ignore-scripts', '--omit=dev', '--legacy-peer-deps'];
  npm(['install', ...bare, '--save-exact', `code-server@${codeServerVersion}`, `@vscode/ripgrep-linux-x64@${ripgrep}`], { cwd: folder });
  const workbench = join(folder, 'node_modules/code-server/lib/vscode');
  for (const cwd of [workbench, join(workbench, 'extensions')]) npm(['install', ...bare], { cwd });

  // argon2: code-server does not start without it. spdlog and watchdog: log files, and an end of the extension host with its parent.
  npm(['rebuild', 'argon2', '--build-from-source'], { cwd: folder, env: compileEnv() });
  for (const addon of ['@vscode/spdlog', 'native-watchdog', '@vscode/native-watchdog']) {
    if (existsSync(join(workbench, 'node_modules', addon))) npm(['rebuild', addon], { cwd: workbench, env: compileEnv() });
  }

  link('node_modules', join(workbench, 'node_modules.asar'));
  link('code-linux.sh', join(workbench, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(workbench, 'bin/helpers/browser.sh'));
  // Quick open, findFiles and search run ripgrep; a relative link survives that the folder is renamed.
  link('../../../../../../../@vscode/ripgrep-linux-x64/bin/rg', join(workbench, 'node_modules/@vscode/ripgrep/bin/rg'));
  removeSourceMaps(join(folder, 'node_modules/code-server'));
  runQuiet(process.execPath, [join(folder, 'node_modules/code-server/out/node/entry.js'), '--version']);
  runQuiet(join(workbench, 'node_modules/@vscode/ripgrep/bin/rg'), ['--version']);
}

/** Installs code-server below .cache unless it is there; returns why not where it cannot be done. */
export function setupCodeServer(say) {
  if (isInstalled(codeServer)) return undefined;
  const obstacle = codeServerObstacle();
  if (obstacle) return obstacle;
  say(`installing code-server ${codeServerVersion} from npm (about half a minute)`);
  installFolder(codeServer, fill);
  return undefined;
}
