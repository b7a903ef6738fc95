/** Ini entries of bcmath. */
import { ALL, type IniSpec } from '../types';

export const BCMATH_ENTRIES: readonly IniSpec[] = [
  { name: 'bcmath.scale', type: 'int', default: '0', mode: ALL, summary: 'Digits behind the point in bcmath functions that are given no scale.', range: [0, 2147483647], suffix: true },
];
