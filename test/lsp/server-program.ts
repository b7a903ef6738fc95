/** The server as it ships: bundled once per test process, run as a child on its standard input and output. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { after } from 'node:test';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/paths.mjs';
import { temporaryDirectory } from '../harness/temp';

const children: ChildProcessWithoutNullStreams[] = [];

// A test that failed half way leaves its server running, and the process would wait for it.
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

let built: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const outfile = join(temporaryDirectory('lsp'), 'server.cjs');
  await build({
    absWorkingDir: root, entryPoints: ['server/src/main/node.ts'], outfile, bundle: true,
    platform: 'node', format: 'cjs', target: 'node20', loader: { '.md': 'text' }, logLevel: 'warning',
  });
  return outfile;
}

/**
 * Starts the server; the child is the caller's to end. `HTTPD_SERVER` names another bundle, to try the packaged one.
 * @param user numeric id to run it as, where the test runs as root
 */
export async function spawnServer(args: readonly string[] = ['--stdio'], user?: number): Promise<ChildProcessWithoutNullStreams> {
  const program = process.env['HTTPD_SERVER'] ?? (await (built ??= bundle()));
  const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe', ...(user === undefined ? {} : { uid: user, gid: user }) });
  children.push(child);
  return child;
}
