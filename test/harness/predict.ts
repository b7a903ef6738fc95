import { dirname } from '../../server/src/base/path';
import { dumpConfig } from '../../server/src/cli/effective/dump-config';
import { dumpIncludes } from '../../server/src/cli/effective/dump-includes';
import { ConfigMemo, foldConfig, type Config } from '../../server/src/httpd/config/config';
import type { Files } from '../../server/src/httpd/config/files';
import { grantsAt, htaccessWorld } from '../../server/src/httpd/config/htaccess';
import type { FileFold, Site } from '../../server/src/httpd/config/node';
import type { Problem } from '../../server/src/httpd/config/problem';
import type { World } from '../../server/src/httpd/config/world';
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
  const config = configOf(tree, files);
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

/** Says what httpd would dump for a tree that it accepts. The tree must be on disk. */
export function predictDumps(tree: Tree): PredictedDumps {
  const files = syncFiles();
  const config = configOf(tree, files);
  const numberOf = (site: Site): number => lineOf(site, files);
  return { includes: dumpIncludes(config, numberOf), config: config.commands.modules.has('info_module') ? dumpConfig(config, numberOf) : '' };
}

/** The configuration of a tree on disk, read as the oracle's server reads it. */
export function configOf(tree: Tree, files: Files): Config {
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
  const server = foldConfig(tree.root, world, files, new ConfigMemo());
  return tree.htaccess === undefined ? server : foldHtaccess(server, tree.htaccess, files);
}

function foldHtaccess(server: Config, path: string, files: Files): Config {
  return foldConfig(path, htaccessWorld(server, grantsAt(server, dirname(path))), files, new ConfigMemo());
}

function errorOf(problem: Problem, files: Files): PredictedError {
  const { rule, message, line: named, at } = problem;
  const site = named ?? at;
  return { file: site.file, line: lineOf(site, files), rule, message, ...(named?.via === undefined ? {} : { via: named.via }) };
}

/** The line httpd names for a site: the last physical one of the directive, from 1. */
function lineOf({ file, block, line }: Site, files: Files): number {
  const source = files.read(file);
  if (typeof source === 'string') throw new Error(`${file} vanished`);
  return source.lineNumber(line, block)! + line.namedLine + 1;
}

function* openedFiles(fold: FileFold): Generator<string> {
  yield fold.file;
  for (const part of fold.parts) for (const event of part.events) if ('included' in event) yield* openedFiles(event.included);
}
