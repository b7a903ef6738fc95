/**
 * How long a child process lives, and what is lost when it ends or never ends. Two pieces of advice contradict each other:
 * a gateway that keeps sessions in the child wants children that are never ended, PHP wants ones that are. The answer for
 * a whole server is computed here once; each rule shows one row.
 */
import { rememberedFor, unwatched } from './recorder';
import { valuePlace, type ConfigNode, type Place } from '../httpd/config/node';
import { contentSpan } from '../httpd/config/node';
import { negativeLifetime } from '../httpd/mpm/hazards';
import { spareRecycling, type SpareRecycling } from '../httpd/mpm/spare';
import { gatewayOf, modPhpOf, type Gateway, type ModPhp, type Sign, type SignSource } from './lifetime-signs';
import { NOTHING_AROUND } from './around';
import { mpmOf, type MpmPicture } from './mpm';
import { memoryBound } from './service-unit';

export type LifetimeId =
  | 'gateway/state-aware-recycling' | 'gateway/state-aware-unlimited-lifetime' | 'gateway/state-aware-spare-threads' | 'gateway/state-aware-spare-servers'
  | 'gateway/lifetime-contradiction' | 'php/sessions-unlimited-lifetime' | 'mpm/unlimited-child-lifetime' | 'mpm/negative-child-lifetime';

export interface LifetimeRow {
  readonly id: LifetimeId;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** The number where it is set, else the best sign. */
  readonly at: Place;
  readonly signs: readonly Sign[];
  /** What the row rests on beyond the text; each makes it one step lower. */
  readonly assumes: readonly string[];
  /** For the rows about idle processes. */
  readonly spare?: SpareRecycling;
}

export interface ChildLifetime {
  readonly mpm: MpmPicture;
  /** MaxConnectionsPerChild as httpd reads it, and the line that sets it; 0 is the default of 2.4. */
  readonly limit: number;
  readonly limitNode: ConfigNode | undefined;
  readonly gateway: Gateway | undefined;
  readonly php: ModPhp | undefined;
  /** Whether the unit bounds the memory of the service, or somebody says that something does. */
  readonly isBounded: boolean;
  readonly rows: readonly LifetimeRow[];
}

export interface LifetimeSource extends SignSource {
  readonly complete: boolean;
}

/**
 * Answers for a server, computed once for each view.
 *
 * @returns undefined when nobody can say which MPM runs
 */
export const childLifetime: (source: LifetimeSource) => ChildLifetime | undefined = rememberedFor((source: LifetimeSource) => compute(source));

function compute(source: LifetimeSource): ChildLifetime | undefined {
  const mpm = mpmOf(source);
  if (mpm === undefined || startOf(source) === undefined) return undefined;
  const facts = {
    mpm,
    limit: mpm.effective.values.MaxConnectionsPerChild ?? 0,
    limitNode: mpm.set.get('MaxConnectionsPerChild')?.node,
    gateway: gatewayOf(source),
    php: modPhpOf(source),
    isBounded: source.assume.has('bounded-memory') || memoryBound(source.around ?? NOTHING_AROUND) !== undefined,
  };
  return { ...facts, rows: [...rowsOf(source, facts)] };
}

type Facts = Omit<ChildLifetime, 'rows'>;
type Severity = LifetimeRow['severity'];

function* rowsOf(source: LifetimeSource, facts: Facts): Generator<LifetimeRow> {
  const { mpm, limit, gateway, php } = facts;
  const negative = negativeLifetime(mpm.name, limit);
  if (negative !== undefined) {
    const severity = negative.effect === 'fork-storm' ? 'error' : negative.effect === 'unlimited' ? 'info' : 'warning';
    yield { id: 'mpm/negative-child-lifetime', severity: lower(severity, mpm.assumes), at: limitPlace(source, facts, []), signs: [], assumes: mpm.assumes };
  }
  const inProcess = gateway?.kind === 'in-process' && gateway.stateAware !== 'ruled-out' ? gateway : undefined;
  const isUnlimited = limit === 0 || negative?.effect === 'unlimited';
  if (inProcess !== undefined && php !== undefined) {
    const severity = inProcess.stateAware === 'known' ? 'warning' : 'info';
    yield limitRow(source, facts, 'gateway/lifetime-contradiction', severity, [...inProcess.signs, ...php.signs], php.assumes);
    return;
  }
  if (inProcess !== undefined) yield* gatewayRows(source, facts, inProcess, isUnlimited);
  else if (php !== undefined && isUnlimited && !facts.isBounded) {
    if (php.sessions === 'in-use') yield limitRow(source, facts, 'php/sessions-unlimited-lifetime', 'warning', php.signs, php.assumes);
    else yield limitRow(source, facts, 'mpm/unlimited-child-lifetime', 'info', php.signs, php.assumes);
  }
}

function* gatewayRows(source: LifetimeSource, facts: Facts, gateway: Gateway, isUnlimited: boolean): Generator<LifetimeRow> {
  const known = gateway.stateAware === 'known' ? 'warning' : 'info';
  if (facts.limit > 0) yield limitRow(source, facts, 'gateway/state-aware-recycling', known, gateway.signs);
  else if (isUnlimited) yield limitRow(source, facts, 'gateway/state-aware-unlimited-lifetime', facts.isBounded ? 'info' : known, gateway.signs);
  const { mpm } = facts;
  const { spare, assumes } = idleLimit(mpm);
  if (spare === undefined) return;
  const id = spare.directive === 'MaxSpareThreads' ? 'gateway/state-aware-spare-threads' : 'gateway/state-aware-spare-servers';
  const node = mpm.set.get(spare.directive)?.node;
  const unseen = source.complete || node !== undefined ? [] : [UNREAD(spare.directive)];
  const all = [...mpm.assumes, ...assumes, ...unseen];
  yield { id, severity: lower(known, all), at: valuePlace(node) ?? signPlace(source, gateway.signs), signs: gateway.signs, assumes: all, spare };
}

// With ListenCoresBucketsRatio the listeners fall into several buckets on a machine that has the processors for it, and
// each bucket ends its idle processes by its own share of the limit: two buckets are the least that such a machine has.
function idleLimit({ effective, settings }: MpmPicture): { spare: SpareRecycling | undefined; assumes: readonly string[] } {
  const certain = spareRecycling(effective);
  const ratio = settings.get('ListenCoresBucketsRatio') ?? 0;
  if (certain !== undefined || ratio < 1 || effective.mpm === 'prefork') return { spare: certain, assumes: [] };
  return { spare: spareRecycling({ ...effective, buckets: 2 }), assumes: [`the machine has at least ${2 * ratio} processors`] };
}

function limitRow(source: LifetimeSource, facts: Facts, id: LifetimeId, severity: Severity, signs: readonly Sign[], more: readonly string[] = []): LifetimeRow {
  const unseen = source.complete || facts.limitNode !== undefined ? [] : [UNREAD('MaxConnectionsPerChild')];
  const assumes = [...facts.mpm.assumes, ...more, ...unseen];
  return { id, severity: lower(severity, assumes), at: limitPlace(source, facts, signs), signs, assumes };
}

const UNREAD = (directive: string): string => `no file that could not be read sets ${directive}`;

function lower(severity: Severity, assumes: readonly string[]): Severity {
  const steps: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
  return assumes.length === 0 ? severity : steps[Math.min(steps.indexOf(severity) + 1, steps.length - 1)]!;
}

function limitPlace(source: LifetimeSource, { limitNode }: Facts, signs: readonly Sign[]): Place {
  return valuePlace(limitNode) ?? signPlace(source, signs);
}

// Nothing of it may stand in the text: an MPM and modules that are linked in. Then the root's first line has to do.
function signPlace({ config }: LifetimeSource, signs: readonly Sign[]): Place {
  const [first] = signs.flatMap(({ at }) => (at !== undefined && 'line' in at ? [at] : []));
  return first ?? startOf({ config })!;
}

/** The root's first line; undefined for a root that is empty or cannot be read. */
function startOf({ config }: Pick<LifetimeSource, 'config'>): Place | undefined {
  // The place is all that counts: where it is gone, the finding is looked for anew.
  const { fold } = unwatched(config);
  const block = fold?.parts[0]?.block;
  const line = block?.lines[0];
  return fold === undefined || block === undefined || line === undefined ? undefined : { file: fold.file, block, line, ...contentSpan(line.text) };
}
