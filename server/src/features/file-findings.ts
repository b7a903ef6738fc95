/** Findings of several roots, merged and sorted by the file they stand in. */
import { locate, type Located } from '../workspace/locate';
import { planOf, type AnyCheck, type ShownFinding } from '../workspace/check';
import type { FileId } from '../workspace/file-system';
import type { Workspace } from '../workspace/workspace';

export interface FileFinding {
  readonly finding: ShownFinding;
  readonly at: Located;
  /** The check it comes from, the first one where several agree: its plan maps the places of the finding. */
  readonly check: AnyCheck;
}

/** More findings than this are not shown for one file: the first errors tell what is wrong with it. */
const MAX_PER_FILE = 1000;

/**
 * Merged over the roots by rule, place and message; silenced ones left out; in the order of the text.
 * @returns by canonical file; files without a finding are missing
 */
export function findingsByFile(workspace: Workspace, checks: readonly AnyCheck[]): ReadonlyMap<FileId, readonly FileFinding[]> {
  const files = new Map<FileId, FileFinding[]>();
  const seen = checks.length > 1 ? new Set<string>() : undefined;
  for (const check of checks) {
    for (const finding of check.findings) {
      if (finding.suppressed) continue;
      const at = locate(workspace, planOf(check), finding.at);
      if (at === undefined) continue;
      if (seen !== undefined && !isNew(seen, finding, at)) continue;
      const list = files.get(at.file);
      if (list === undefined) files.set(at.file, [{ finding, at, check }]);
      else list.push({ finding, at, check });
    }
  }
  for (const [file, list] of files) files.set(file, limited(list));
  return files;
}

function isNew(seen: Set<string>, { rule, message }: ShownFinding, { file, start, end }: Located): boolean {
  const key = `${file}\n${start.line}:${start.column}-${end.line}:${end.column}\n${rule}\n${message}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

const ORDER = { error: 0, warning: 1, info: 2, hint: 3 } as const;

function limited(findings: FileFinding[]): FileFinding[] {
  const kept = findings.length <= MAX_PER_FILE ? findings
    : [...findings].sort((left, right) => ORDER[left.finding.severity] - ORDER[right.finding.severity]).slice(0, MAX_PER_FILE);
  return kept.sort((left, right) => left.at.start.line - right.at.start.line || left.at.start.column - right.at.start.column);
}
