/** What PHP-FPM has read: settings with the way back to the text, pools, and what its reader says. */
import type { Span } from '../../base/span';
import type { PhpVersion } from './directives';
import type { FpmValue } from './values';

/** A stretch of a file; offsets are UTF-16 units from the file's beginning. */
export interface FpmPlace extends Span {
  /** The path as FPM names it: absolute, or as the command line has it. */
  readonly file: string;
  /** Counted from 1, as FPM's messages do. */
  readonly line: number;
}

export interface FpmSetting {
  /** In lower case for a directive; `php_value` and the like as they are. */
  readonly name: string;
  /** What stands in brackets: `memory_limit` of `php_value[memory_limit]`. */
  readonly key?: string;
  /** The value after PHP's scanner and `$pool`. */
  readonly text: string;
  readonly value: FpmValue;
  readonly nameAt: FpmPlace;
  /** From the first to the last character of the value; empty behind the equals sign where there is none. */
  readonly valueAt: FpmPlace;
}

export interface FpmPool {
  readonly name: string;
  /** The header that opened it first. */
  readonly at: FpmPlace;
  /** Directives by name; the last line wins. */
  readonly settings: ReadonlyMap<string, FpmSetting>;
  /** All lines in the order they were read, arrays too. */
  readonly lines: readonly FpmSetting[];
  /** Whether a line takes its value from an environment that nobody here knows. */
  readonly hasUnknown?: boolean;
}

export type FpmLevel = 'NOTICE' | 'WARNING' | 'ERROR' | 'ALERT';

export interface FpmMessage {
  readonly level: FpmLevel;
  /** FPM's own words, without the system's error text at their end. */
  readonly text: string;
  /** For a syntax error, which FPM does not log: the words of PHP's parser. */
  readonly detail?: string;
  /** Which check it comes from; names of ours that do not change. */
  readonly code: string;
  readonly at?: FpmPlace;
  readonly pool?: FpmPool;
  /** Whether FPM goes no further. */
  readonly fatal: boolean;
}

/** An `include` on the way to a file. */
export interface FpmOpening {
  readonly file: string;
  readonly at: FpmPlace;
}

export interface FpmWorld {
  readonly version: PhpVersion;
  /** PHP_PREFIX of the build: relative includes and listen paths begin there. */
  readonly prefix: string;
  /** PHP_LOCALSTATEDIR of the build, for pid and error_log. */
  readonly state: string;
  /** Whether the master runs as root, which is the usual case. */
  readonly asRoot: boolean;
  /** False: what `${NAME}` comes to may be something that nobody here knows. */
  readonly environmentKnown?: boolean;
  readonly variable: (name: string) => string | undefined;
  readonly constant: (name: string) => string | undefined;
}

/** What FPM looks up. Whoever does not know something answers `unknown`; that is never an error. */
export interface FpmFiles {
  /** Text of a file; undefined where it can't be opened. */
  read(path: string): string | 'unknown' | undefined;
  kind(path: string): 'file' | 'folder' | 'missing' | 'unknown';
  /** Names in a folder. */
  list(path: string): readonly string[] | 'unknown';
  /** Whether a file can be opened for writing, and created where it is not there. */
  writable(path: string): boolean | 'unknown';
  hasUser(name: string): boolean | 'unknown';
  hasGroup(name: string): boolean | 'unknown';
}

/** What Debian's and RHEL's packages are built with, for a server that nothing else is known of. */
export const USUAL_WORLD: FpmWorld = {
  version: [8, 4], prefix: '/usr', state: '/var', asRoot: true, variable: () => undefined, constant: () => undefined,
};
