// Editors that run a script of their own inside: it prints `ok NAME`, `not ok NAME: WHY`, and `done` as its last line.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { mpm, onOff } from '../expectations';
import { createSandbox, unpackExtension } from './sandbox';

interface Outcome {
  readonly output: string;
  readonly code: number | null;
}

/** The environment tells the script the server to start, the workspace, and what it must see there. */
function environment(server: string, workspace: string, home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    E2E_NODE: process.execPath,
    E2E_SERVER: server,
    E2E_WORKSPACE: workspace,
    E2E_MPM_FILE: mpm.file,
    E2E_MPM_RULE: mpm.rule,
    E2E_MPM_WORDS: mpm.words,
    E2E_HOVER_LINE: String(mpm.hover.line),
    E2E_HOVER_TEXT: mpm.hover.text.source,
    E2E_FIX_FILE: onOff.file,
    E2E_FIX_RULE: onOff.rule,
    E2E_FIX_LINE: String(onOff.line),
    E2E_FIX_COLUMN: String(onOff.column),
    E2E_FIX_RESULT: 'keepalive on',
  };
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const late = setTimeout(() => child.kill('SIGKILL'), 90_000);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(late);
      done({ output, code });
    });
  });
}

/** Runs the editor on the packaged server and makes a subtest of every line that the script reports. */
export async function runEditor(t: TestContext, command: string, args: readonly string[]): Promise<void> {
  const sandbox = createSandbox('ed');
  try {
    const server = join(unpackExtension(sandbox), 'dist/server.node.js');
    const home = join(sandbox.folder, 'home');
    mkdirSync(home);
    const { output, code } = await run(command, args, environment(server, sandbox.workspace, home), sandbox.workspace);
    const reports = [...output.matchAll(/^(ok|not ok) ([^:\n]+)(?:: ?(.*))?$/gm)];
    for (const [, verdict, name, why] of reports) await t.test(name, () => assert.equal(verdict, 'ok', why));
    assert.match(output, /^done$/m, `the script did not come to its end (exit code ${code}):\n${output.slice(-4000)}`);
    assert.ok(reports.length > 0, output);
  } finally {
    sandbox.remove();
  }
}
