import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { APACHE, assertHarmless, judge, type ConfigTest } from '../../harness/apache';
import type { Mpm } from '../../harness/apache-modules';
import { compileModule } from '../../harness/compile-module';
import { HARNESS_ENVIRONMENT, type Tree } from '../../harness/predict';
import { parseWarnings } from '../../harness/apache-output';
import { fill, preamble } from '../sketch';

/** A server that has read a preamble and answers one question after the other (forker.c). It ends with this process, and does not keep it. */
export interface ForkServer {
  /** Runs `-t` on a tree `withoutPreamble` that lies in the server's directory. */
  ask(tree: Tree): Promise<ConfigTest>;
}

/** The compiled forker, or undefined where it can't be had: each question then costs a server of its own. */
export function forker(): string | undefined {
  const built = compileModule(join(import.meta.dirname, 'forker.c'));
  return 'path' in built ? built.path : undefined;
}

/** A tree for a server that has read the preamble already: the file that the root includes first is there, and empty. */
export function withoutPreamble(tree: Tree, directory: string): Tree {
  return { ...tree, files: { ...tree.files, [`${directory}/preamble.conf`]: '' } };
}

/** Starts a server. In: the module, the directory of its trees, a directory for its own files, the MPM of its preamble. */
export function startForkServer(module: string, directory: string, own: string, mpm: Mpm): ForkServer {
  const [said, begin] = [`${own}/said`, `${own}/begin.conf`];
  // The preamble comes by -C, which is read before the root file is opened (server/config.c: ap_read_config).
  writeFileSync(begin, `${fill(preamble(mpm), directory)}LoadModule forker_module ${module}\nForkHere ${directory} ${said}\n`);
  const server = spawn(APACHE, ['-t', '-C', `Include ${begin}`, '-f', `${directory}/httpd.conf`], { cwd: own, env: { ...HARNESS_ENVIRONMENT, LD_PRELOAD: module }, stdio: ['pipe', 'pipe', 'pipe'] });
  const answers = answersOf(server);
  return {
    async ask(tree) {
      assertHarmless(tree);
      const started = performance.now();
      server.stdin?.write(`${(tree.defines ?? []).join(' ')}\n`);
      const answer = await answers();
      const [how, number] = answer.split(' ');
      if (how !== 'exit' && how !== 'signal') throw new Error(`the forking server failed: ${answer}`);
      const stderr = readFileSync(said, 'latin1');
      const signal = how === 'signal' ? signalOf(Number(number)) : null;
      const run = { exit: how === 'exit' ? Number(number) : null, signal, stdout: '', stderr, timedOut: signal === 'SIGALRM' };
      return { ...run, ...judge(run), warnings: parseWarnings(stderr), milliseconds: performance.now() - started };
    },
  };
}

/** The lines a server prints, one at a time; its end is a line that says why. Only a question that waits keeps this process alive. */
function answersOf(server: ChildProcess): () => Promise<string> {
  const streams = [server, server.stdin, server.stdout, server.stderr] as readonly unknown[] as readonly { ref(): void; unref(): void }[];
  let waiting: ((line: string) => void) | undefined;
  let end: string | undefined;
  let errors = '';
  const answer = (line: string): void => {
    for (const stream of streams) stream.unref();
    waiting?.(line);
  };
  server.stderr?.on('data', (chunk: Buffer) => { errors += chunk.toString('latin1'); });
  createInterface({ input: server.stdout! }).on('line', answer);
  server.on('close', (code) => {
    end = `ended with ${code}: ${errors}`;
    answer(end);
  });
  for (const stream of streams) stream.unref();
  return () => new Promise((resolve) => {
    if (end !== undefined) return resolve(end);
    for (const stream of streams) stream.ref();
    waiting = resolve;
  });
}

function signalOf(number: number): NodeJS.Signals {
  return (Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? 'SIGKILL') as NodeJS.Signals;
}
