/** Fixes as changes of text: single ones, and all safe ones of a file together. */
import { comparePositions } from '../base/span';
import type { Fix } from '../rules/types';
import { planOf } from '../workspace/check';
import { textEdit, type TextEdit } from '../workspace/locate';
import type { Workspace } from '../workspace/workspace';
import type { FileFinding } from './file-findings';

/** The changes of a fix; undefined when one of its lines is gone or lies outside this machine. */
export function editsOf(workspace: Workspace, { check }: FileFinding, fix: Fix): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const each of fix.edits) {
    const edit = textEdit(workspace, planOf(check), each);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  return edits.length === 0 || overlapWithin(edits) ? undefined : edits;
}

/** The first safe fix of each finding, left to right; what overlaps an earlier one is left for the next round. */
export function safeEdits(workspace: Workspace, findings: readonly FileFinding[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const each of findings) {
    const fix = each.finding.fixes?.find((candidate) => candidate.safety === 'safe');
    const edits = fix === undefined ? undefined : editsOf(workspace, each, fix);
    if (edits !== undefined && !edits.some((edit) => chosen.some((other) => overlap(edit, other)))) chosen.push(...edits);
  }
  return chosen;
}

/** The first fix of each finding of one rule, as far as they can be made together. */
export function editsOfRule(workspace: Workspace, findings: readonly FileFinding[]): { readonly edits: readonly TextEdit[]; readonly count: number; readonly isSafe: boolean } {
  const chosen: TextEdit[] = [];
  let count = 0;
  let isSafe = true;
  const keys = new Set<string>();
  for (const each of findings) {
    const fix = each.finding.fixes?.[0];
    const edits = fix === undefined ? undefined : editsOf(workspace, each, fix);
    if (fix === undefined || edits === undefined) continue;
    // Several findings may have one fix between them.
    const key = JSON.stringify(edits);
    if (!keys.has(key)) {
      if (edits.some((edit) => chosen.some((other) => overlap(edit, other)))) continue;
      chosen.push(...edits);
      keys.add(key);
    }
    count++;
    isSafe &&= fix.safety === 'safe';
  }
  return { edits: chosen, count, isSafe };
}

function overlapWithin(edits: readonly TextEdit[]): boolean {
  return edits.some((edit, index) => edits.slice(0, index).some((other) => overlap(edit, other)));
}

/** Two insertions at one place count as overlapping: their order would be anybody's guess. */
function overlap(left: TextEdit, right: TextEdit): boolean {
  if (left.file !== right.file) return false;
  if (comparePositions(left.start, right.start) === 0) return true;
  return comparePositions(left.start, right.end) < 0 && comparePositions(right.start, left.end) < 0;
}
