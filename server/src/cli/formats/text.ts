/** Findings for people: place and message, the line with carets, ways out, a summary. */
import type { Severity } from '../../rules/types';
import type { Paint } from '../paint';
import { plain } from '../plain';
import type { Diagnostic, Report, RootReport, Summary } from '../report/report';
import { excerpt } from './excerpt';

export const SEVERITY_COLOUR = { error: 'red', warning: 'yellow', info: 'blue', hint: 'cyan' } as const satisfies Record<Severity, string>;

/** @param quiet errors only, nothing else */
export function textOf(report: Report, paint: Paint, quiet: boolean, milliseconds: number): string {
  const shown = report.diagnostics.filter((each) => !each.suppressed && (!quiet || each.severity === 'error'));
  const blocks = shown.map((diagnostic) => diagnosticText(diagnostic, paint));
  // What was left out was said on standard error; a sum of nothing would look like praise.
  if (quiet || report.summary.files === 0) return blocks.join('\n');
  const verdicts = report.roots.map((root) => verdictText(root, paint)).join('');
  return [...blocks, `${verdicts}${summaryText(report.summary, paint, milliseconds)}\n`].join('\n');
}

function diagnosticText(diagnostic: Diagnostic, paint: Paint): string {
  const { file, start, severity, rule, message, ah, fixes, related, assumes } = diagnostic;
  const colour = SEVERITY_COLOUR[severity];
  const code = ah === undefined ? '' : ` [${ah}]`;
  const head = `${paint('bold', `${plain(file)}:${start[0]}:${start[1]}`)} ${paint(colour, severity)} ${paint('cyan', rule)} ${plain(message)}${code}`;
  const margin = ' '.repeat(String(start[0]).length);
  const lines = [head, ...excerpt(diagnostic, (text) => paint(colour, text), (text) => paint('dim', text))];
  const note = (label: string, text: string): void => void lines.push(`  ${margin}${paint('dim', '=')} ${paint('dim', `${label}:`)} ${plain(text)}`);
  for (const each of related) note('see', `${each.file}:${each.start[0]}:${each.start[1]} ${each.message}`);
  for (const each of assumes) note('assumes', each);
  for (const fix of fixes) note(fix.safety === 'safe' ? 'fix' : 'fix (review)', fix.title);
  return `${lines.join('\n')}\n`;
}

/** Who reads a file, by its language. */
const PROGRAMS: Readonly<Record<string, string>> = { 'php-fpm': 'php-fpm', 'php-ini': 'PHP', 'user-ini': 'PHP', lighttpd: 'lighttpd' };
/** The gateway is proprietary: nobody can say here what it takes, as that of the other programs is said. */
const NOT_MODELLED: Readonly<Record<string, string>> = { 'csp-ini': 'compared with the guide of the gateway; the gateway itself is not modelled' };

function verdictText({ file, verdict, kind, mpm, profile, complete }: RootReport, paint: Paint): string {
  if (kind === 'htaccess') return '';
  const { configtest, firstError, start } = verdict;
  const program = PROGRAMS[kind] ?? 'httpd';
  const unasked = NOT_MODELLED[kind];
  const name = `${paint('bold', plain(file))} (${(kind === 'httpd' ? [profile, ...(mpm === null ? [] : [mpm.name])] : [kind]).join(', ')})`;
  if (unasked !== undefined) return `${name}: ${unasked}\n`;
  if (configtest === 'accepts') return `${name}: ${program} accepts ${complete ? 'this configuration' : 'what is here of this configuration'}${start === 'fails' ? ', but would not start with it' : ''}\n`;
  if (firstError === null) return `${name}: ${program} rejects this configuration\n`;
  // PHP starts all the same, without the rest of that file.
  if (program === 'PHP') return `${name}: PHP leaves out ${plain(firstError.file)} from line ${firstError.line} on: ${plain(firstError.message.replace(/^PHP: +| in \S+ on line \d+$/g, ''))}\n`;
  return `${name}: ${program} rejects this configuration at ${plain(firstError.file)}:${firstError.line}: ${plain(firstError.message)}\n`;
}

export function summaryText(summary: Summary, paint: Paint, milliseconds: number): string {
  const { errors, warnings, infos, hints, files } = summary;
  const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
  const found = [
    paint(errors > 0 ? 'red' : 'green', count(errors, 'error', 'errors')),
    paint(warnings > 0 ? 'yellow' : 'green', count(warnings, 'warning', 'warnings')),
    ...(infos > 0 ? [count(infos, 'info', 'infos')] : []),
    ...(hints > 0 ? [count(hints, 'hint', 'hints')] : []),
  ];
  return `${found.join(', ')} in ${count(files, 'file', 'files')} (${milliseconds} ms)`;
}
