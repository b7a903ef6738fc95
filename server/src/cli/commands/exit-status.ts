/** What the program ends with. */
import type { ExitStatus } from '../main';
import type { RawOptions } from '../options/options';
import type { Summary } from '../report/report';
import { UsageError } from '../usage-error';

/** The number of warnings that are allowed; undefined: any. */
export function maxWarnings(options: RawOptions): number | undefined {
  const given = options['max-warnings'] as string | undefined;
  if (given === undefined) return undefined;
  if (!/^\d+$/.test(given)) throw new UsageError(`--max-warnings must be a number from 0, not "${given}"`);
  return Number(given);
}

/** 0 without an error and with at most `limit` warnings, else 1. Silenced findings are not counted. */
export function exitStatus(summary: Summary, limit: number | undefined): ExitStatus {
  return summary.errors > 0 || (limit !== undefined && summary.warnings > limit) ? 1 : 0;
}
