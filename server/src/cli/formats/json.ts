/** The JSON of `check`, version 1: read by programs, so a field is never renamed or dropped within a version. */
import type { Diagnostic, Report, RootReport } from '../report/report';

/** @param milliseconds how long the whole check took */
export function jsonOf(report: Report, milliseconds: number): string {
  const { roots, diagnostics, summary } = report;
  const output = {
    version: 1,
    roots: roots.map(rootJson),
    diagnostics: diagnostics.map(diagnosticJson),
    summary: { ...summary, ms: milliseconds },
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function rootJson({ file, kind, profile, assumes, verdict, includes, mpm }: RootReport) {
  return { file, kind, profile, assumes, verdict, includes, mpm };
}

function diagnosticJson(diagnostic: Diagnostic) {
  const { file, serverFile, roots, start, end, rule, severity, consequence, ah, message, assumes, fixes, suppressed } = diagnostic;
  return {
    file,
    ...(serverFile === undefined ? {} : { serverFile }),
    roots,
    line: start[0], column: start[1], endLine: end[0], endColumn: end[1],
    rule, severity, consequence,
    ah: ah ?? null,
    message,
    url: ruleUrl(rule),
    assumes, fixes, suppressed,
  };
}

/** The page of a rule: the link that the editor opens, too. `httpd-lint explain` prints the same page. */
export function ruleUrl(rule: string): string {
  return `httpd-rule:/${rule}.md`;
}
