import type { Rule } from './types';

/** Written by `npm run gen`: one entry per rule folder. */
export const RULES: readonly Rule[] = [];
