/** The multi-processing modules; `os2` is mpmt_os2. */
export type MpmName = 'prefork' | 'worker' | 'event' | 'winnt' | 'netware' | 'os2';

/** `first`: what `httpd -t` and the first of the two readings of a start print. `later`: the second reading, and every restart. */
export type Pass = 'first' | 'later';

/** The numbers of the two log messages that stand for one condition; null where a pass has none. */
export interface CodePair {
  readonly first: number | null;
  readonly later: number;
}

/** One value that has to lie between two bounds. */
export interface RangeStep {
  readonly kind: 'range';
  /** Number of the condition above the upper bound; below the lower one it is the same with a prime. */
  readonly step: string;
  readonly directive: string;
  /** The lowest value that is left alone; anything below becomes 1. */
  readonly lowest: number;
  /** The highest value that is left alone, or the directive whose corrected value it is. */
  readonly highest?: number | string;
  readonly high?: CodePair;
  readonly low: CodePair;
  /** The value is fixed when the server starts: the condition and its code when a restart would change it. */
  readonly frozen?: { readonly step: string; readonly code: CodePair };
}

/** How MaxRequestWorkers is fitted to ThreadsPerChild and ServerLimit by worker and event. */
export interface WorkersStep {
  readonly kind: 'workers';
  readonly belowThreads: CodePair;
  readonly notMultiple: CodePair;
  readonly tooManyProcesses: CodePair;
}

export type CheckStep = RangeStep | WorkersStep;

/** What is known of one MPM. */
export interface MpmTable {
  readonly name: MpmName;
  /** Module identifier and source file: the two names that `<IfModule>` knows it by. */
  readonly module: string;
  readonly source: string;
  /** Its own directives with their defaults, those of every MPM not included. */
  readonly defaults: Readonly<Record<string, number>>;
  /** In httpd's order. */
  readonly steps: readonly CheckStep[];
  /** Code of the note about MaxClients, null where the directive is unknown. */
  readonly maxClientsNote: number | null;
  /** Whether it listens through server/listen.c's buckets and knows GracefulShutdownTimeout. */
  readonly unix: boolean;
}

/** One correction that the configuration check makes and reports as a warning. */
export interface MpmCode {
  /** `AH` and five digits. */
  readonly ah: string;
  /** The directive whose value is changed. */
  readonly directive: string;
  /** Which condition: `1` to `11`, with a prime for the lower bound. */
  readonly step: string;
  readonly from: number;
  readonly to: number;
  /** All integers of httpd's message, in its order. */
  readonly numbers: readonly number[];
}

/** Values by directive name (canonical, without aliases). */
export type MpmValues = Readonly<Record<string, number>>;
