/** The built program, run as a user runs it. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { temporaryDirectory } from '../harness/temp';

/** The bundle that ships; `HTTPD_LINT` names another one. */
export const PROGRAM = process.env['HTTPD_LINT'] ?? resolve(__dirname, '../../dist/cli.js');

/** `nobody` of Debian, for what only an ordinary user meets. Another user cannot be had without being root. */
export const ORDINARY_USER = process.getuid?.() === 0 ? 65534 : undefined;

/** Nothing that the program does may take longer; in ms. Generous, for machines that are busy with other suites. */
const TIMEOUT = 60_000;

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Numeric user and group. */
  readonly user?: number | undefined;
  /** Limit of the heap in MB. */
  readonly memory?: number;
}

/** Runs `httpd-lint` with arguments. Every run is held against what must never happen: a stack trace, a crash, a run without end. */
export async function lint(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const run = await execute(args, options);
  const trace = /\n\s+at .+:\d+:\d+|internal error|UnhandledPromiseRejection|FATAL ERROR/.exec(run.err + run.out);
  if (trace !== null) throw new Error(`httpd-lint ${args.join(' ')} broke:\n${run.err}${run.out.slice(0, 2000)}`);
  if (run.status === null) throw new Error(`httpd-lint ${args.join(' ')} was ended by a signal after ${Math.round(run.milliseconds)} ms`);
  return run;
}

function execute(args: readonly string[], { cwd, input, env, user, memory }: RunOptions): Promise<Run> {
  const started = performance.now();
  const node = memory === undefined ? [] : [`--max-old-space-size=${memory}`];
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [...node, PROGRAM, ...args], {
      cwd: cwd ?? process.cwd(),
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: TIMEOUT,
      killSignal: 'SIGKILL',
      ...(user === undefined ? {} : { uid: user, gid: user }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => done({
      status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), milliseconds: performance.now() - started,
    }));
    // A program that does not read its input closes it; that is no error of the test.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** The start of most trees: an MPM and what a small configuration needs, for the profile `debian`. */
export const PREAMBLE = [
  'ServerRoot /etc/apache2',
  'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so',
  'LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so',
  'ServerName localhost',
  '',
].join('\n');

/** Lines of the preamble: what follows starts on the next one. */
export const AFTER_PREAMBLE = PREAMBLE.split('\n').length;

/** Content by path; a name that ends in a slash is a folder, text that begins with `->` a link to the rest of it. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new temporary folder, which everybody may read, and gives its path. */
export function folderOf(files: Files): string {
  const folder = temporaryDirectory('lint');
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (name.endsWith('/')) mkdirSync(path, { recursive: true });
    else if (typeof content === 'string' && content.startsWith('->')) symlinkSync(content.slice(2), path);
    else {
      writeFileSync(path, content);
      chmodSync(path, 0o644);
    }
  }
  return folder;
}

/** Rule ids with their lines, in the order of the report: `12 mpm/obsolete-name`. */
export function found(json: { diagnostics: readonly { line: number; rule: string; suppressed: boolean }[] }): string[] {
  return json.diagnostics.filter((each) => !each.suppressed).map(({ line, rule }) => `${line} ${rule}`);
}
