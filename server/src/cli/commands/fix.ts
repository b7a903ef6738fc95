/** `httpd-lint fix`. */
import { assertWritable, writeChanged } from '../fix/write-file';
import { fixInRounds, type ChangedFile, type Fixed } from '../fix/rounds';
import { formatOf, printReport } from '../formats/print';
import { summaryText } from '../formats/text';
import type { ExitStatus } from '../main';
import type { Invocation } from '../options/parse';
import { ruleIds } from '../options/rule-ids';
import { suggestion, TOPICS } from '../../workspace/setting-values';
import { painter } from '../paint';
import { plain } from '../plain';
import { buildReport } from '../report/build';
import { openSession } from '../run/session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { exitStatus, maxWarnings } from './exit-status';

/**
 * Applies safe fixes (with `--review` the others, too) until nothing more changes, then writes the files; with `--dry-run` it
 * prints a diff instead. The exit status is that of a check of what is left.
 */
export async function fixCommand({ options, paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const started = performance.now();
  const format = formatOf(options);
  const limit = maxWarnings(options);
  if (paths.includes('-')) throw new UsageError('fix changes files, and - is none');
  const { selected, severities } = selectedRules(options);
  const session = await openSession(paths, { ...options, rule: severities }, terminal);
  const choice = { review: options.review === true, mayChange: (file: string) => session.only?.has(file) ?? true, mayFix: (rule: string) => selected === undefined || selected(rule) };
  const fixed = await fixInRounds(session, choice, session.ruleFailed);
  const dryRun = options['dry-run'] === true;
  if (dryRun) await printDiff(fixed, terminal);
  else write(fixed.changed, session.display);
  const report = buildReport(fixed.session);
  const milliseconds = Math.round(performance.now() - started);
  if (format !== 'text') {
    if (!dryRun) await printReport(report, format, { terminal, quiet: options.quiet === true, milliseconds });
  } else if (!dryRun && options.quiet !== true) {
    terminal.out(changesText(fixed, painter(terminal)('bold', 'left:')));
    terminal.out(`${summaryText(report.summary, painter(terminal), milliseconds)}\n`);
  }
  return session.failed ? 2 : exitStatus(report.summary, limit);
}

/** `--rule ID` and `--rule TOPIC` name what is fixed; `--rule ID=SEVERITY` says how severe it is, as everywhere. */
function selectedRules(options: Invocation['options']): { readonly selected: ((rule: string) => boolean) | undefined; readonly severities: string[] } {
  const given = (options.rule as string[] | undefined) ?? [];
  const names = given.filter((each) => !each.includes('='));
  const known = ruleIds();
  for (const name of names) {
    if (known.includes(name) || TOPICS.includes(name)) continue;
    throw new UsageError(`no rule is called "${name}"${suggestion(name, [...known, ...TOPICS])}`);
  }
  const selected = names.length === 0 ? undefined : (rule: string): boolean => names.some((name) => rule === name || rule.startsWith(`${name}/`));
  return { selected, severities: given.filter((each) => each.includes('=')) };
}

function write(changed: readonly ChangedFile[], display: (file: string) => string): void {
  for (const file of changed) assertWritable(file, display(file.file));
  for (const file of changed) writeChanged(file, display(file.file));
}

async function printDiff({ changed, session }: Fixed, terminal: Terminal): Promise<void> {
  if (changed.length === 0) return;
  const { unifiedDiff } = await import('../fix/diff');
  for (const { file, before, after } of changed) terminal.out(unifiedDiff(session.display(file), before, after));
}

function changesText({ applied, changed, session }: Fixed, left: string): string {
  const lines = changed.flatMap(({ file }) => {
    const own = applied.filter((fix) => fix.edits.some((edit) => edit.file === file));
    return own.map((fix) => {
      const first = fix.edits.find((edit) => edit.file === file)!;
      return `${plain(session.display(file))}:${first.start.line + 1} ${plain(fix.title)} (${fix.rule})`;
    });
  });
  const files = `${changed.length} ${changed.length === 1 ? 'file' : 'files'}`;
  const done = changed.length === 0 ? 'nothing to fix' : `${applied.length} ${applied.length === 1 ? 'fix' : 'fixes'} applied in ${files}`;
  return `${[...lines, done].join('\n')}\n${left} `;
}
