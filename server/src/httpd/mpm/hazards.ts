import type { EffectiveMpm } from './effective';
import { asyncFactor } from './factor';
import { maxMemFreeKept } from './start';
import { MPM_TABLES } from './tables';
import type { MpmName } from './types';

/** A negative MaxConnectionsPerChild. */
export interface NegativeLifetime {
  readonly limit: number;
  /** prefork takes it as no limit; each child of worker and event ends as soon as it starts; winnt's after one connection. */
  readonly effect: 'unlimited' | 'fork-storm' | 'ends-after-first-connection';
}

/**
 * Finds a negative lifetime, which httpd accepts in silence.
 *
 * @param limit MaxConnectionsPerChild as read
 * @returns undefined for 0 and above, and for the MPMs whose behaviour is not known
 */
export function negativeLifetime(mpm: MpmName, limit: number): NegativeLifetime | undefined {
  if (limit >= 0) return undefined;
  switch (mpm) {
    case 'prefork':
      return { limit, effect: 'unlimited' };
    case 'worker':
    case 'event':
      return { limit, effect: 'fork-storm' };
    case 'winnt':
      return { limit, effect: 'ends-after-first-connection' };
    default:
      return undefined;
  }
}

/** MaxMemFree beyond 32 bits of bytes. */
export interface MemoryWrap {
  readonly kib: number;
  /** What httpd works with, in KiB. */
  readonly keptKib: number;
  readonly unlimited: boolean;
}

/**
 * Finds a MaxMemFree whose bytes don't fit into 32 bits: httpd keeps the rest of the division by 4194304 KiB.
 *
 * @param kib MaxMemFree as read, in KiB
 */
export function maxMemFreeWrap(kib: number): MemoryWrap | undefined {
  const keptKib = maxMemFreeKept(kib);
  return keptKib === kib ? undefined : { kib, keptKib, unlimited: keptKib === 0 };
}

/** What AsyncRequestWorkerFactor comes to. */
export interface FactorEffect {
  readonly written: number;
  readonly factor: number;
  /** Open connections at most, while all threads are idle. */
  readonly connections: number;
  /** True when the written number and the one in use differ. */
  readonly changed: boolean;
}

/**
 * Shows event's factor and the open connections that follow from it.
 *
 * @returns undefined for the other MPMs
 */
export function factorEffect({ mpm, values, capacity }: EffectiveMpm, version?: string): FactorEffect | undefined {
  if (mpm !== 'event') return undefined;
  const written = values.AsyncRequestWorkerFactor ?? 2;
  const { factor } = asyncFactor(written, version);
  return { written, factor, connections: capacity * (factor + 1), changed: factor !== written };
}

/** MaxRequestWorkers is left at its default, a constant, while what it has to fit was changed. */
export interface ConstantDefault {
  readonly constant: number;
  readonly workers: number;
  /** Those of ServerLimit and ThreadsPerChild that were set. */
  readonly changed: readonly string[];
}

/**
 * Finds an unset MaxRequestWorkers beside a ServerLimit or ThreadsPerChild: the default follows neither.
 *
 * @param settings as read, see `mpmSettings`
 * @returns undefined when it is set, nothing else is, or the MPM has none
 */
export function constantDefault(mpm: MpmName, settings: ReadonlyMap<string, number>): ConstantDefault | undefined {
  const { defaults } = MPM_TABLES[mpm];
  const constant = defaults.MaxRequestWorkers;
  if (constant === undefined || settings.has('MaxRequestWorkers')) return undefined;
  const changed = ['ServerLimit', 'ThreadsPerChild'].filter((name) => defaults[name] !== undefined && (settings.get(name) ?? defaults[name]) !== defaults[name]);
  if (changed.length === 0) return undefined;
  const value = (name: string): number => settings.get(name) ?? defaults[name] ?? 1;
  return { constant, workers: value('ServerLimit') * value('ThreadsPerChild'), changed };
}
