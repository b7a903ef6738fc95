import { mpmSettings } from '../../../server/src/httpd/mpm/collect';
import { MPM_TABLES } from '../../../server/src/httpd/mpm/tables';
import { randomOf, type Random } from './random';
import { scaleOf, wordFor, type Scale, type TestedMpm } from './words';

/** A directive that the server executes, with the line that it names for it. */
export interface GeneratedDirective {
  readonly name: string;
  readonly value: string;
  /** 1-based, in the block. */
  readonly line: number;
}

/** A piece of configuration about one MPM, and what is known of it because of how it was made. */
export interface MpmBlock {
  readonly mpm: TestedMpm;
  /** To be read after the LoadModule of the MPM. */
  readonly text: string;
  /** The directives in effect, in the order of the walk, up to `stopsAt`. */
  readonly directives: readonly GeneratedDirective[];
  /** What they set, by canonical name. */
  readonly settings: ReadonlyMap<string, number>;
  /** The line of a directive that is refused for something else than its number: unknown here, no single word, a wrong place. */
  readonly stopsAt?: number;
}

const COMMON = [
  'MaxConnectionsPerChild', 'GracefulShutdownTimeout', 'ListenBacklog', 'ListenCoresBucketsRatio', 'ListenTCPDeferAccept',
  'SendBufferSize', 'ReceiveBufferSize', 'MaxMemFree', 'ThreadStackSize',
];
const EARLIER_NAMES: Readonly<Record<string, string>> = { MaxRequestWorkers: 'MaxClients', MaxConnectionsPerChild: 'MaxRequestsPerChild' };
const UNKNOWN = {
  prefork: ['ThreadsPerChild', 'ThreadLimit', 'MinSpareThreads', 'MaxSpareThreads', 'AsyncRequestWorkerFactor', 'MaxThreads', 'AcceptMutex'],
  worker: ['MinSpareServers', 'MaxSpareServers', 'AsyncRequestWorkerFactor', 'StartThreads', 'MaxRequestWorker'],
  event: ['MinSpareServers', 'MaxSpareServers', 'StartThreads', 'LockFile', 'ThreadPerChild'],
} as const;

interface Draft {
  readonly lines: string[];
  readonly directives: GeneratedDirective[];
  stopsAt?: number;
}

/**
 * Makes a piece of configuration for an MPM: most of it accepted, some with numbers that httpd refuses, a few with
 * other errors.
 *
 * @param seed the same seed gives the same text
 */
export function generateMpmBlock(seed: number | string, mpm: TestedMpm): MpmBlock {
  const random = randomOf(`${mpm}/${seed}`);
  const draft: Draft = { lines: [], directives: [] };
  const scale = scaleOf(random, mpm);
  const oddness = random.pick([0, 0.05, 0.25]);
  writeItems(random, mpm, draft, chosenNames(random, mpm), scale, oddness, true);
  if (random.chance(0.03)) writeMisplaced(random, mpm, draft);
  const { directives, stopsAt } = draft;
  return { mpm, text: `${draft.lines.join('\n')}\n`, directives, settings: mpmSettings(mpm, directives).settings, stopsAt };
}

function chosenNames(random: Random, mpm: TestedMpm): string[] {
  const own = Object.keys(MPM_TABLES[mpm].defaults).filter((name) => random.chance(name === 'AsyncRequestWorkerFactor' ? 0.1 : 0.6));
  const common = COMMON.filter(() => random.chance(0.08));
  const again = [...own, ...common].filter(() => random.chance(0.1));
  return random.shuffled([...own, ...common, ...again]);
}

function writeItems(random: Random, mpm: TestedMpm, draft: Draft, names: readonly string[], scale: Scale, oddness: number, live: boolean): void {
  let rest = names;
  while (rest.length > 0) {
    const [name = ''] = rest;
    if (random.chance(0.08)) {
      const size = random.whole(0, rest.length);
      writeGuard(random, mpm, draft, live, (taken) => writeItems(random, mpm, draft, rest.slice(0, size), scale, oddness, taken));
      rest = rest.slice(size);
      continue;
    }
    if (random.chance(0.06)) writeComment(random, draft, mpm);
    if (random.chance(0.004)) writeUnknown(random, mpm, draft, live);
    writeDirective(random, mpm, draft, name, scale, oddness, live);
    rest = rest.slice(1);
  }
}

function writeGuard(random: Random, mpm: TestedMpm, draft: Draft, live: boolean, inside: (taken: boolean) => void): void {
  const other = random.pick((['prefork', 'worker', 'event'] as const).filter((each) => each !== mpm) as [TestedMpm, TestedMpm]);
  const [condition, holds] = random.pick<readonly [string, boolean]>([
    [`mpm_${mpm}_module`, true], [`${mpm}.c`, true], [`"${mpm}.c"`, true], [`!mpm_${other}_module`, true], [`!${other}.c`, true], ['! mpm_winnt.c', true],
    [`mpm_${other}_module`, false], [`${other}.c`, false], [`!mpm_${mpm}_module`, false], [`!"${mpm}.c"`, false],
    [`mpm_${mpm}.c`, false], [`MPM_${mpm}_MODULE`, false], [`mod_mpm_${mpm}.c`, false],
  ]);
  draft.lines.push(`<IfModule ${condition}>`);
  if (!holds && random.chance(0.3)) draft.lines.push(`${random.pick(UNKNOWN[mpm])} 4`);
  inside(live && holds);
  draft.lines.push(random.pick(['</IfModule>', '  </ifmodule>']));
}

function writeComment(random: Random, draft: Draft, mpm: TestedMpm): void {
  const directive = `${random.pick(['ServerLimit', 'StartServers', UNKNOWN[mpm][0]])} 2`;
  draft.lines.push(...random.pick([[`# ${directive}`], ['  # was: \\', directive], ['#\\', `  ${directive}`], ['']]));
}

function writeUnknown(random: Random, mpm: TestedMpm, draft: Draft, live: boolean): void {
  draft.lines.push(`${random.pick(UNKNOWN[mpm])} 4`);
  if (live) draft.stopsAt ??= draft.lines.length;
}

function writeDirective(random: Random, mpm: TestedMpm, draft: Draft, directive: string, scale: Scale, oddness: number, live: boolean): void {
  const earlier = EARLIER_NAMES[directive];
  const current = earlier !== undefined && random.chance(0.3) ? earlier : directive;
  const name = random.pick([current, current, current, current.toLowerCase(), current.toUpperCase()]);
  const { text, word } = wordFor(random, mpm, directive, scale, oddness);
  const whole = `${random.pick(['', '', '  ', '\t'])}${name}${random.pick([' ', '  ', '\t'])}${text}`;
  if (random.chance(0.05)) {
    const cut = random.whole(1, whole.length - 1);
    // Behind a backslash of the text this leaves two at the end of the line, of which httpd takes the last one away.
    draft.lines.push(`${whole.slice(0, cut)}\\`, whole.slice(cut));
  } else {
    draft.lines.push(whole);
  }
  if (!live || draft.stopsAt !== undefined) return;
  if (word === null) draft.stopsAt = draft.lines.length;
  else draft.directives.push({ name, value: word, line: draft.lines.length });
}

function writeMisplaced(random: Random, mpm: TestedMpm, draft: Draft): void {
  const section = random.pick(['VirtualHost *:80', 'Directory /', 'Location /', 'Files x', 'If "true"']);
  const name = random.pick(['StartServers', 'MaxConnectionsPerChild', 'ListenBacklog', mpm === 'prefork' ? 'MaxSpareServers' : 'ThreadsPerChild']);
  draft.lines.push(`<${section}>`, `${name} 8`);
  draft.stopsAt ??= draft.lines.length;
  draft.lines.push(`</${section.split(' ')[0] ?? ''}>`);
}
