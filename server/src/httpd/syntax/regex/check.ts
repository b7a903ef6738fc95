/**
 * Whether PCRE2 accepts a regular expression as httpd gives it to it. Follows pcre2_compile of PCRE2 10.42 and ap_regcomp
 * (server/util_pcre.c): bytes, names may occur twice, and no option that httpd sets makes it refuse a pattern.
 */
import { checkLookbehinds } from './lookbehind';
import { regexMessage, differsBetweenVersions } from './messages';
import { checkReferences } from './references';
import { scanPattern } from './scan';
import { compiledSize, LARGEST } from './size';
import { newlineReader, readStart } from './start';
import type { RegexFault, Scan } from './state';
import { textUnits, type Units } from './units';

export interface RegexError {
  /** UTF-16 offset in the pattern where PCRE2 stopped. */
  readonly offset: number;
  /** What is wrong, a phrase without a full stop. */
  readonly message: string;
  /** PCRE2's number of the error without its base of 100. */
  readonly code: number;
  /** Another release of PCRE2 may accept the pattern. */
  readonly varies: boolean;
}

/** Undefined: PCRE2 accepts the pattern, or it is not sure that it does not. */
export function regexProblem(pattern: string): RegexError | undefined {
  // The text ends at NUL for httpd, but its lines end there, too: there is none.
  const start = readStart(pattern);
  if (start.utf) return problemOf(pattern, start.end, start, textUnits(pattern, 'characters'));
  const problem = problemOf(pattern, start.end, start, textUnits(pattern, 'utf-8'));
  if (problem === undefined || !/[\x80-\uffff]/.test(pattern)) return problem;
  // The file may be in Latin-1, which httpd would have read as other bytes: both must be refused.
  if (/[^\x00-\xff]/.test(pattern)) return problem;
  return problemOf(pattern, start.end, start, textUnits(pattern, 'latin-1')) === undefined ? undefined : problem;
}

function problemOf(pattern: string, from: number, start: ReturnType<typeof readStart>, text: Units): RegexError | undefined {
  const fault: RegexFault | undefined = start.faultAt === undefined
    ? compile(text.units, from, start.utf, start.newline)
    : { code: 60, at: start.faultAt };
  if (fault === undefined) return undefined;
  const offset = text.offsets[Math.max(0, fault.at)] ?? pattern.length;
  return { offset, code: fault.code, message: regexMessage(fault.code), varies: differsBetweenVersions(fault.code) };
}

function compile(units: readonly number[], at: number, utf: boolean, newline: string): RegexFault | undefined {
  const scan: Scan = {
    units, utf, at, newlineAt: newlineReader(units, newline),
    options: { extended: false, extendedMore: false, noAutoCapture: false, duplicateNames: true },
    depth: 0, nests: [], groups: 0, names: [], duplicateNumbers: false, items: [], repeatable: false, expectsAssertion: 0,
    fault: undefined,
  };
  scanPattern(scan);
  if (scan.fault !== undefined) return scan.fault;
  if (scan.items.some((item) => item.kind === 'open' && item.group === 'lookbehind') && !checkLookbehinds(scan)) return scan.fault;
  if (!checkReferences(scan)) return scan.fault;
  return compiledSize(scan.items) > LARGEST ? { code: 20, at: units.length } : undefined;
}
