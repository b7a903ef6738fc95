/** `httpd-lint capacity`: what the MPM works with, in numbers. */
import type { ExitStatus } from '../main';
import type { Invocation } from '../options/parse';
import { formatOf } from '../formats/print';
import { capacityText } from '../formats/capacity-text';
import { budgetsText } from '../formats/budgets-text';
import { observedText } from '../formats/observed-text';
import { readStatus } from '../read-status';
import { budgetsOf } from '../../features/capacity/budgets';
import { capacityLimits } from '../../stack/capacity';
import { mpmJson } from '../../stack/mpm';
import { compareStatus } from '../../stack/observed';
import { painter } from '../paint';
import { lineOf, hostOf } from '../report/places';
import { mpmOfConfig, rootReport } from '../report/roots';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { openOneRoot } from '../run/one-root';

export async function capacityCommand({ options, paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const format = formatOf(options);
  if (format !== 'text' && format !== 'json') throw new UsageError(`capacity has no format ${format}: text or json`);
  const { checked, where } = await openOneRoot(paths, options, terminal);
  const { config } = checked.check;
  const picture = mpmOfConfig(config);
  if (picture === undefined) throw new UsageError(`${where.display(checked.check.root.file)}: ${whyNoMpm(config.mpm.identifiers, checked.kind)}`);
  const root = rootReport(checked, where);
  const observed = options['server-status'] === undefined ? undefined : compareStatus(picture, await readStatus(String(options['server-status'])));
  const setAt = Object.fromEntries([...picture.set].map(([name, { node }]) => [name, { file: where.display(hostOf(where, node.site.file)), line: lineOf(where, node.site) }]));
  if (format === 'text') {
    terminal.out(capacityText(root, picture, setAt, painter(terminal)) + budgetsText(budgetsOf(where.workspace, checked.check), painter(terminal)) + (observed === undefined ? '' : observedText(observed, painter(terminal))));
    return 0;
  }
  const { file, kind, profile, assumes, verdict } = root;
  const budgets = budgetsOf(where.workspace, checked.check).map(({ place, ...budget }) => (place === undefined ? budget : { ...budget, file: where.display(place.file), line: place.line + 1 }));
  const limits = capacityLimits(picture.effective, picture.settings);
  const json = { version: 1, root: { file, kind, profile, assumes, verdict }, mpm: mpmJson(config, picture), setAt, limits, budgets, ...(observed === undefined ? {} : { observed }) };
  terminal.out(`${JSON.stringify(json, null, 2)}\n`);
  return 0;
}

function whyNoMpm(identifiers: readonly string[], kind: string): string {
  if (kind !== 'httpd') return kind === 'htaccess' ? 'a .htaccess has no MPM' : `a ${kind} file has no MPM`;
  if (identifiers.length === 0) return 'no MPM is loaded; --mpm NAME says which one is meant';
  return `more than one MPM is loaded: ${identifiers.join(', ')}`;
}
