/** Findings for the rows of the table of child lifetimes: which row applies is decided in stack/child-lifetime. */
import { childLifetime, type ChildLifetime, type LifetimeId, type LifetimeRow } from '../stack/child-lifetime';
import { settingEdits } from '../stack/mpm-edits';
import type { Stack } from '../stack/stack';
import type { Consequence } from '../httpd/config/problem';
import type { Fix, Found } from './types';

/** What a rule says of its row. */
export interface Said {
  readonly message: string;
  readonly consequence: Consequence;
  readonly fixes?: readonly Fix[];
}

/** The finding of a row, with its signs as related places. */
export function* lifetimeFindings(stack: Stack, id: LifetimeId, say: (row: LifetimeRow, lifetime: ChildLifetime) => Said): Generator<Found> {
  const lifetime = childLifetime(stack);
  for (const row of lifetime?.rows ?? []) {
    if (row.id !== id) continue;
    const { at, severity, signs, assumes } = row;
    const related = signs.flatMap((sign) => (sign.at === undefined || 'line' in sign.at && sign.at.line === at.line ? [] : [{ at: sign.at, message: sign.what }]));
    yield { at, severity, ...say(row, lifetime!), related, ...(assumes.length === 0 ? {} : { assumes }) };
  }
}

/** Gives one directive a value that the server does not have yet. */
export function setFix(stack: Stack, { mpm }: ChildLifetime, directive: string, value: number): readonly Fix[] {
  const edits = settingEdits(stack.config, mpm, new Map([[directive, value]]));
  return edits === undefined || edits.length === 0 ? [] : [{ title: `Set ${directive} ${value}`, safety: 'review', edits }];
}

/** Comments that say what no file says, each put above the line that a finding is about. */
export function assumeFix(title: string, name: string, { at }: LifetimeRow): Fix {
  const { file, block, line } = at;
  return { title, safety: 'review', edits: [{ kind: 'insertBefore', line: { file, block, line }, text: `# httpd-lint assume ${name}` }] };
}

/** `MaxRequestsPerChild 500 ends` or `MaxConnectionsPerChild, 10000 unless it is set, ends`. */
export function limitAsWritten({ limit, limitNode }: ChildLifetime): string {
  if (limitNode === undefined) return `MaxConnectionsPerChild, ${limit} unless it is set,`;
  const word = limitNode.words[0]?.value ?? '';
  return `${limitNode.name} ${word}${word === String(limit) ? '' : `, which httpd reads as ${limit},`}`;
}

/** What the module's presence alone proves. */
export function whenUsed({ gateway }: ChildLifetime): string {
  return gateway?.stateAware === 'known' ? '' : ' A comment or setting can say whether applications keep any.';
}

/** The two comments that say which kind of application the gateway serves; none once somebody said it. */
export function sessionKindFixes({ gateway }: ChildLifetime, row: LifetimeRow): readonly Fix[] {
  if (gateway?.stateAware !== 'possible') return [];
  return [
    assumeFix('Say that applications keep state-aware sessions', 'state-aware-sessions', row),
    assumeFix('Say that no application keeps state-aware sessions', 'no-state-aware-sessions', row),
  ];
}
