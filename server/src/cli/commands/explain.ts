/** `httpd-lint explain RULE`. */
import type { ExitStatus } from '../main';
import type { Invocation } from '../options/parse';
import { suggestion } from '../../workspace/setting-values';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { RULE_PAGES } from '../../rules/pages.generated';

/** Prints the page of a rule as Markdown. */
export async function explainCommand({ paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const [id, ...more] = paths;
  if (id === undefined || more.length > 0) throw new UsageError('explain takes the id of one rule; httpd-lint rules lists them');
  const page = RULE_PAGES.get(id);
  if (page === undefined) throw new UsageError(`no rule is called "${id}"${suggestion(id, RULE_PAGES.keys())}`);
  terminal.out(page.endsWith('\n') ? page : `${page}\n`);
  return 0;
}
