/** From words to an exit status. Each command is loaded when it is asked for: `--version` should not wait for the engine. */
import { version } from '../../../package.json';
import { parseCommandLine, type Invocation } from './options/parse';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Nothing wrong; findings; bad usage or a path that cannot be read. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Runs the program. In: the arguments after its name. Out: the exit status. Whatever goes wrong is one line on standard error;
 * with HTTPD_LINT_DEBUG set a bug of ours shows its stack.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    return await dispatch(parseCommandLine(args), terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.error(error.message);
      return 2;
    }
    if (terminal.env['HTTPD_LINT_DEBUG']) throw error;
    terminal.error(`internal error: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return 2;
  }
}

async function dispatch(invocation: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const { command, options } = invocation;
  if (options.version === true) {
    terminal.out(`httpd-lint ${version}\n`);
    return 0;
  }
  if (options.help === true) {
    terminal.out((await import('./options/help')).helpText());
    return 0;
  }
  switch (command) {
    case 'check':
      return (await import('./commands/check')).checkCommand(invocation, terminal);
    case 'fix':
      return (await import('./commands/fix')).fixCommand(invocation, terminal);
    case 'effective':
      return (await import('./commands/effective')).effectiveCommand(invocation, terminal);
    case 'capacity':
      return (await import('./commands/capacity')).capacityCommand(invocation, terminal);
    case 'format':
      return (await import('./commands/format')).formatCommand(invocation, terminal);
    case 'rules':
      return (await import('./commands/rules')).rulesCommand(invocation, terminal);
    case 'explain':
      return (await import('./commands/explain')).explainCommand(invocation, terminal);
  }
}
