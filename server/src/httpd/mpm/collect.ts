import { ahCode } from './check';
import { mpmDirective, type MpmDirective } from './directives';
import { parseFactor, type FactorProblem } from '../syntax/float';
import { parseAtoi, parseBufferSize, parsePositive, parseSize, type LongBits } from '../syntax/numbers';
import { MAX_REQUESTS_PER_CHILD_NOTE, MPM_TABLES } from './tables';
import type { MpmName } from './types';

/** A directive as the walk over the configuration meets it. */
export interface WalkedDirective {
  /** As written, in any letter case. */
  readonly name: string;
  /** Its one word, unquoted and with variables replaced. */
  readonly value: string;
}

/** Why httpd stops at a number. */
export type NumberProblem = 'below-1' | 'below-512' | 'negative-or-too-large' | FactorProblem;

/** What the walk over the MPM directives leaves behind. */
export interface MpmSettings<T extends WalkedDirective> {
  /** By canonical name; the last one that was executed. */
  readonly settings: ReadonlyMap<string, number>;
  /** The directive that each of them comes from. */
  readonly origins: ReadonlyMap<string, T>;
  /** Notes about earlier names, of level info: plain `httpd -t` does not print them. */
  readonly notes: readonly { readonly ah: string; readonly at: T }[];
  /** The directive httpd stops at; what follows it was not read. */
  readonly fatal?: { readonly at: T; readonly problem: NumberProblem };
}

/**
 * Executes the MPM directives in the order of the walk.
 *
 * @param directives those in effect, top to bottom; other directives between them are passed over
 * @param longBits the width of the platform's `long`
 * @returns the values of the variables they write; a refused number ends the walk
 */
export function mpmSettings<T extends WalkedDirective>(mpm: MpmName, directives: Iterable<T>, longBits?: LongBits): MpmSettings<T> {
  const settings = new Map<string, number>();
  const origins = new Map<string, T>();
  const notes: { ah: string; at: T }[] = [];
  for (const at of directives) {
    const entry = mpmDirective(at.name);
    if (entry === undefined) continue;
    const note = noteOf(mpm, entry);
    if (note !== null) notes.push({ ah: ahCode(note), at });
    const value = numberOf(entry, at.value, longBits);
    if (typeof value === 'string') return { settings, origins, notes, fatal: { at, problem: value } };
    settings.set(entry.name, value);
    origins.set(entry.name, at);
  }
  return { settings, origins, notes };
}

function noteOf(mpm: MpmName, { alias }: MpmDirective): number | null {
  if (alias === 'MaxClients') return MPM_TABLES[mpm].maxClientsNote;
  return alias === 'MaxRequestsPerChild' ? MAX_REQUESTS_PER_CHILD_NOTE : null;
}

/**
 * Reads the word after one MPM directive.
 *
 * @param entry from `mpmDirective`
 * @returns the number, or why httpd refuses it
 */
function numberOf(entry: MpmDirective, text: string, longBits?: LongBits): number | NumberProblem {
  switch (entry.kind) {
    case 'atoi':
      return parseAtoi(text, longBits);
    case 'positive':
      return parsePositive(text, longBits) ?? 'below-1';
    case 'buffer':
      return parseBufferSize(text, longBits) ?? 'below-512';
    case 'factor':
      return parseFactor(text);
    case 'size': {
      const size = parseSize(text, longBits);
      if (size === undefined) return 'negative-or-too-large';
      return entry.name === 'MaxMemFree' ? memoryAsNumber(size) : Number(size);
    }
  }
}

// httpd keeps the low 32 bits only, and those are what a double would lose first: beyond 2^53 they stand for the whole.
function memoryAsNumber(size: bigint): number {
  return Number(size <= BigInt(Number.MAX_SAFE_INTEGER) ? size : BigInt.asUintN(32, size));
}
