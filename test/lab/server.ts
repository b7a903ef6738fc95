/** A real server with a few directives, and the processes it has. */
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { APACHE, apacheMissing } from '../harness/apache';
import { freePort } from '../harness/ports';
import { ready, startServer } from '../harness/server-process';
import { temporaryDirectory } from '../harness/temp';
import { mpmHeader } from '../differential/mpm-oracle/server';
import type { TestedMpm } from '../differential/mpm-oracle/words';

/** Why there is no lab here; undefined where there is. */
export const labMissing = apacheMissing() ?? (process.platform === 'linux' ? undefined : 'processes are read in /proc');

export interface LabServer {
  readonly port: number;
  /** The status line of one request on a connection of its own; undefined when none came within the time. */
  ask(milliseconds: number): Promise<string | undefined>;
  /** Ids of the child processes that exist now. */
  children(): number[];
  restartGracefully(): void;
  /** Asks the server to end when its requests are done. */
  stopGracefully(): void;
  /** Whether the server has ended. */
  hasEnded(): boolean;
  /** What the server has logged. */
  log(): string;
  stop(): Promise<void>;
}

/** A user that nothing else runs as, and the tasks it may have: RLIMIT_NPROC, from which root would be exempt. */
export interface OrdinaryUser {
  readonly id: number;
  readonly tasks: number;
}

const PATIENCE_MS = 15_000;

/**
 * Starts a server on a free port of this machine and waits until it is ready. Linux only: processes are read in /proc.
 * With `user`, which takes root, all of it runs as that user.
 */
export async function startLab(mpm: TestedMpm, block: string, user?: OrdinaryUser): Promise<LabServer> {
  const directory = temporaryDirectory('lab');
  const log = `${directory}/error.log`;
  const port = await freePort();
  const own = process.getuid?.() === 0 && user === undefined ? ['User www-data', 'Group www-data'] : [];
  writeFileSync(log, '');
  if (user !== undefined) for (const path of [directory, log]) chownSync(path, user.id, user.id);
  writeFileSync(`${directory}/httpd.conf`, [...mpmHeader(mpm, directory, { port, log }), ...own, block, ''].join('\n'));
  const server = startServer([...(user === undefined ? [] : asUser(user)), APACHE, '-f', `${directory}/httpd.conf`, '-D', 'FOREGROUND']);
  const { child } = server;
  const text = (): string => readFileSync(log, 'utf8');
  const lab: LabServer = {
    port,
    ask: (milliseconds) => ask(port, milliseconds),
    children: () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(/\s+/).filter((id) => id !== '').map(Number),
    restartGracefully: () => void child.kill('SIGUSR1'),
    stopGracefully: () => void child.kill('SIGWINCH'),
    hasEnded: server.hasEnded,
    log: text,
    stop: server.stop,
  };
  try {
    await ready(server, log, () => text().includes('resuming normal operations'));
  } catch (error) {
    await lab.stop();
    throw error;
  }
  return lab;
}

/** Runs `use` with such a server, and ends it. */
export async function withLab(mpm: TestedMpm, block: string, use: (server: LabServer) => Promise<void>, user?: OrdinaryUser): Promise<void> {
  const server = await startLab(mpm, block, user);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

/** The words in front of a command that make it that user's; the limit is set by root and kept. */
export function asUser({ id, tasks }: OrdinaryUser): string[] {
  return ['prlimit', `--nproc=${tasks}`, 'setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups', '--no-new-privs'];
}

/** Waits until something holds. Throws with `why` when it does not come to hold. */
export async function until(holds: () => boolean, why: () => string, patience = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(why());
    await delay(30);
  }
}

function ask(port: number, milliseconds: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
    const finish = (answer: string | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(finish, milliseconds, undefined);
    socket.on('data', (data) => finish(data.toString('latin1').split('\r\n')[0]));
    socket.on('error', () => finish(undefined));
    socket.on('close', () => finish(undefined));
  });
}
