/** Entries at a version. Versions are major × 100 + minor: 802 is 8.2. */
import type { IniSpec } from './types';

/** The oldest and the newest version that the catalogue speaks of. */
export const OLDEST = 704;
export const NEWEST = 805;

/** `8.2` or `8.2.36` as a number; undefined for anything else. */
export function versionNumber(text: string): number | undefined {
  const match = /^(\d+)\.(\d+)(?:\.\d+)?$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 100 + Number(match[2]);
}

/** 802 as `8.2`. */
export function versionText(version: number): string {
  return `${Math.floor(version / 100)}.${version % 100}`;
}

export function existsIn(spec: IniSpec, version: number): boolean {
  return (spec.since === undefined || versionNumber(spec.since)! <= version) && (spec.removed === undefined || versionNumber(spec.removed)! > version);
}

/** A build of PHP, as far as entries differ. */
export interface PhpBuild {
  /** Major × 100 + minor. */
  readonly version: number;
  /** Debian's, which has its own folder for sessions compiled in. */
  readonly debian?: boolean;
}

/** The value without any file; null is none. */
export function defaultIn(spec: IniSpec, { version, debian }: PhpBuild): string | null {
  if (debian === true && spec.debian !== undefined) return spec.debian;
  for (const { until, default: value } of spec.older ?? []) if (version < versionNumber(until)!) return value;
  return spec.default;
}

export function modeIn(spec: IniSpec, version: number): number {
  // The one entry whose mode changed: ext/sqlite3, 8.2.
  return spec.name === 'sqlite3.defensive' && version < 802 ? 4 : spec.mode;
}
