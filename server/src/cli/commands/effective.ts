/** `httpd-lint effective`: the configuration as httpd reads it. */
import type { ExitStatus } from '../main';
import type { Invocation } from '../options/parse';
import { openOneRoot } from '../run/one-root';
import { lineOf } from '../report/places';
import { firstErrorOf } from '../report/roots';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const OUTPUTS = ['json', 'dump-includes', 'dump-config', 'url'] as const;

/**
 * Prints the configuration in one of the forms; without any, as `--dump-config`; with `--url` what applies there. Exit status 1, and a line on standard error,
 * when httpd would refuse it: the list of files then ends where httpd stops reading, and there is no configuration to dump.
 */
export async function effectiveCommand({ options, paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const asked = OUTPUTS.filter((output) => options[output] !== undefined && options[output] !== false);
  const url = options['url'] as string | undefined;
  if (asked.length > (url !== undefined && options['json'] === true ? 2 : 1)) throw new UsageError(`one of ${asked.map((output) => `--${output}`).join(' and ')} is enough`);
  const { checked, where } = await openOneRoot(paths, options, terminal);
  const { config } = checked.check;
  const error = firstErrorOf(config, where);
  if (url !== undefined) terminal.out(await (await import('../effective/effective-url')).effectiveUrl(checked, where, url, options['json'] === true));
  else if (asked[0] === 'json') terminal.out((await import('../effective/effective-json')).effectiveJson(checked, where));
  else if (asked[0] === 'dump-includes') terminal.out((await import('../effective/dump-includes')).dumpIncludes(config, (site) => lineOf(where, site)));
  else if (error === null) terminal.out((await import('../effective/dump-config')).dumpConfig(config, (site) => lineOf(where, site)));
  if (error === null) return 0;
  terminal.error(`httpd rejects this configuration at ${error.file}:${error.line}: ${error.message}`);
  return 1;
}
