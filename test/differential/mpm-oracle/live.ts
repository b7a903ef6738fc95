import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { APACHE } from '../../harness/apache';
import { parseWarnings, type LoggedWarning } from '../../harness/apache-output';
import { freePort } from '../../harness/ports';
import { ready, startServer } from '../../harness/server-process';
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

const READY = 'resuming normal operations';
/** Children that begin later than this after the server is ready may come from the maintenance that runs each second. */
const MAINTENANCE_MS = 900;

/** Starts a server with a block of MPM directives. In: an own empty directory, the compiled observation module. */
export async function startObserved(mpm: TestedMpm, block: string, directory: string, observer: string): Promise<LiveServer> {
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
  const server = startServer([APACHE, '-f', root, '-D', 'FOREGROUND']);
  let since = 0;
  let generation = 0;
  const text = (): string => readFileSync(log, 'utf8').slice(since);
  return {
    async told(children) {
      await ready(server, log, () => text().includes(READY) && childLines(text(), generation).length >= children);
      await delay(150);
      const lines = childLines(text(), generation);
      const readyAt = timeOf(text().split('\n').find((line) => line.includes(READY)) ?? '');
      const early = lines.filter((line) => timeOf(line) < readyAt + MAINTENANCE_MS);
      return { observed: readObserved(lines.at(-1) ?? '', 'child') ?? {}, warnings: parseWarnings(text()), firstChildren: early.length };
    },
    async restart(next, kind) {
      write(next);
      generation += 1;
      since = readFileSync(log, 'utf8').length;
      server.child.kill(kind === 'graceful' ? 'SIGUSR1' : 'SIGHUP');
      await ready(server, log, () => text().includes(READY));
    },
    logged: (ah) => ready(server, log, () => text().includes(` ${ah}: `)),
    stop: () => server.stop(),
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
