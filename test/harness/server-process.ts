/** A real server as a child process: waited for until it is ready, ended for good. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { HARNESS_ENVIRONMENT } from './predict';

/** A server that is not ready for so long never will be. In milliseconds. */
const START_MS = 20_000;
/** The same for its end. */
const END_MS = 15_000;

export interface RunningServer {
  readonly child: ChildProcess;
  hasEnded(): boolean;
  /** The beginning of what it wrote to standard error. */
  complaints(): string;
  /** Asks the server to end, and makes it when it does not. */
  stop(): Promise<void>;
}

/** Starts a program that stays in the foreground. It ends with this process at the latest. */
export function startServer(command: readonly string[], where: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}): RunningServer {
  // A group of its own: a stopping httpd sends SIGTERM to its whole process group (prefork.c: ap_os_killpg), which would be that of the tests.
  const child = spawn(command[0]!, command.slice(1), { cwd: where.cwd, env: { ...HARNESS_ENVIRONMENT, ...where.env }, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  // Children of a server that was killed would live on.
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // None is left.
    }
  };
  process.once('exit', kill);
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = `${complaints}${chunk.toString('latin1')}`.slice(0, 4000)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    complaints: () => complaints,
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(END_MS, undefined, { ref: false })]);
      kill();
      process.off('exit', kill);
    },
  };
}

/** Waits until `holds`. Throws with what the server said, in its log file too, when it ends before or the time is over. */
export async function ready(server: RunningServer, log: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + START_MS; performance.now() < deadline && !server.hasEnded(); await delay(20)) {
    if (await holds()) return;
  }
  throw new Error(`${server.hasEnded() ? 'the server ended' : 'the server is not ready'}: ${server.complaints()}${existsSync(log) ? readFileSync(log, 'latin1').slice(-4000) : ''}`);
}

/** Whether somebody accepts connections there. */
export function listens(port: number, address = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, address, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });
}
