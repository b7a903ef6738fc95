/** Workflow commands of GitHub Actions: annotations on the lines of a pull request. */
import type { Severity } from '../../rules/types';
import type { Diagnostic, Report } from '../report/report';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const satisfies Record<Severity, string>;

/** One line for each finding that is not silenced. */
export function githubOf(report: Report, quiet: boolean): string {
  return report.diagnostics.filter((each) => !each.suppressed && (!quiet || each.severity === 'error')).map(line).join('');
}

function line({ file, start, end, rule, severity, message, ah }: Diagnostic): string {
  const columns = start[0] === end[0] ? { col: start[1], endColumn: end[1] } : {};
  const properties = { file, line: start[0], endLine: end[0], ...columns, title: rule };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${COMMAND[severity]} ${list}::${escapeData(ah === undefined ? message : `${message} [${ah}]`)}\n`;
}

/** As the runner's own toolkit escapes messages and properties. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
