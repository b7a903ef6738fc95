import { ConfigMemo, foldConfig } from '../../server/src/httpd/config/config';
import type { Files } from '../../server/src/httpd/config/files';
import type { FileFold } from '../../server/src/httpd/config/node';
import type { Problem } from '../../server/src/httpd/config/problem';
import type { World } from '../../server/src/httpd/config/world';
import type { Block, SourceFile } from '../../server/src/httpd/syntax/source-file';
import { PROFILES } from '../../server/src/workspace/profiles';
import { syncFiles } from './sync-files';

/**
 * Where the differential suites meet the engine: a tree of files goes in, what we say of it comes out.
 */

/**
 * A configuration on disk. All paths are absolute and lie below one temp directory; below that directory exactly the
 * files, directories and links named here exist, everything else is the machine the test runs on.
 */
export interface Tree {
  /** The file that httpd is started with (`-f`); the working directory is the folder it lies in. */
  readonly root: string;
  /** Text is UTF-8; bytes stand for what is not. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Directories that exist although no file need lie in them. */
  readonly directories?: readonly string[];
  /** Symbolic links: path to target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Names given with `-D`. */
  readonly defines?: readonly string[];
  /** The whole environment of httpd. Missing means `HARNESS_ENVIRONMENT`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A `.htaccess` of this tree: the verdict asked for is that of this file, read below the configuration of `root`. */
  readonly htaccess?: string;
}

/** The environment the oracle runs in; `${VAR}` in a configuration can see these and nothing else. */
export const HARNESS_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C', FROM_ENV: 'from_env',
};

export interface PredictedError {
  readonly file: string;
  /** 1-based, the line httpd names (see `design` of the verdict JSON: last physical line, `Use` line of a macro). */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly via?: unknown;
}

export interface PredictedDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: string;
  readonly consequence: string;
  readonly message: string;
  readonly ah?: string;
}

export interface Prediction {
  readonly configtest: 'accepts' | 'rejects';
  readonly firstError: PredictedError | null;
  /** Files in the order httpd opens them, one entry per opening, the root first. */
  readonly includes: readonly string[];
  readonly mpm?: unknown;
  readonly diagnostics: readonly PredictedDiagnostic[];
}

/** What `-D DUMP_INCLUDES` and `-D DUMP_CONFIG` would print on standard output for a tree. */
export interface PredictedDumps {
  readonly includes: string;
  readonly config: string;
}

/** Says what httpd would say of a tree: the verdict of `apache2 -t` run as root, without running it. The tree must be on disk. */
export function predict(tree: Tree): Prediction {
  const files = syncFiles();
  const world: World = {
    profile: 'debian',
    version: '2.4.71',
    serverRoot: PROFILES.debian.serverRoot,
    staticModules: PROFILES.debian.staticModules,
    defines: tree.defines ?? [],
    environment: new Map(Object.entries(tree.environment ?? HARNESS_ENVIRONMENT)),
    modules: 'loaded',
    environmentKnown: true,
    scope: 'server',
  };
  const config = foldConfig(tree.root, world, files, new ConfigMemo());
  const problem = config.firstError;
  return {
    configtest: problem === undefined ? 'accepts' : 'rejects',
    firstError: problem === undefined ? null : errorOf(problem, files),
    includes: config.fold === undefined ? [] : [...openedFiles(config.fold)],
    diagnostics: config.problems.map((each) => {
      const { file, line } = errorOf(each, files);
      return { file, line, rule: each.rule, severity: 'error', consequence: each.consequence, message: each.message, ...(each.ah === undefined ? {} : { ah: each.ah }) };
    }),
  };
}

function errorOf(problem: Problem, files: Files): PredictedError {
  const { file, block, line } = problem.line ?? problem.at;
  const source = files.read(file);
  if (typeof source === 'string') throw new Error(`${file} vanished`);
  const index = block.lines.indexOf(line);
  const same = [...source.lines()];
  const before = same.slice(0, linesBefore(source, block, index)).reduce((sum, each) => sum + each.physicalLines, 0);
  return { file, line: before + line.physicalLines, rule: problem.rule, message: problem.message, ...(problem.line?.via === undefined ? {} : { via: problem.line.via }) };
}

/** Number of logical lines before a line of a block; the block is found by its text, since the file was read again. */
function linesBefore(source: SourceFile, block: Block, index: number): number {
  let count = 0;
  for (const each of source.blocks) {
    if (each.lines.length === block.lines.length && each.lines.every((line, i) => line.raw === block.lines[i]!.raw)) return count + index;
    count += each.lines.length;
  }
  return count;
}

function* openedFiles(fold: FileFold): Generator<string> {
  yield fold.file;
  for (const part of fold.parts) for (const event of part.events) if ('included' in event) yield* openedFiles(event.included);
}

/** Says what httpd would dump for a tree that it accepts. */
export function predictDumps(tree: Tree): PredictedDumps {
  throw new Error(`engine not there yet: nobody dumps ${tree.root}`);
}
