/** What a finding rests on beyond the text. */
import type { Found, Severity } from '../types';

const STEPS: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The finding one step lower, with its assumptions named; the finding itself where it rests on nothing. */
export function restingOn(assumes: readonly string[], found: Found): Found {
  if (assumes.length === 0) return found;
  return { ...found, severity: STEPS[Math.min(STEPS.indexOf(found.severity) + 1, STEPS.length - 1)]!, assumes };
}
