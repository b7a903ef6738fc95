/** What `php-fpm -t` says about a configuration. */
import { checkFpm, type CheckedPool, type CheckMessage } from './checks';
import type { FpmFiles, FpmLevel, FpmMessage, FpmWorld } from './model';
import { readFpm, type FpmReading } from './reader';

/** One line of its log. */
export interface FpmLogLine {
  readonly level: FpmLevel;
  readonly text: string;
}

export interface FpmAnswer {
  readonly reading: FpmReading;
  readonly pools: readonly CheckedPool[];
  readonly accepts: boolean;
  /** Lines of its log, without dates and without the system's error texts. PHP's own syntax errors are not among them. */
  readonly lines: readonly FpmLogLine[];
  /** What it stops at. */
  readonly first: FpmMessage | undefined;
  /** Everything it would say one after the other, if each error were mended. */
  readonly messages: readonly FpmMessage[];
}

const RANK: Readonly<Record<FpmLevel, number>> = { NOTICE: 2, WARNING: 3, ERROR: 4, ALERT: 5 };

/** Reads and checks a configuration as `php-fpm -t -y main` does; `-R` is not given. */
export function testFpm(main: string, files: FpmFiles, world: FpmWorld): FpmAnswer {
  const reading = readFpm(main, files, world);
  const checks = checkFpm(reading, files, world);
  const messages: readonly FpmMessage[] = [...reading.messages, ...checks.messages];
  const first = messages.find(({ fatal }) => fatal);
  return { reading, pools: checks.pools, accepts: first === undefined, first, messages, lines: [...linesOf(reading, checks.messages)] };
}

function* linesOf({ messages, main, global }: FpmReading, checks: readonly CheckMessage[]): Generator<FpmLogLine> {
  for (const { level, text, fatal, openings, counted } of messages) {
    if (text !== '') yield { level, text };
    if (!fatal) continue;
    for (const { file, at } of openings) yield { level: 'ERROR', text: `Unable to include ${file} from ${at.file} at line ${counted}` };
    yield { level: 'ERROR', text: `failed to load configuration file '${main}'` };
    yield { level: 'ERROR', text: 'FPM initialization failed' };
    return;
  }
  // The log level counts as soon as everything is read: what is below it is not said by the test either.
  const least = Number(global.get('log_level')?.value ?? 0);
  const isSaid = ({ level }: FpmLogLine): boolean => RANK[level] >= least;
  yield* [...checkLines(checks, main)].filter(isSaid);
}

function* checkLines(checks: readonly CheckMessage[], main: string): Generator<FpmLogLine> {
  for (const { level, text, fatal, phase } of checks) {
    yield { level, text };
    if (!fatal) continue;
    if (phase !== 'test') yield { level: 'ERROR', text: 'failed to post process the configuration' };
    yield { level: 'ERROR', text: 'FPM initialization failed' };
    return;
  }
  yield { level: 'NOTICE', text: `configuration file ${main} test is successful` };
}
