/** What a check came to, in the words of the command line: places as lines and columns from 1, files as they are shown. */
import type { Consequence } from '../../httpd/config/problem';
import type { Safety, Severity } from '../../rules/types';
import type { ProfileName } from '../../httpd/config/world';
import type { Kind } from '../../workspace/roots';
import type { MpmJson } from '../../stack/mpm';

/** A line and a column, both from 1; columns count UTF-16 units. */
export type Point = readonly [line: number, column: number];

export interface ReportEdit {
  /** As shown. */
  readonly file: string;
  readonly start: Point;
  /** Exclusive. */
  readonly end: Point;
  readonly text: string;
}

export interface ReportFix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly ReportEdit[];
}

export interface ReportRelated {
  readonly file: string;
  readonly start: Point;
  readonly message: string;
}

export interface Diagnostic {
  readonly file: string;
  /** The file on this machine without links: the same for every path to it. */
  readonly canonical: string;
  /** Where the server has the file, when that is not its path here. */
  readonly serverFile: string | undefined;
  /** Roots that it was found in, as shown; none for a fragment. */
  readonly roots: readonly string[];
  readonly start: Point;
  readonly end: Point;
  readonly rule: string;
  readonly severity: Severity;
  readonly consequence: Consequence;
  readonly ah: string | undefined;
  readonly message: string;
  readonly assumes: readonly string[];
  readonly fixes: readonly ReportFix[];
  readonly related: readonly ReportRelated[];
  readonly suppressed: boolean;
  /** The physical line at `start`, without its end. */
  readonly source: string;
}

/** One step of the way through macros: line `line` of the body of `macro`, which is defined at `file`, `definedAt`. */
export interface ViaStep {
  readonly macro: string;
  readonly line: number;
  readonly file: string;
  readonly definedAt: number;
}

export interface FirstError {
  readonly file: string;
  /** The line httpd names. */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  /** Innermost macro first; empty outside macros. */
  readonly via: readonly ViaStep[];
}

export interface RootReport {
  readonly file: string;
  readonly kind: Kind;
  readonly profile: ProfileName;
  readonly assumes: readonly string[];
  readonly verdict: {
    readonly configtest: 'accepts' | 'rejects';
    readonly start: 'fails' | 'unknown';
    readonly firstError: FirstError | null;
  };
  readonly includes: readonly string[];
  readonly mpm: MpmJson | null;
  /** Whether every file it names could be read. */
  readonly complete: boolean;
}

export interface Report {
  readonly roots: readonly RootReport[];
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}
