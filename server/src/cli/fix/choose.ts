/** Which fixes are applied in one round. */
import { comparePositions } from '../../base/span';
import type { Fix } from '../../rules/types';
import { textEdit, type TextEdit } from '../../workspace/locate';
import type { FileId } from '../../workspace/file-system';
import { planOf } from '../../workspace/check';
import { isServer, type Checked } from '../run/session';
import { hostOf, type Where } from '../report/places';
import type { Config } from '../../httpd/config/config';
import type { FileFold } from '../../httpd/config/node';

/** A fix whose edits are positions in files of this machine. */
export interface ChosenFix {
  readonly rule: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Choice {
  readonly review: boolean;
  /** Whether a file may be written. */
  readonly mayChange: (file: FileId) => boolean;
  /** Whether findings of a rule are mended. */
  readonly mayFix: (rule: string) => boolean;
}

/**
 * Fixes that can be applied together, left to right. Of overlapping ones the first is taken, the next round sees the rest. A text
 * that is read more than once, in one root or several, is changed only where every reading asks for the same edit: what is
 * safe for one could be wrong for the other.
 */
export function chooseFixes(checked: readonly Checked[], display: Where['display'], choice: Choice): ChosenFix[] {
  const proposals = new Map<string, { readonly fix: ChosenFix; count: number }>();
  const readings = new Map<FileId, number>();
  for (const each of checked) {
    const where: Where = { workspace: each.workspace, plan: planOf(each.check), display };
    if (isServer(each)) countReadings(each.check.config, where, readings);
    for (const finding of each.check.findings) {
      const fix = finding.suppressed || !choice.mayFix(finding.rule) ? undefined : firstAllowed(finding.fixes ?? [], choice.review);
      const edits = fix?.edits.map((edit) => textEdit(where.workspace, where.plan, edit));
      if (fix === undefined || edits === undefined || !edits.every((edit) => edit !== undefined)) continue;
      if (edits.length === 0 || !edits.every((edit) => choice.mayChange(edit.file))) continue;
      const key = JSON.stringify(edits);
      const known = proposals.get(key);
      if (known === undefined) proposals.set(key, { fix: { rule: finding.rule, title: fix.title, edits }, count: 1 });
      else known.count++;
    }
  }
  const agreed = [...proposals.values()].filter(({ fix, count }) => fix.edits.every((edit) => count >= (readings.get(edit.file) ?? 1)));
  return withoutOverlap(agreed.map(({ fix }) => fix));
}

function firstAllowed(fixes: readonly Fix[], review: boolean): Fix | undefined {
  return fixes.find((fix) => review || fix.safety === 'safe');
}

function countReadings(config: Config, where: Where, readings: Map<FileId, number>): void {
  const enter = (fold: FileFold): void => {
    const file = where.workspace.canonical(hostOf(where, fold.file));
    readings.set(file, (readings.get(file) ?? 0) + 1);
    for (const part of fold.parts) for (const event of part.events) if ('included' in event) enter(event.included);
  };
  if (config.fold !== undefined) enter(config.fold);
}

function withoutOverlap(fixes: readonly ChosenFix[]): ChosenFix[] {
  const ordered = [...fixes].sort((left, right) => compareEdits(left.edits[0]!, right.edits[0]!));
  const taken: TextEdit[] = [];
  return ordered.filter((fix) => {
    if (fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

export function compareEdits(left: TextEdit, right: TextEdit): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : comparePositions(left.start, right.start) || comparePositions(left.end, right.end);
}

/** Two insertions at one place overlap, too: nobody could say which comes first. */
function overlap(left: TextEdit, right: TextEdit): boolean {
  if (left.file !== right.file) return false;
  const isInsertion = comparePositions(left.start, left.end) === 0 || comparePositions(right.start, right.end) === 0;
  const leftFirst = comparePositions(left.end, right.start);
  const rightFirst = comparePositions(right.end, left.start);
  return isInsertion ? leftFirst >= 0 && rightFirst >= 0 : leftFirst > 0 && rightFirst > 0;
}
