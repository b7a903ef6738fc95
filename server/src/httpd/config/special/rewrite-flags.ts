/** Flags of RewriteRule. Follows cmd_rewriterule_setflag (modules/mappers/mod_rewrite.c). */
import { catalog } from '../../catalog/catalog';
import { parseAtoi } from '../../syntax/numbers';
import type { RewriteFlag } from '../../syntax/rewrite';

/** Short and long names of the flags, lower case. Anything that begins with D is taken too, and ignored. */
const FLAGS: ReadonlySet<string> = new Set([
  'b', 'backrefescaping', 'bnp', 'backrefernoplus', 'bctls', 'c', 'chain', 'co', 'cookie', 'e', 'env', 'end', 'f', 'forbidden', 'g', 'gone',
  'h', 'handler', 'l', 'last', 'ne', 'noescape', 'n', 'next', 'ns', 'nosubreq', 'nc', 'nocase', 'p', 'proxy', 'pt', 'passthrough',
  'qsa', 'qsappend', 'qsd', 'qsdiscard', 'qsl', 'qslast', 's', 'skip', 't', 'type', 'unsafeprefixstat', 'unsafeallow3f', 'unc',
]);

/** httpd's complaint about one flag, undefined if it takes it. */
export function ruleFlagProblem({ key, value }: RewriteFlag): string | undefined {
  const name = key.toLowerCase();
  if (name === 'r' || name === 'redirect') return redirectProblem(value);
  if (name === 'bne') return value === '' ? "flag 'BNE' wants a list of characters (i.e. [BNE=...])" : undefined;
  return FLAGS.has(name) || name.startsWith('d') ? undefined : `unknown flag '${key}'`;
}

let statusCodes: ReadonlySet<number> | undefined;

/** A number has to be a status that httpd has a line for; other words than the known ones count as 0 and are taken. */
function redirectProblem(value: string): string | undefined {
  if (!/^\d/.test(value)) return undefined;
  // The newest releases know 103 as well.
  statusCodes ??= new Set([103, ...(catalog.shared['httpStatusCodes'] as readonly string[]).map(Number)]);
  return statusCodes.has(parseAtoi(value)) ? undefined : `invalid HTTP response code '${value}' for flag 'R'`;
}
