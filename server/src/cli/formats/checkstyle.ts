/** The XML of Checkstyle, which many CI servers read. It knows three severities. */
import type { Severity } from '../../rules/types';
import type { Diagnostic, Report } from '../report/report';

const LEVEL = { error: 'error', warning: 'warning', info: 'info', hint: 'info' } as const satisfies Record<Severity, string>;

export function checkstyleOf(report: Report, quiet: boolean): string {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of report.diagnostics) {
    if (diagnostic.suppressed || (quiet && diagnostic.severity !== 'error')) continue;
    const list = files.get(diagnostic.file);
    if (list === undefined) files.set(diagnostic.file, [diagnostic]);
    else list.push(diagnostic);
  }
  const body = [...files].map(([file, list]) => `  <file name="${escape(file)}">\n${list.map(element).join('')}  </file>\n`).join('');
  return `<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n${body}</checkstyle>\n`;
}

function element({ start, severity, message, rule, ah }: Diagnostic): string {
  const text = ah === undefined ? message : `${message} [${ah}]`;
  return `    <error line="${start[0]}" column="${start[1]}" severity="${LEVEL[severity]}" message="${escape(text)}" source="httpd-lint.${escape(rule)}"/>\n`;
}

/** XML 1.0 has no way to write most control characters at all. */
function escape(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => ENTITY[character] ?? `&#${character.charCodeAt(0)};`);
}

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
