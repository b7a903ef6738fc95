/** A real httpd as a child process: waited for until it answers, ended for good. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that does not answer for so long never will. In milliseconds. */
const START_MS = 20_000;

/** In: the process, its error log, a request that gives a status, 0 while nobody answers. Throws with what the server said. */
export async function started(server: ChildProcess, log: string, probe: () => Promise<number>): Promise<void> {
  let output = '';
  server.stderr?.on('data', (chunk: Buffer) => { output += chunk.toString('latin1'); });
  server.stdout?.resume();
  for (const deadline = Date.now() + START_MS; Date.now() < deadline;) {
    if (server.exitCode !== null) throw new Error(`httpd ended with ${server.exitCode}: ${output}${existsSync(log) ? readFileSync(log, 'latin1').slice(-500) : ''}`);
    if ((await probe()) !== 0) return;
    await sleep(50);
  }
  throw new Error(`httpd did not answer within ${START_MS} ms: ${output}`);
}

/** Asks the server to end, and makes it after five seconds. */
export async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await Promise.race([ended, sleep(5000).then(() => server.kill('SIGKILL'))]);
}
