/** A report in the format that was asked for. */
import type { RawOptions } from '../options/options';
import { oneOf } from '../../workspace/setting-values';
import { painter } from '../paint';
import type { Report } from '../report/report';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const FORMATS = ['text', 'json', 'sarif', 'github', 'checkstyle'] as const;
export type Format = (typeof FORMATS)[number];

/** Throws a `UsageError` for a format that nobody knows. */
export function formatOf(options: RawOptions): Format {
  const given = options.format ?? (options.json === true ? 'json' : 'text');
  const format = FORMATS.find((each) => each === given);
  if (format === undefined) throw new UsageError(`--format must be ${oneOf(FORMATS)}, not "${String(given)}"`);
  return format;
}

export interface Printing {
  readonly terminal: Terminal;
  /** Errors only; JSON and SARIF are for programs and stay whole. */
  readonly quiet: boolean;
  readonly milliseconds: number;
}

export async function printReport(report: Report, format: Format, { terminal, quiet, milliseconds }: Printing): Promise<void> {
  switch (format) {
    case 'json':
      terminal.out((await import('./json')).jsonOf(report, milliseconds));
      break;
    case 'text':
      terminal.out((await import('./text')).textOf(report, painter(terminal), quiet, milliseconds));
      break;
    case 'github':
      terminal.out((await import('./github')).githubOf(report, quiet));
      break;
    case 'checkstyle':
      terminal.out((await import('./checkstyle')).checkstyleOf(report, quiet));
      break;
    case 'sarif':
      terminal.out((await import('./sarif')).sarifOf(report));
      break;
  }
}
