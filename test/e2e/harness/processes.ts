// Child processes that have children of their own: each leads a process group, and its end is the end of the group.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

export interface Group {
  readonly child: ChildProcess;
  /** Ends the whole group and waits for its leader. */
  stop(): Promise<void>;
}

/** Starts a program as leader of a process group; what it prints goes to the log file. */
export function startGroup(command: string, args: readonly string[], env: NodeJS.ProcessEnv, logFile: string): Group {
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((done) => void child.once('exit', () => done()));
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  // A test file that is killed for its time takes the group with it as far as it can still act.
  process.once('exit', () => signal('SIGKILL'));
  return {
    child,
    async stop() {
      signal('SIGTERM');
      const late = setTimeout(() => signal('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
      signal('SIGKILL');
    },
  };
}
