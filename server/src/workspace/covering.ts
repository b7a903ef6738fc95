/** A finding that stands for many: theirs become hints, and their fixes are offered together at its place. */
import type { Edit, Fix, Related } from '../rules/types';
import type { ShownFinding } from './check';

/** More places than this are a list that nobody reads. */
const MOST_RELATED = 5;

/** The findings as they are shown. Where none covers others they are the same. */
export function withCovered(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  const heads = findings.filter(({ covers, suppressed }) => covers !== undefined && !suppressed);
  if (heads.length === 0) return findings;
  const covered = new Set(heads.flatMap(({ covers }) => covers!.rules));
  return findings.map((finding) => {
    if (finding.covers !== undefined) {
      return finding.suppressed ? finding : headOf(finding, findings.filter((each) => finding.covers!.rules.includes(each.rule) && !each.suppressed));
    }
    return covered.has(finding.rule) && !finding.suppressed ? { ...finding, severity: 'hint' as const } : finding;
  });
}

function headOf(head: ShownFinding, others: readonly ShownFinding[]): ShownFinding {
  const { title } = head.covers!;
  const all = together(others, false);
  const safe = together(others, true);
  const fixes: Fix[] = [
    ...(all.count > safe.count ? [{ title: `${title}: ${all.count === 1 ? 'the fix' : `all ${all.count} fixes`}`, safety: 'review' as const, edits: all.edits }] : []),
    ...(safe.count > 0 ? [{ title: `${title}: ${safe.count === 1 ? 'the fix that is safe' : `the ${safe.count} fixes that are safe`}`, safety: 'safe' as const, edits: safe.edits }] : []),
  ];
  const related: Related[] = others.filter((each) => each.at !== head.at).slice(0, MOST_RELATED).map(({ at, message }) => ({ at, message }));
  return { ...head, fixes: [...(head.fixes ?? []), ...fixes], related: [...(head.related ?? []), ...related] };
}

/** The first fix of each finding, as far as they touch different lines. */
function together(findings: readonly ShownFinding[], isSafe: boolean): { readonly edits: readonly Edit[]; readonly count: number } {
  const edits: Edit[] = [];
  const taken = new Set<unknown>();
  const known = new Set<readonly Edit[]>();
  let count = 0;
  for (const { fixes = [] } of findings) {
    const fix = isSafe ? fixes.find(({ safety }) => safety === 'safe') : fixes[0];
    if (fix === undefined) continue;
    const touched = fix.edits.map(lineOf);
    // Findings may share one fix: its edits are the very same list.
    if (!known.has(fix.edits) && touched.some((line) => taken.has(line))) continue;
    if (!known.has(fix.edits)) edits.push(...fix.edits);
    known.add(fix.edits);
    for (const line of touched) taken.add(line);
    count++;
  }
  return { edits, count };
}

function lineOf(edit: Edit): unknown {
  if (edit.kind !== 'replace') return edit.line.line;
  return 'source' in edit.at ? edit.at.source : edit.at.line;
}
