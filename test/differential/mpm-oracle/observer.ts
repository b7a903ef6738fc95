import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { apacheVersion } from '../../harness/apache';

const SOURCE = join(import.meta.dirname, 'observer.c');
const CACHE = join(import.meta.dirname, '../../../.cache/mpm-observer');

/** The compiled module, or why it can't be had on this machine. */
export type Observer = { readonly path: string } | { readonly missing: string };

/**
 * Compiles the observation module unless the one of this source and this server is there already.
 * The result is renamed into place, so suites that run side by side don't see a half-written file.
 */
export function buildObserver(): Observer {
  const key = createHash('sha256').update(readFileSync(SOURCE)).update(apacheVersion()).digest('hex').slice(0, 16);
  const path = join(CACHE, `observer-${key}.so`);
  if (existsSync(path)) return { path };
  const headers = ask('apxs', ['-q', 'INCLUDEDIR']);
  const apr = ask('apr-1-config', ['--includes', '--cppflags']);
  if (headers === undefined || apr === undefined) return { missing: 'apache2-dev (apxs, apr-1-config) is not installed' };
  mkdirSync(CACHE, { recursive: true });
  const draft = `${path}.${process.pid}`;
  const flags = ['-shared', '-fPIC', '-Wall', `-I${headers}`, ...apr.split(/\s+/)];
  const build = spawnSync('gcc', [...flags, '-o', draft, SOURCE], { encoding: 'utf8' });
  if (build.error !== undefined) return { missing: 'gcc is not installed' };
  if (build.status !== 0) throw new Error(`the observation module does not compile:\n${build.stderr}`);
  renameSync(draft, path);
  return { path };
}

function ask(program: string, args: readonly string[]): string | undefined {
  const run = spawnSync(program, args, { encoding: 'utf8' });
  return run.error === undefined && run.status === 0 ? run.stdout.trim() : undefined;
}

/** The numbers an MPM told, by the names of observer.c. */
export type Observed = Readonly<Record<string, number>>;

/**
 * Finds what the module said.
 *
 * @param output standard output of `-t` for `tested`, the error log for `child`
 * @returns undefined when it said nothing, which is so for a refused configuration
 */
export function readObserved(output: string, moment: 'tested' | 'child'): Observed | undefined {
  const line = new RegExp(`mpm-observer ${moment}((?: \\w+=-?\\d+)+)`).exec(output)?.[1];
  if (line === undefined) return undefined;
  return Object.fromEntries(line.trim().split(' ').map((item) => {
    const [name = '', number] = item.split('=');
    return [name, Number(number)];
  }));
}
