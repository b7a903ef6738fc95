/** What the numbers of the MPM would be for another number of workers, and the change of the text that makes them so. */
import type { Config } from '../httpd/config/config';
import { effectiveMpm, type EffectiveMpm } from '../httpd/mpm/effective';
import { groupFor, type GroupLine } from '../httpd/mpm/group';
import type { MpmPicture } from './mpm';
import { groupFixes, type GroupChange } from './mpm-group';

/** What is wanted; numbers of any size are taken as the nearest that the MPM can have. */
export interface WhatIfWish {
  /** Requests at once. */
  readonly workers: number;
  /** ThreadsPerChild; what is set, or the default, otherwise. */
  readonly threads?: number;
}

export interface WhatIf {
  /** The whole group in the usual order. */
  readonly lines: readonly GroupLine[];
  readonly effective: EffectiveMpm;
  /** Undefined where nothing is to change, or where the text cannot be changed: see `isBlocked`. */
  readonly change: GroupChange | undefined;
  /** A value comes out of a variable or a macro, so that no line can be written. */
  readonly isBlocked: boolean;
}

/** Works out the group for a wish. Undefined for mpmt_os2, whose size is compiled in, and for a wish that is no number. */
export function whatIf(config: Config, picture: MpmPicture, { workers, threads }: WhatIfWish): WhatIf | undefined {
  if (!Number.isFinite(workers) || (threads !== undefined && !Number.isFinite(threads))) return undefined;
  const options = threads === undefined ? {} : { threads: Math.max(1, Math.trunc(threads)) };
  const lines = groupFor(picture.name, workers, picture.settings, options);
  if (lines.length === 0) return undefined;
  const values = new Map([...picture.settings, ...lines.map(({ directive, value }): [string, number] => [directive, value])]);
  const change = groupFixes(config, picture, workers, options);
  const differs = lines.some(({ state }) => state === 'changed' || state === 'added');
  return {
    lines, change, isBlocked: differs && change === undefined,
    effective: effectiveMpm(picture.name, values, { version: config.world.version }),
  };
}
