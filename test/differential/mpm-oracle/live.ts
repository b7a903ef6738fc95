import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { APACHE } from '../../harness/apache';
import { parseWarnings, type LoggedWarning } from '../../harness/apache-output';
import { HARNESS_ENVIRONMENT } from '../../harness/predict';
import { freePort } from '../../harness/ports';
import { mpmHeader } from './server';
import { readObserved, type Observed } from './observer';
import type { TestedMpm } from './words';

/** What a running server told since it was started or restarted. */
export interface Told {
  readonly observed: Observed;
  /** Warnings of the second reading (or of the restart), which go to the error log. */
  readonly warnings: readonly LoggedWarning[];
  /** Children that began before the first round of maintenance. */
  readonly firstChildren: number;
}

/** A real server on a free port of this machine. */
export interface LiveServer {
  /** Waits until at least so many children have begun. Throws when they don't, or the server ends. */
  told(children: number): Promise<Told>;
  /** Gives the server another block and restarts it; `told` is then about the time from here on. */
  restart(block: string, kind: 'graceful' | 'hard'): Promise<void>;
  /** Waits until the error log has a message with this code. Throws when it doesn't come. */
  logged(ah: string): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 15_000;
const READY = 'resuming normal operations';
/** Children that begin later than this after the server is ready may come from the maintenance that runs each second. */
const MAINTENANCE_MS = 900;

/** Starts a server with a block of MPM directives. In: an own empty directory, the compiled observation module. */
export async function startServer(mpm: TestedMpm, block: string, directory: string, observer: string): Promise<LiveServer> {
  const log = `${directory}/error.log`;
  const root = `${directory}/httpd.conf`;
  const port = await freePort();
  mkdirSync(directory, { recursive: true });
  writeFileSync(log, '');
  const write = (text: string): void => {
    const header = mpmHeader(mpm, directory, { port, log });
    const own = [`LoadModule mpm_observer_module ${observer}`, ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : [])];
    writeFileSync(root, `${[...header, ...own].join('\n')}\n${text}`);
  };
  write(block);
  // httpd ends by a signal to its whole process group, which without `detached` would be that of the tests.
  const child = spawn(APACHE, ['-f', root, '-D', 'FOREGROUND'], { env: { ...HARNESS_ENVIRONMENT }, stdio: 'ignore', detached: true });
  const forgotten = (): boolean => child.kill('SIGTERM');
  process.once('exit', forgotten);
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let since = 0;
  let generation = 0;
  const text = (): string => readFileSync(log, 'utf8').slice(since);
  return {
    async told(children) {
      await until(child, () => text().includes(READY) && childLines(text(), generation).length >= children, text);
      await delay(150);
      const lines = childLines(text(), generation);
      const ready = timeOf(text().split('\n').find((line) => line.includes(READY)) ?? '');
      const early = lines.filter((line) => timeOf(line) < ready + MAINTENANCE_MS);
      return { observed: readObserved(lines.at(-1) ?? '', 'child') ?? {}, warnings: parseWarnings(text()), firstChildren: early.length };
    },
    async restart(next, kind) {
      write(next);
      generation += 1;
      since = readFileSync(log, 'utf8').length;
      child.kill(kind === 'graceful' ? 'SIGUSR1' : 'SIGHUP');
      await until(child, () => text().includes(READY), text);
    },
    logged: (ah) => until(child, () => text().includes(` ${ah}: `), text),
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(PATIENCE_MS, undefined, { ref: false })]);
      child.kill('SIGKILL');
      process.off('exit', forgotten);
    },
  };
}

// A child of before the restart may come to log only after it.
function childLines(text: string, generation: number): string[] {
  return text.split('\n').filter((line) => line.includes('mpm-observer child') && line.endsWith(` generation=${generation} end`));
}

/** Milliseconds since midnight, from the time in front of a log line. */
function timeOf(line: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /(\d\d):(\d\d):(\d\d\.\d+)/.exec(line) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

async function until(child: ChildProcess, done: () => boolean, text: () => string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!done()) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${text()}`);
    if (performance.now() > deadline) throw new Error(`the server did not get ready:\n${text()}`);
    await delay(20);
  }
}
