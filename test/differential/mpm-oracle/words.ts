import { MPM_TABLES } from '../../../server/src/httpd/mpm/tables';
import type { Random } from './random';

export type TestedMpm = 'prefork' | 'worker' | 'event';

/** What stands after a directive's name: how it is written, and the word httpd makes of it; null when it is not one word. */
export interface Written {
  readonly text: string;
  readonly word: string | null;
}

const same = (text: string): Written => ({ text, word: text });

/** Numbers as people mistype them, borders of C's types, and what quoting does to them. */
const ODD: readonly [Written, ...Written[]] = [
  ...(['many', 'off', '40x', '150k', '60;', '60,', '0x40', '2e2', '4,096', '4_096', '7.5', '+12', '++12', '-+3', '-', '+', '007', '-0'].map(same) as [Written, ...Written[]]),
  ...['٤٠', '４０', '\u00a040', '40\u00a0', '½'].map(same),
  ...['2147483646', '2147483647', '2147483648', '2147483649', '-2147483647', '-2147483648', '-2147483649'].map(same),
  ...['4294967295', '4294967296', '4294967297', '4294967336', '8589934632', '-4294967256', '-4294967297'].map(same),
  ...['9223372036854775806', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809'].map(same),
  ...['18446744073709551656', '340282366920938463463374607431768211496', '00000000000000000000000000000000000040'].map(same),
  { text: '"40"', word: '40' }, { text: "'40'", word: '40' }, { text: '"40', word: '40' }, { text: "'40", word: '40' },
  { text: '"  40 "', word: '  40 ' }, { text: '"\t-4"', word: '\t-4' }, { text: '"\v40"', word: '\v40' }, { text: '"4 0"', word: '4 0' },
  { text: '\\40', word: '\\40' }, { text: '\\\\40', word: '\\40' }, { text: '"\\"40"', word: '"40' }, { text: '4"0"', word: '4"0"' },
];

const NOT_ONE_WORD: readonly [Written, ...Written[]] = [
  { text: '40 # as before', word: null }, { text: '40 50', word: null }, { text: '""', word: null }, { text: '', word: null },
  { text: '"40"50', word: null }, { text: '4 096', word: null },
];

const FACTORS: readonly [Written, ...Written[]] = [
  ...(['2', '1', '3', '0.5', '1.9', '2.5', '.5', '5.', '+2', '1e2', '2E0', '0x2', '0x1.8p1', '0X.8p2', 'inf', 'INFINITY', 'nan', '-nan', 'nan(12)', '1e400', '1e30'].map(same) as [Written, ...Written[]]),
  ...['0', '-1', '-0.0', '1e-400', '-inf', '0x0p5', '2x', '2,5', '1e', '0x', '0xp1', 'infinit', 'nan(', 'two', '.', '5..', '1e+', '2%'].map(same),
  { text: '" 2"', word: ' 2' }, { text: '"2 "', word: '2 ' }, { text: '"2.25"', word: '2.25' }, { text: '2 3', word: null },
];

/** The sizes around which one configuration is built, so that its numbers meet each other's limits. */
export interface Scale {
  readonly threads: number;
  readonly processes: number;
  readonly workers: number;
}

/** Chooses the scale of a configuration. */
export function scaleOf(random: Random, mpm: TestedMpm): Scale {
  const threads = random.pick([random.whole(1, 70), random.pick([1, 2, 25, 63, 64, 65, 100]), random.whole(-2, 2), random.whole(60, 25000), 100000]);
  const processes = random.pick([1, 2, 15, 16, 17, random.whole(1, 50), random.whole(200, 400), 19999, 20000, 20001]);
  const product = mpm === 'prefork' ? random.pick([150, 256, 257, 1024, 199999, 200001]) : Math.max(threads, 1) * processes;
  const workers = random.pick([product, product, product + random.whole(-2, 2), random.whole(-2, 2000), 256, 400, threads - 1]);
  return { threads, processes, workers };
}

/** Writes what stands after a directive. In: its canonical name, how often the word is an odd one (0 to 1). */
export function wordFor(random: Random, mpm: TestedMpm, directive: string, scale: Scale, oddness: number): Written {
  if (directive === 'AsyncRequestWorkerFactor') return random.pick(FACTORS);
  if (random.chance(oddness / 8)) return random.pick(NOT_ONE_WORD);
  if (random.chance(oddness)) return random.chance(0.3) ? composed(random) : random.pick(ODD);
  return same(String(plainNumber(random, mpm, directive, scale)));
}

function composed(random: Random): Written {
  const sign = random.pick(['', '', '-', '+']);
  const digits = Array.from({ length: random.whole(0, 21) }, () => random.whole(0, 9)).join('');
  const word = `${sign}${digits}${random.pick(['', '', 'm', '.0', 'e1', '/'])}`;
  return word === '' ? same('x') : same(word);
}

function plainNumber(random: Random, mpm: TestedMpm, directive: string, { threads, processes, workers }: Scale): number {
  const near = (value: number): number => value + random.pick([-1, 0, 0, 1]);
  const small = random.whole(-3, 40);
  switch (directive) {
    case 'ServerLimit':
      return random.pick([near(processes), near(mpm === 'prefork' ? workers : 16), near(mpm === 'prefork' ? 200000 : 20000), small]);
    case 'ThreadLimit':
      return random.pick([near(threads), near(64), near(mpm === 'event' ? 100000 : 20000), near(20000), small]);
    case 'ThreadsPerChild':
      return threads;
    case 'MaxRequestWorkers':
      return workers;
    case 'MaxConnectionsPerChild':
    case 'GracefulShutdownTimeout':
      return random.pick([0, -1, 1, random.whole(0, 100000)]);
    case 'SendBufferSize':
    case 'ReceiveBufferSize':
      return random.pick([0, 512, 513, 65536, random.pick([511, 1, -1, 4096])]);
    case 'MaxMemFree':
      return random.pick([0, 1, 2048, 4194303, 4194304, 4194305, random.whole(0, 2 ** 34), random.pick([-1, 64])]);
    case 'ThreadStackSize':
      return random.pick([0, 1, 65536, 8388608, random.pick([-1, 16384])]);
    case 'ListenBacklog':
    case 'ListenCoresBucketsRatio':
    case 'ListenTCPDeferAccept':
      return random.pick([1, 2, 128, 4096, random.pick([0, -1, 511])]);
    default: // StartServers and the spare limits
      return random.pick([near(MPM_TABLES[mpm].defaults[directive] ?? 5), near(threads), near(workers), small]);
  }
}
