import type { CheckStep, CodePair, MpmName, MpmTable, RangeStep } from './types';

const pair = (first: number | null, later: number): CodePair => ({ first, later });

function range(step: string, directive: string, bounds: Omit<RangeStep, 'kind' | 'step' | 'directive' | 'lowest'> & { lowest?: number }): RangeStep {
  return { kind: 'range', step, directive, lowest: 1, ...bounds };
}

const frozen = (step: string, later: number) => ({ step, code: pair(null, later) });

const prefork: readonly CheckStep[] = [
  range('1', 'ServerLimit', { highest: 200000, high: pair(175, 176), low: pair(177, 178), frozen: frozen('2', 179) }),
  range('6', 'MaxRequestWorkers', { highest: 'ServerLimit', high: pair(180, 181), low: pair(182, 183) }),
  range('10', 'StartServers', { low: pair(184, 185) }),
  range('11', 'MinSpareServers', { low: pair(186, 187) }),
];

const worker: readonly CheckStep[] = [
  range('1', 'ServerLimit', { highest: 20000, high: pair(300, 301), low: pair(302, 303), frozen: frozen('2', 304) }),
  range('3', 'ThreadLimit', { highest: 20000, high: pair(305, 306), low: pair(307, 308), frozen: frozen('4', 309) }),
  range('5', 'ThreadsPerChild', { highest: 'ThreadLimit', high: pair(310, 311), low: pair(312, 313) }),
  { kind: 'workers', belowThreads: pair(314, 315), notMultiple: pair(316, 317), tooManyProcesses: pair(318, 319) },
  range('10', 'StartServers', { low: pair(320, 321) }),
  range('11', 'MinSpareThreads', { low: pair(322, 323) }),
];

const event: readonly CheckStep[] = [
  range('1', 'ServerLimit', { highest: 20000, high: pair(497, 498), low: pair(499, 500), frozen: frozen('2', 501) }),
  range('3', 'ThreadLimit', { highest: 100000, high: pair(502, 503), low: pair(504, 505), frozen: frozen('4', 506) }),
  range('5', 'ThreadsPerChild', { highest: 'ThreadLimit', high: pair(507, 508), low: pair(509, 510) }),
  { kind: 'workers', belowThreads: pair(511, 512), notMultiple: pair(513, 514), tooManyProcesses: pair(515, 516) },
  range('10', 'StartServers', { low: pair(517, 518) }),
  range('11', 'MinSpareThreads', { low: pair(519, 520) }),
];

const winnt: readonly CheckStep[] = [
  range('3', 'ThreadLimit', { highest: 15000, high: pair(439, 440), low: pair(441, 442), frozen: frozen('4', 443) }),
  range('5', 'ThreadsPerChild', { highest: 'ThreadLimit', high: pair(444, 445), low: pair(446, 447) }),
];

const netware: readonly CheckStep[] = [
  range('9', 'MaxThreads', { highest: 2048, high: pair(228, 229), low: pair(230, 2661) }),
  range('10', 'StartThreads', { lowest: 0, low: pair(231, 232) }),
  range('11', 'MinSpareThreads', { low: pair(233, 234) }),
];

const os2: readonly CheckStep[] = [
  range('10', 'StartServers', { lowest: 0, low: pair(213, 214) }),
  range('11', 'MinSpareThreads', { low: pair(215, 216) }),
];

const threaded = {
  ServerLimit: 16, ThreadLimit: 64, ThreadsPerChild: 25, MaxRequestWorkers: 400,
  StartServers: 3, MinSpareThreads: 75, MaxSpareThreads: 250,
};

/** Every MPM of 2.4, as its `*_check_config` in server/mpm has it. The defaults are constants: none follows another value. */
export const MPM_TABLES: Readonly<Record<MpmName, MpmTable>> = {
  prefork: {
    name: 'prefork', module: 'mpm_prefork_module', source: 'prefork.c', steps: prefork, maxClientsNote: 188, unix: true,
    defaults: { ServerLimit: 256, MaxRequestWorkers: 256, StartServers: 5, MinSpareServers: 5, MaxSpareServers: 10 },
  },
  worker: { name: 'worker', module: 'mpm_worker_module', source: 'worker.c', steps: worker, maxClientsNote: 324, unix: true, defaults: threaded },
  event: {
    name: 'event', module: 'mpm_event_module', source: 'event.c', steps: event, maxClientsNote: 521, unix: true,
    defaults: { ...threaded, AsyncRequestWorkerFactor: 2 },
  },
  winnt: {
    name: 'winnt', module: 'mpm_winnt_module', source: 'mpm_winnt.c', steps: winnt, maxClientsNote: null, unix: false,
    defaults: { ThreadLimit: 1920, ThreadsPerChild: 64 },
  },
  netware: {
    name: 'netware', module: 'mpm_netware_module', source: 'mpm_netware.c', steps: netware, maxClientsNote: null, unix: false,
    defaults: { MaxThreads: 2048, StartThreads: 50, MinSpareThreads: 10, MaxSpareThreads: 100, ThreadStackSize: 65536 },
  },
  os2: {
    name: 'os2', module: 'mpm_mpmt_os2_module', source: 'mpmt_os2.c', steps: os2, maxClientsNote: null, unix: false,
    defaults: { StartServers: 2, MinSpareThreads: 5, MaxSpareThreads: 10 },
  },
};

/** Size of the process table and threads of each process that mpmt_os2 has compiled in. */
export const OS2_LIMITS = { processes: 10, threadsPerProcess: 256 } as const;

/** Directives that keep the value of the last full start: a restart reports the first two and ignores the third silently. */
export const FROZEN_DIRECTIVES: readonly string[] = ['ServerLimit', 'ThreadLimit', 'ListenBacklog'];

/** Earlier names. Old and new write the same variable. */
export const MPM_ALIASES: Readonly<Record<string, string>> = {
  MaxClients: 'MaxRequestWorkers',
  MaxRequestsPerChild: 'MaxConnectionsPerChild',
};

/** Code of the note about MaxRequestsPerChild, the same in every MPM because the core reads it. */
export const MAX_REQUESTS_PER_CHILD_NOTE = 545;
