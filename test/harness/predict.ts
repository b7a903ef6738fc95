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

/** Says what httpd would say of a tree: the verdict of `apache2 -t` run as root, without running it. */
export function predict(tree: Tree): Prediction {
  throw new Error(`engine not there yet: nobody reads ${tree.root}`);
}

/** Says what httpd would dump for a tree that it accepts. */
export function predictDumps(tree: Tree): PredictedDumps {
  throw new Error(`engine not there yet: nobody reads ${tree.root}`);
}
