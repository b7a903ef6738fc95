// Child processes for the scripts: one that inherits the terminal, one whose output is kept and shown only when it fails.
import { spawn, spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/** Environment for child tools: without what npm adds for its own scripts, which would steer a nested npm. */
export function cleanEnv(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command|execpath|node_execpath|config_(local_prefix|global_prefix|prefix|noproxy|user_agent|init_module))/.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}

/** Runs a program on the terminal; resolves to its exit code (128 + signal when it was killed). */
export function runVisible(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: cleanEnv(), ...options });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? (signal ? 128 : 1)));
  });
}

/** Runs a program quietly and returns its standard output; throws with everything it printed when it fails. */
export function runQuiet(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', env: cleanEnv(), maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    const printed = `${result.stdout}${result.stderr}`.trim().split('\n').slice(-60).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}\n${printed}`);
  }
  return result.stdout;
}

/** Whether a program is on PATH. */
export function onPath(name) {
  const probe = process.platform === 'win32' ? spawnSync('where', [name]) : spawnSync('sh', ['-c', `command -v "${name}"`]);
  return probe.status === 0;
}

/** npm as the program that belongs to this node, quiet about audits and funding. */
export function npm(args, options = {}) {
  return runQuiet(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], options);
}
