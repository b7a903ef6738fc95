/** SARIF 2.1.0 (OASIS), for code scanning. */
import { version } from '../../../../package.json';
import { RULES } from '../../rules/generated';
import type { Severity } from '../../rules/types';
import type { Diagnostic, Point, Report, ReportEdit } from '../report/report';

const LEVEL = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const satisfies Record<Severity, string>;

/** Silenced findings are in it, marked as such. */
export function sarifOf(report: Report): string {
  const ids = [...new Set(report.diagnostics.map((each) => each.rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'httpd-lint', version, rules: ids.map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      results: report.diagnostics.map((each) => resultOf(each, ids.indexOf(each.rule))),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string) {
  const rule = RULES.find((each) => each.id === id);
  return {
    id,
    ...(rule === undefined ? {} : { shortDescription: { text: rule.summary } }),
    help: { text: `httpd-lint explain ${id}` },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number) {
  const { rule, severity, message, ah, file, start, end, related, fixes, suppressed, consequence } = diagnostic;
  return {
    ruleId: rule, ruleIndex, level: LEVEL[severity],
    message: { text: ah === undefined ? message : `${message} [${ah}]` },
    locations: [locationOf(file, start, end)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((each) => ({ ...locationOf(each.file, each.start), message: { text: each.message } })) }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => ({ description: { text: fix.title }, artifactChanges: changesOf(fix.edits) })) }),
    ...(suppressed ? { suppressions: [{ kind: 'inSource' }] } : {}),
    properties: { consequence },
  };
}

function locationOf(file: string, start: Point, end?: Point) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(start, end) } };
}

function regionOf(start: Point, end: Point | undefined) {
  return { startLine: start[0], startColumn: start[1], ...(end === undefined ? {} : { endLine: end[0], endColumn: end[1] }) };
}

function changesOf(edits: readonly ReportEdit[]) {
  return [...new Set(edits.map((edit) => edit.file))].map((file) => ({
    artifactLocation: { uri: uriOf(file) },
    replacements: edits.filter((edit) => edit.file === file).map(({ start, end, text }) => ({
      deletedRegion: regionOf(start, end),
      ...(text === '' ? {} : { insertedContent: { text } }),
    })),
  }));
}

function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
