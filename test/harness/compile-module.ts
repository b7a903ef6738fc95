import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { apacheVersion } from './apache';

const CACHE = join(import.meta.dirname, '../../.cache/modules');

/** A compiled module of httpd, or why it can't be had on this machine. */
export type CompiledModule = { readonly path: string } | { readonly missing: string };

/**
 * Compiles a module of httpd unless the one of this source and this server is there already. In: the path of the C source. Throws with what
 * the compiler says when it does not compile. The result is renamed into place, so suites that run side by side don't see a half-written file.
 */
export function compileModule(source: string): CompiledModule {
  const key = createHash('sha256').update(readFileSync(source)).update(apacheVersion()).digest('hex').slice(0, 16);
  const path = join(CACHE, `${basename(source, '.c')}-${key}.so`);
  if (existsSync(path)) return { path };
  const headers = ask('apxs', ['-q', 'INCLUDEDIR']);
  const apr = ask('apr-1-config', ['--includes', '--cppflags']);
  if (headers === undefined || apr === undefined) return { missing: 'apache2-dev (apxs, apr-1-config) is not installed' };
  mkdirSync(CACHE, { recursive: true });
  const draft = `${path}.${process.pid}`;
  const flags = ['-shared', '-fPIC', '-Wall', `-I${headers}`, ...apr.split(/\s+/)];
  const build = spawnSync('gcc', [...flags, '-o', draft, source], { encoding: 'utf8' });
  if (build.error !== undefined) return { missing: 'gcc is not installed' };
  if (build.status !== 0) throw new Error(`${source} does not compile:\n${build.stderr}`);
  renameSync(draft, path);
  return { path };
}

function ask(program: string, args: readonly string[]): string | undefined {
  const run = spawnSync(program, args, { encoding: 'utf8' });
  return run.error === undefined && run.status === 0 ? run.stdout.trim() : undefined;
}
