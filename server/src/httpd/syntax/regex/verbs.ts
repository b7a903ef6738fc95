/** What follows `(*`: verbs such as `(*FAIL)` and assertions by name such as `(*pla:...)`. Follows parse_regex (pcre2_compile.c). */
import { type GroupKind, opens } from './item';
import { readVerbName } from './numbers';
import { fail, isLowerLetter, peek, type Scan } from './state';

/** Longest argument of a verb, in bytes (MAX_MARK of the 8-bit library). */
const MAX_ARGUMENT = 255;

interface NamedAssertion {
  readonly group: GroupKind;
  /** `atomic` may condition a `(?(`; the rest of the names may not. */
  readonly condition: 'yes' | 'no' | 'not-atomic';
  /** An atomic script run closes two groups with one parenthesis. */
  readonly twice?: boolean;
}

const AHEAD: NamedAssertion = { group: 'lookahead', condition: 'yes' };
const BEHIND: NamedAssertion = { group: 'lookbehind', condition: 'yes' };
const NOT_AHEAD: NamedAssertion = { group: 'notLookahead', condition: 'yes' };
const FREE_AHEAD: NamedAssertion = { group: 'lookahead', condition: 'not-atomic' };
const FREE_BEHIND: NamedAssertion = { group: 'lookbehind', condition: 'not-atomic' };
const SCRIPT: NamedAssertion = { group: 'script', condition: 'no' };
const ATOMIC_SCRIPT: NamedAssertion = { group: 'script', condition: 'no', twice: true };

const ASSERTIONS: ReadonlyMap<string, NamedAssertion> = new Map([
  ['pla', AHEAD], ['positive_lookahead', AHEAD], ['plb', BEHIND], ['positive_lookbehind', BEHIND],
  ['nla', NOT_AHEAD], ['negative_lookahead', NOT_AHEAD], ['nlb', BEHIND], ['negative_lookbehind', BEHIND],
  ['napla', FREE_AHEAD], ['non_atomic_positive_lookahead', FREE_AHEAD],
  ['naplb', FREE_BEHIND], ['non_atomic_positive_lookbehind', FREE_BEHIND],
  ['atomic', { group: 'atomic', condition: 'no' }],
  ['sr', SCRIPT], ['script_run', SCRIPT], ['asr', ATOMIC_SCRIPT], ['atomic_script_run', ATOMIC_SCRIPT],
]);

/** Verbs: whether an argument is needed, and whether the branch ends with it. */
const VERBS: ReadonlyMap<string, { readonly argument?: true; readonly ends: boolean }> = new Map([
  ['', { argument: true, ends: false }], ['MARK', { argument: true, ends: false }],
  ['ACCEPT', { ends: true }], ['F', { ends: true }], ['FAIL', { ends: true }],
  ['COMMIT', { ends: false }], ['PRUNE', { ends: false }], ['SKIP', { ends: false }], ['THEN', { ends: false }],
] as const);

/** Reads behind `(`, on the `*`. `expected`: an assertion must stand here. False: refused (`scan.fault`). */
export function readStarGroup(scan: Scan, expected: boolean, open: (group: GroupKind) => boolean): boolean {
  const next = peek(scan, 1);
  // `(*` at the end and `(*)` are left to the quantifier that follows nothing.
  if (next === -1 || next === 41) return true;
  return isLowerLetter(next) ? readAssertion(scan, expected, open) : readVerb(scan);
}

function readAssertion(scan: Scan, expected: boolean, open: (group: GroupKind) => boolean): boolean {
  const name = readVerbName(scan);
  if (name === undefined) return false;
  const assertion = ASSERTIONS.get(name);
  if (peek(scan) !== 58 || assertion === undefined) return fail(scan, 95);
  if (expected && assertion.condition !== 'yes') return fail(scan, assertion.condition === 'no' ? 28 : 98);
  scan.at++;
  if (assertion.group === 'script') {
    scan.depth++;
    scan.items.push(opens('script', scan.at));
    if (assertion.twice === true) {
      scan.items.push(opens('atomic', scan.at));
      scan.nests.push({ ...PLAIN_NEST, depth: scan.depth, options: { ...scan.options }, twice: true });
    }
    return true;
  }
  return open(assertion.group);
}

const PLAIN_NEST = { reset: false, conditionAssertion: false, twice: false, resetGroup: 0, maxGroup: 0 } as const;

function readVerb(scan: Scan): boolean {
  const name = readVerbName(scan);
  if (name === undefined) return false;
  const verb = VERBS.get(name);
  if ((peek(scan) !== 58 && peek(scan) !== 41) || verb === undefined) return fail(scan, 60);
  if (peek(scan) === 58 && peek(scan, 1) === 41) scan.at++;
  const hasArgument = peek(scan) === 58;
  if (verb.argument === true && !hasArgument) return fail(scan, 66);
  scan.repeatable = name === 'ACCEPT';
  scan.at++;
  if (hasArgument && !readArgument(scan)) return false;
  scan.items.push({ kind: 'verb', ends: verb.ends });
  return true;
}

/** All units up to the closing parenthesis. */
function readArgument(scan: Scan): boolean {
  const start = scan.at;
  while (peek(scan) !== 41) {
    if (scan.at >= scan.units.length) return fail(scan, 60);
    scan.at++;
  }
  if (scan.at - start > MAX_ARGUMENT) return fail(scan, 76);
  scan.at++;
  return true;
}
