/**
 * How many processes and threads run as the web server's user when everything is busy, beside the number that the user may
 * have. The kernel counts tasks, so a thread counts like a process (RLIMIT_NPROC, pids.max of a control group).
 */
import { rememberedFor } from './recorder';
import type { TextPlace } from '../base/text-file';
import { valuePlace, type Place } from '../httpd/config/node';
import { taskNeed } from '../httpd/mpm/resources';
import { limitFor } from '../host/limits';
import { hostPools } from './fpm-pools';
import { ftpDemands } from './ftp-demands';
import { limitEntries } from './host-texts';
import { mpmOf, type MpmPicture } from './mpm';
import type { Stack } from './stack';

/** Keys of the directives that questions about the host ask about. */
export const PROCESS_KEYS: readonly string[] = ['user', 'fcgidmaxprocesses', 'proxypass', 'proxypassmatch', 'balancermember', 'proxyset'];

/** Something that runs as the user, and how many tasks of it there may be. */
export interface Demand {
  readonly kind: 'httpd' | 'fcgid' | 'fpm' | 'ftp';
  readonly count: number;
  /** `256 processes of httpd` */
  readonly words: string;
  readonly at: Place | TextPlace | undefined;
}

export interface UserLimit {
  readonly limit: number;
  /** `setting`: the user says so. `limits`: limits.conf of pam_limits does. */
  readonly source: 'setting' | 'limits';
  readonly at: TextPlace | undefined;
}

export interface ProcessPicture {
  readonly mpm: MpmPicture;
  /** As httpd's User has it; undefined where it is the default or a number. */
  readonly user: string | undefined;
  readonly demands: readonly Demand[];
  readonly total: number;
  readonly limit: UserLimit | undefined;
  /** What has to be so for some of the demands to count. */
  readonly assumes: readonly string[];
}

/** @returns undefined where nobody can say which MPM runs, or it is no Unix */
export const processPicture: (stack: Stack) => ProcessPicture | undefined = rememberedFor((stack: Stack) => compute(stack));

function compute(stack: Stack): ProcessPicture | undefined {
  const mpm = mpmOf(stack);
  const need = mpm === undefined ? undefined : taskNeed(mpm.effective);
  if (mpm === undefined || need === undefined) return undefined;
  const user = userOf(stack);
  // The parent runs as root.
  const own = need.running - 1;
  // Where no line sets the number, the line with the user has to do.
  const workers = ['MaxRequestWorkers', 'ServerLimit', 'ThreadsPerChild'].map((name) => mpm.set.get(name)?.node).find((node) => node !== undefined) ?? stack.nodes('user').at(-1);
  const httpd: Demand = { kind: 'httpd', count: own, words: `${own} ${mpm.name === 'prefork' ? 'processes' : 'processes and threads'} of httpd`, at: valuePlace(workers) };
  const limit = limitOf(stack, user);
  const ftp = user === undefined ? [] : ftpDemands(stack.around, user).map((demand) => ({ kind: 'ftp' as const, ...demand }));
  const certain: readonly Demand[] = [httpd, ...fcgid(stack), ...(user === undefined ? [] : fpmOf(stack, user)), ...ftp.filter(({ assumes }) => assumes === undefined)];
  // What is too much already needs no assumption; without the account's number nobody said that it is about one account.
  const assumed = limit?.source === 'setting' && sumOf(certain) <= limit.limit && !isOpen(certain) ? ftp.filter(({ assumes }) => assumes !== undefined) : [];
  const demands = [...certain, ...assumed];
  return { mpm, user, demands, total: sumOf(demands), limit, assumes: assumed.flatMap(({ assumes }) => assumes ?? []) };
}

function sumOf(demands: readonly Demand[]): number {
  return demands.reduce((sum, { count }) => sum + count, 0);
}

/** Whether nothing bounds one of them. */
export function isOpen(demands: readonly Demand[]): boolean {
  return demands.some(({ kind, count }) => kind === 'ftp' && count === 0);
}

function userOf(stack: Stack): string | undefined {
  const name = stack.nodes('user').at(-1)?.words[0]?.value;
  return name === undefined || /^#|\$\{/.test(name) ? undefined : name;
}

function limitOf({ host, around }: Stack, user: string | undefined): UserLimit | undefined {
  if (host.processLimit !== undefined) return { limit: host.processLimit, source: 'setting', at: undefined };
  const entries = limitEntries(around);
  const entry = user === undefined ? undefined : limitFor(entries, 'nproc', user, []);
  if (entry === undefined || !Number.isFinite(entry.value)) return undefined;
  return { limit: entry.value, source: 'limits', at: entries.find((each) => each === entry)?.place };
}

/** mod_fcgid starts programs as httpd's user; with suEXEC they are others'. */
function fcgid(stack: Stack): Demand[] {
  const { modules } = stack.config.commands;
  if (!modules.has('fcgid_module') || modules.has('suexec_module')) return [];
  const node = stack.nodes('fcgidmaxprocesses').at(-1);
  const count = node === undefined ? 1000 : Number.parseInt(node.words[0]?.value ?? '', 10);
  return Number.isNaN(count) ? [] : [{ kind: 'fcgid', count, words: `${count} FastCGI programs of mod_fcgid`, at: valuePlace(node) }];
}

function fpmOf(stack: Stack, user: string): Demand[] {
  return hostPools(stack).flatMap((pool): Demand[] => {
    const children = pool.settings.get('pm.max_children');
    if (pool.settings.get('user')?.text !== user || typeof children?.value !== 'number') return [];
    return [{ kind: 'fpm', count: children.value, words: `${children.value} children of the pool ${pool.name}`, at: pool.place(children.valueAt) }];
  });
}
