/** `httpd-lint check`. */
import type { Invocation } from '../options/parse';
import { exitStatus, maxWarnings } from './exit-status';
import type { ExitStatus } from '../main';
import { formatOf, printReport } from '../formats/print';
import { buildReport } from '../report/build';
import { openSession } from '../run/session';
import type { Terminal } from '../terminal';

export async function checkCommand({ options, paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const started = performance.now();
  const format = formatOf(options);
  const limit = maxWarnings(options);
  const session = await openSession(paths, options, terminal);
  const report = buildReport(session);
  await printReport(report, format, { terminal, quiet: options.quiet === true, milliseconds: Math.round(performance.now() - started) });
  return session.failed ? 2 : exitStatus(report.summary, limit);
}
