import { MPM_ALIASES, MPM_TABLES } from './tables';
import type { MpmName } from './types';
import { isBefore24Line } from './version';

/**
 * How the word after a directive becomes a number: C's `atoi`; the same but at least 1; a buffer size; a non-negative
 * `long`; a floating point number.
 */
export type NumberKind = 'atoi' | 'positive' | 'buffer' | 'size' | 'factor';

/** Directives with a number that are no MPM's own, with their defaults (0: the system's value, or switched off). */
const COMMON: Readonly<Record<string, { readonly kind: NumberKind; readonly value: number; readonly unixOnly?: true }>> = {
  MaxConnectionsPerChild: { kind: 'atoi', value: 0 },
  GracefulShutdownTimeout: { kind: 'atoi', value: 0, unixOnly: true },
  MaxMemFree: { kind: 'size', value: 2048 },
  ThreadStackSize: { kind: 'size', value: 0 },
  ListenBacklog: { kind: 'positive', value: 511 },
  ListenCoresBucketsRatio: { kind: 'positive', value: 0 },
  ListenTCPDeferAccept: { kind: 'positive', value: 30 },
  SendBufferSize: { kind: 'buffer', value: 0 },
  ReceiveBufferSize: { kind: 'buffer', value: 0 },
};

/** A directive that an MPM or the core reads as a number on the MPM's behalf. */
export interface MpmDirective {
  /** The current name: MaxRequestWorkers also for MaxClients. */
  readonly name: string;
  readonly kind: NumberKind;
  /** The name that was asked for, spelled as httpd does, when it is an earlier one. */
  readonly alias?: string;
  readonly unixOnly?: true;
}

const BY_NAME: ReadonlyMap<string, MpmDirective> = new Map(
  [...allNames()].map(([written, entry]) => [written.toLowerCase(), entry]),
);

/** Keys (lower-cased names, earlier ones included) of every directive that an MPM, or the core for it, reads as a number. */
export const MPM_KEYS: readonly string[] = [...BY_NAME.keys()];

function* allNames(): Generator<[string, MpmDirective]> {
  for (const { defaults } of Object.values(MPM_TABLES))
    for (const name of Object.keys(defaults)) yield [name, { name, kind: name === 'AsyncRequestWorkerFactor' ? 'factor' : 'atoi' }];
  for (const [name, { kind, unixOnly }] of Object.entries(COMMON)) yield [name, { name, kind, unixOnly }];
  for (const [alias, name] of Object.entries(MPM_ALIASES)) yield [alias, { name, kind: 'atoi', alias }];
}

/**
 * Looks a directive up, whatever its letter case.
 *
 * @returns its entry, or undefined when no MPM has anything to do with it
 */
export function mpmDirective(name: string): MpmDirective | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/**
 * Says whether the server with this MPM knows a directive. A directive of another MPM is unknown to it, and that
 * ends the reading of the configuration.
 */
export function knowsDirective(mpm: MpmName, name: string): boolean {
  const entry = mpmDirective(name);
  if (entry === undefined) return false;
  if (entry.name in COMMON) return entry.unixOnly !== true || MPM_TABLES[mpm].unix;
  return entry.name in MPM_TABLES[mpm].defaults;
}

/**
 * Finds the MPM that a module identifier (`mpm_event_module`) or a source file name (`event.c`) stands for.
 *
 * @param name in httpd's own letter case, which `<IfModule>` compares exactly
 */
export function mpmNamed(name: string): MpmName | undefined {
  return Object.values(MPM_TABLES).find((table) => table.module === name || table.source === name)?.name;
}

/**
 * The compiled-in values of every directive that an MPM knows.
 *
 * In 2.2 a process ended after 10000 connections, kept all freed memory, and an unset MaxClients meant as many
 * processes as ServerLimit allows; the last is no constant and stands here as it is with the other defaults.
 *
 * @param version httpd's version; anything but 2.2 means 2.4
 * @returns values by canonical name, MaxMemFree in KiB, ThreadStackSize and the buffers in bytes
 */
export function mpmDefaults(mpm: MpmName, version?: string): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [name, { value, unixOnly }] of Object.entries(COMMON))
    if (unixOnly !== true || MPM_TABLES[mpm].unix) values[name] = value;
  Object.assign(values, MPM_TABLES[mpm].defaults);
  if (isBefore24Line(version)) Object.assign(values, { MaxConnectionsPerChild: 10000, MaxMemFree: 0 });
  return values;
}
