// A throw-away code-server with our packaged extension, and the settings that keep a workbench quiet.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeServerEntry } from '../../../scripts/lib/paths.mjs';
import { freePort } from '../../harness/ports';
import { startGroup } from './processes';
import { createSandbox, type Sandbox } from './sandbox';
import { until } from './wait';

export interface CodeServer extends Sandbox {
  /** The address that opens the workspace. */
  readonly url: string;
  stop(): Promise<void>;
}

const quietSettings = {
  'chat.commandCenter.enabled': false,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.editor.enablePreview': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.startupEditor': 'none',
};

/** The environment without what would make code-server talk to another instance, or write to the user's own folders. */
function isolatedEnv(folder: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|NODE_OPTIONS$|NODE_TEST_)/.test(name));
  return { ...Object.fromEntries(kept), HOME: folder, TMPDIR: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, ...extra };
}

export interface CodeServerOptions {
  /** Settings of the user beside those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the workbench asks if the folder is trusted; otherwise every folder is. */
  readonly asksForTrust?: boolean;
  /** Whether logs have everything, messages to the language server among it. */
  readonly traced?: boolean;
}

/** Installs the given .vsix files into a fresh code-server and starts it. */
export async function startCodeServer(extensions: readonly string[], extraEnv: Record<string, string> = {}, { settings = {}, asksForTrust = false, traced = false }: CodeServerOptions = {}): Promise<CodeServer> {
  const sandbox = createSandbox('cs');
  const { folder, workspace } = sandbox;
  const data = join(folder, 'data');
  mkdirSync(join(folder, 'ext'));
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const env = isolatedEnv(folder, extraEnv);
  const where = ['--extensions-dir', join(folder, 'ext'), '--user-data-dir', data];
  for (const extension of extensions) {
    const said = execFileSync(process.execPath, [codeServerEntry, ...where, '--install-extension', extension], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (!said.includes('successfully installed')) throw new Error(`${extension} was not installed: ${said}`);
  }
  const port = await freePort();
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', ...(asksForTrust ? [] : ['--disable-workspace-trust']), ...(traced ? ['--log', 'trace'] : [])];
  const log = join(folder, 'code-server.log');
  const group = startGroup(process.execPath, [codeServerEntry, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...quiet, ...where], env, log);
  const base = `http://127.0.0.1:${port}`;
  async function stop(): Promise<void> {
    await group.stop();
    sandbox.remove();
  }
  try {
    await until('code-server answers', async () => (await fetch(`${base}/healthz`)).ok, 60_000);
  } catch (error) {
    const said = readFileSync(log, 'utf8').slice(-4000);
    await stop();
    throw new Error(`${String(error)}\n${said}`);
  }
  return { ...sandbox, url: `${base}/?folder=${encodeURIComponent(workspace)}`, stop };
}
