/** From checked roots to one report: each finding once, whatever number of roots it was found in. */
import { planOf, type ShownFinding } from '../../workspace/check';
import type { Severity } from '../../rules/types';
import type { Session } from '../run/session';
import { filesOf } from '../run/opened-files';
import { editOf, placeOf, type Where } from './places';
import type { Diagnostic, Report, ReportFix, RootReport, Summary } from './report';
import { rootReport } from './roots';

const ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Diagnostics are in the order in which httpd opens their files, then by place. */
export function buildReport(session: Session): Report {
  const roots: RootReport[] = [];
  const merged = new Map<string, Diagnostic>();
  const files = new Map<string, number>();
  for (const checked of session.checked) {
    const where: Where = { workspace: checked.workspace, plan: planOf(checked.check), display: session.display };
    const isRoot = checked.check.root.scope !== 'fragment';
    for (const file of filesOf(checked.check)) {
      const canonical = checked.workspace.canonical(file);
      if (!files.has(canonical)) files.set(canonical, files.size);
    }
    if (isRoot) roots.push(rootReport(checked, where));
    for (const finding of checked.check.findings) {
      const diagnostic = diagnosticOf(finding, where, isRoot ? [where.display(checked.check.root.file)] : []);
      if (diagnostic === undefined || session.only?.has(diagnostic.canonical) === false) continue;
      const key = JSON.stringify([diagnostic.rule, diagnostic.canonical, diagnostic.start, diagnostic.end, diagnostic.message]);
      const known = merged.get(key);
      merged.set(key, known === undefined ? diagnostic : mergeTwo(known, diagnostic));
    }
  }
  const diagnostics = [...merged.values()].sort((left, right) =>
    (files.get(left.canonical) ?? files.size) - (files.get(right.canonical) ?? files.size)
    || left.start[0] - right.start[0] || left.start[1] - right.start[1]
    || ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity) || (left.rule < right.rule ? -1 : 1));
  return { roots, diagnostics, summary: summaryOf(diagnostics, files.size) };
}

/** The same finding in two roots: what is worse counts, and it is silenced only if it is in both. */
function mergeTwo(left: Diagnostic, right: Diagnostic): Diagnostic {
  const worse = ORDER.indexOf(left.severity) <= ORDER.indexOf(right.severity) ? left : right;
  return { ...worse, roots: [...new Set([...left.roots, ...right.roots])], suppressed: left.suppressed && right.suppressed };
}

function diagnosticOf(finding: ShownFinding, where: Where, roots: readonly string[]): Diagnostic | undefined {
  const place = placeOf(where, finding.at);
  if (place === undefined) return undefined;
  return {
    ...place,
    roots,
    rule: finding.rule,
    severity: finding.severity,
    consequence: finding.consequence,
    ah: finding.ah,
    message: finding.message,
    assumes: finding.assumes ?? [],
    fixes: (finding.fixes ?? []).flatMap((fix): ReportFix[] => {
      const edits = fix.edits.map((edit) => editOf(where, edit));
      return edits.every((edit) => edit !== undefined) ? [{ title: fix.title, safety: fix.safety, edits }] : [];
    }),
    related: (finding.related ?? []).flatMap(({ at, message }) => {
      const each = placeOf(where, at);
      return each === undefined ? [] : [{ file: each.file, start: each.start, message }];
    }),
    suppressed: finding.suppressed,
  };
}

/** Counts what is not silenced. */
function summaryOf(diagnostics: readonly Diagnostic[], files: number): Summary {
  const count = (severity: Severity): number => diagnostics.filter((each) => !each.suppressed && each.severity === severity).length;
  return { files, errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint') };
}
