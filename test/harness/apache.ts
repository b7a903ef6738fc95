import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { danger } from './apache-guard';
import { parseStoppingError, parseWarnings, type LoggedWarning, type StoppingError } from './apache-output';
import { HARNESS_ENVIRONMENT, type Tree } from './predict';

/** The real server: `HTTPD_BINARY` when set, else Debian's. */
export const APACHE = process.env['HTTPD_BINARY'] ?? '/usr/sbin/apache2';

const TIMEOUT_MS = 5000;
const OUTPUT_LIMIT = 1 << 20;

export interface ConfigTest {
  readonly verdict: 'accepts' | 'rejects';
  /** Why it rejects; undefined when it accepts. A crash or a timeout counts as a rejection. */
  readonly error: StoppingError | undefined;
  readonly warnings: readonly LoggedWarning[];
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** An entry of `-D DUMP_INCLUDES`: the line of the Include in the file one level up; the root has line 0. */
export interface IncludedFile { readonly depth: number; readonly line: number; readonly file: string }

/** Why the real server can't be asked here, or undefined when it can. */
export function apacheMissing(): string | undefined {
  return existsSync(APACHE) ? undefined : `${APACHE} is not installed`;
}

/** `2.4.71`: the version of the installed server; empty when there is none. */
export function apacheVersion(): string {
  const run = spawnSync(APACHE, ['-v'], { encoding: 'latin1', env: { ...HARNESS_ENVIRONMENT } });
  return /Apache\/(\S+)/.exec(run.stdout ?? '')?.[1] ?? '';
}

/**
 * Runs `apache2 -t` on a tree that is on disk. In: the tree, further arguments. Out: what the server said.
 * Throws when the text could make a server run programs (`apache-guard.ts`): such text is never given to it.
 */
export async function configtest(tree: Tree, more: readonly string[] = []): Promise<ConfigTest> {
  assertHarmless(tree);
  const defines = (tree.defines ?? []).flatMap((name) => ['-D', name]);
  const started = performance.now();
  const run = await execute(['-t', '-f', tree.root, ...defines, ...more], {
    cwd: dirname(tree.root), env: { ...(tree.environment ?? HARNESS_ENVIRONMENT) },
  });
  return { ...run, ...judge(run), warnings: parseWarnings(run.stderr), milliseconds: performance.now() - started };
}

/** Throws when a file of the tree could make a server run programs. */
export function assertHarmless(tree: Tree): void {
  for (const [path, content] of Object.entries(tree.files)) {
    const reason = danger(typeof content === 'string' ? content : Buffer.from(content).toString('latin1'));
    if (reason !== undefined) throw new Error(`refused to run ${path}: it has ${reason}`);
  }
}

/** Runs `-t -D DUMP_INCLUDES`. Out: the run, its standard output and the files in the order httpd opened them. */
export async function dumpIncludes(tree: Tree): Promise<{ run: ConfigTest; text: string; files: readonly IncludedFile[] }> {
  const run = await configtest(tree, ['-D', 'DUMP_INCLUDES']);
  const files: IncludedFile[] = [];
  for (const line of run.stdout.split('\n')) {
    const entry = /^( +)\((\*|\d+)\) (.*)$/.exec(line);
    if (entry) files.push({ depth: (entry[1]?.length ?? 0) / 2 - 1, line: entry[2] === '*' ? 0 : Number(entry[2]), file: entry[3] ?? '' });
  }
  return { run, text: run.stdout, files };
}

/** Runs `-t -D DUMP_CONFIG`; the tree has to load mod_info. Out: the run and what it printed. */
export async function dumpConfig(tree: Tree): Promise<{ run: ConfigTest; text: string }> {
  const run = await configtest(tree, ['-D', 'DUMP_CONFIG']);
  return { run, text: run.stdout };
}

/** How a run ended and what it printed. */
export type Execution = Pick<ConfigTest, 'exit' | 'signal' | 'stdout' | 'stderr'> & { readonly timedOut: boolean };

/** What a run means. In: how it ended. Out: the verdict, and why it rejects. */
export function judge(run: Execution): Pick<ConfigTest, 'verdict' | 'error'> {
  if (run.exit === 0) return { verdict: 'accepts', error: undefined };
  const parsed = parseStoppingError(run.stderr);
  if (run.exit !== null) return { verdict: 'rejects', error: parsed };
  const stage = run.timedOut ? 'timeout' : 'crash';
  return { verdict: 'rejects', error: { stage, place: undefined, chain: [], message: run.signal ?? stage } };
}

function execute(args: readonly string[], where: { cwd: string; env: Record<string, string> }): Promise<Execution> {
  return new Promise((resolve, reject) => {
    const child = spawn(APACHE, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, TIMEOUT_MS);
    const out = collect(child.stdout);
    const err = collect(child.stderr);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (exit, signal) => {
      clearTimeout(timer);
      resolve({ exit, signal, stdout: out(), stderr: err(), timedOut });
    });
  });
}

/** Gathers a stream up to the limit; what comes later is read and dropped, so that the child never blocks. */
function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size < OUTPUT_LIMIT) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('latin1').slice(0, OUTPUT_LIMIT);
}
