/** What httpd makes of the numbers of its MPM, shown behind them where the text does not say it. */
import { finishingSlots } from '../httpd/mpm/spare';
import { factorEffect } from '../httpd/mpm/hazards';
import { counted } from '../rules/words';
import { capacityShape } from '../stack/capacity';
import type { MpmPicture, MpmSetting } from '../stack/mpm';
import type { Position } from '../base/span';
import { locate } from '../workspace/locate';
import type { Check } from '../workspace/check';
import { mpmOfCheck } from './mpm-of-check';
import type { LineRange, View } from './view';

export interface InlayHint {
  readonly position: Position;
  /** `→ 448: 7 processes × 64 threads` where httpd uses another number, `= 16 processes × 25 threads` where it is only worked out. */
  readonly label: string;
  readonly tooltip: string;
}

/**
 * Hints for the lines of a range, in the order of the text. A line that several roots read gets one only where they agree.
 *
 * @param range whole lines are looked at; columns do not count
 */
export function inlayHintsOf({ workspace, file, checks }: View, range: Pick<LineRange, 'start' | 'end'>): readonly InlayHint[] {
  const byLine = new Map<number, InlayHint | undefined>();
  for (const check of checks) {
    if (workspace.settingsOf(check.root).inlayHints === false) continue;
    for (const { node, hint } of hintsOf(check)) {
      const at = locate(workspace, check.plan, node.wholePlace);
      if (at === undefined || at.file !== file || at.end.line < range.start.line || at.start.line > range.end.line) continue;
      const known = byLine.get(at.end.line);
      const agrees = !byLine.has(at.end.line) || known?.label === hint.label;
      byLine.set(at.end.line, agrees ? { position: at.end, ...hint } : undefined);
    }
  }
  return [...byLine.values()].filter((hint) => hint !== undefined).sort((left, right) => left.position.line - right.position.line);
}

type Words = Omit<InlayHint, 'position'>;

function hintsOf(check: Check): { readonly node: MpmSetting['node']; readonly hint: Words }[] {
  const picture = mpmOfCheck(check);
  if (picture === undefined) return [];
  return [...picture.set].flatMap(([directive, setting]) => {
    // A line of a macro stands for every use of it, and has no place of its own.
    if (setting.node.site.via !== undefined) return [];
    const hint = hintFor(picture, directive, setting, check.config.world.version);
    return hint === undefined ? [] : [{ node: setting.node, hint }];
  });
}

function hintFor(picture: MpmPicture, directive: string, { node }: MpmSetting, version: string): Words | undefined {
  const used = usedValue(picture, directive);
  if (used === undefined) return undefined;
  const written = node.words[0]?.value ?? '';
  const differs = node.isExpanded || !saysNumber(written, used);
  const sum = arithmetic(picture, directive, version);
  if (!differs && sum === undefined) return undefined;
  const value = directive === 'MaxMemFree' && used === 0 ? 'unlimited' : String(used);
  const label = !differs ? `= ${sum}` : sum === undefined ? `→ ${value}` : `→ ${value}: ${sum}`;
  return { label, tooltip: saysNumber(written, used) ? `What ${node.name} ${written} comes to.` : whyDifferent(picture, directive, node.name, written, value) };
}

/** The number that httpd works with; undefined where it depends on the machine. */
function usedValue({ name, settings, effective }: MpmPicture, directive: string): number | undefined {
  const { runtime, processes, capacity } = effective;
  if (directive === 'MaxRequestWorkers') return capacity;
  if (directive === 'StartServers' && name !== 'os2') return Math.min(runtime[directive] ?? 0, processes);
  // With listener buckets the idle limits depend on the number of processors.
  if (directive.includes('Spare') && (settings.get('ListenCoresBucketsRatio') ?? 0) > 0) return undefined;
  return runtime[directive];
}

function arithmetic({ name, settings, effective }: MpmPicture, directive: string, version: string): string | undefined {
  const { processes, threads } = capacityShape(effective);
  const isThreaded = name === 'worker' || name === 'event';
  if (directive === 'MaxRequestWorkers' && isThreaded) return `${counted(processes, 'process', 'processes')} × ${counted(threads, 'thread', 'threads')}`;
  if (directive === 'AsyncRequestWorkerFactor') {
    const effect = factorEffect(effective, version);
    return effect === undefined ? undefined : `up to ${effect.connections} open connections`;
  }
  if (directive === 'ServerLimit') {
    const finishing = finishingSlots(effective);
    if (finishing === undefined || finishing.free === 0 || !settings.has('ServerLimit')) return undefined;
    return `${finishing.processes} in use, ${finishing.free} for processes that finish`;
  }
  return undefined;
}

function saysNumber(written: string, value: number): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(written) && Number(written) === value;
}

function whyDifferent({ effective }: MpmPicture, directive: string, name: string, written: string, value: string): string {
  const codes = effective.codes.filter((code) => code.directive === directive).map(({ ah }) => ah);
  const says = codes.length === 0 ? 'without a message' : `and httpd -t says so (${codes.join(', ')})`;
  return `${name} ${written} is ${value} to httpd, ${says}.`;
}
