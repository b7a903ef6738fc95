/** The words of the command line, sorted into a command, its options and its paths. */
import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error';
import { belongsTo, COMMANDS, parseArgsOptions, type Command, type OptionName, type RawOptions } from './options';

export interface Invocation {
  readonly command: Command;
  readonly options: RawOptions;
  /** What is left: paths, or the rule to explain. */
  readonly paths: readonly string[];
}

/**
 * Reads the arguments after the program's name. The first word that is no option may name the command, `check` otherwise;
 * after `--` every word is a path. Throws a `UsageError` for what no command, or not this command, knows.
 */
export function parseCommandLine(args: readonly string[]): Invocation {
  const { values, tokens } = parsed(args);
  const positionals = tokens.filter((token) => token.kind === 'positional');
  const terminator = tokens.find((token) => token.kind === 'option-terminator')?.index ?? Infinity;
  const first = positionals[0];
  const named = first !== undefined && first.index < terminator ? COMMANDS.find((command) => command === first.value) : undefined;
  const command = named ?? 'check';
  const options = values as RawOptions;
  for (const name of Object.keys(options) as OptionName[]) {
    if (!belongsTo(name, command)) throw new UsageError(`--${name} is no option of ${command}`);
  }
  return { command, options, paths: positionals.slice(named === undefined ? 0 : 1).map((token) => token.value) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: parseArgsOptions(), allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    const [line = 'bad usage'] = (error as Error).message.split('\n');
    throw new UsageError(line.replace(/\. To specify a positional.*$/, '').replace(/\.$/, ''));
  }
}
