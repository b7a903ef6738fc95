/** The numbers that belong together, set in one go. */
import type { Config } from '../httpd/config/config';
import type { ConfigNode } from '../httpd/config/node';
import { groupFor, type GroupLine, type GroupOptions } from '../httpd/mpm/group';
import type { MpmPicture } from './mpm';
import { needStopAndStart, settingEdits, type LineEdit } from './mpm-edits';

export interface GroupChange {
  /** All lines of the group, those included that need no change. */
  readonly lines: readonly GroupLine[];
  /** The lines that are changed or added, as `Name value`. */
  readonly changed: readonly string[];
  readonly edits: readonly LineEdit[];
  /** Whether a restart leaves some of it as it was: ServerLimit and ThreadLimit keep the value of the last start. */
  readonly needsStopAndStart: boolean;
}

/**
 * The changes that set the whole group of an MPM for a wanted number of workers: ServerLimit, ThreadLimit,
 * ThreadsPerChild, MaxRequestWorkers and the start and spare values, as far as they are not right already. Afterwards the
 * configuration check says nothing about them and the start corrects none of them.
 *
 * @param wanted requests at once
 * @param near the directive that new lines are put below, if any
 * @returns undefined when the text cannot be changed so: a value comes out of a variable or a macro; and when nothing is to change
 */
export function groupFixes(config: Config, picture: MpmPicture, wanted: number, options: GroupOptions & { readonly near?: ConfigNode } = {}): GroupChange | undefined {
  const lines = groupFor(picture.name, wanted, picture.settings, options);
  const changed = lines.filter(({ state }) => state === 'changed' || state === 'added');
  const edits = settingEdits(config, picture, new Map(changed.map(({ directive, value }) => [directive, value])), options.near);
  if (edits === undefined || edits.length === 0) return undefined;
  return {
    lines,
    changed: changed.map(({ directive, value }) => `${directive} ${value}`),
    edits,
    needsStopAndStart: needStopAndStart(changed.map(({ directive }) => directive)),
  };
}
