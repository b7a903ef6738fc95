/** Every option of the command line, with its help. The order is that of `--help`. */
import type { ParseArgsConfig } from 'node:util';

export type Command = 'check' | 'effective' | 'capacity' | 'fix' | 'format' | 'rules' | 'explain';
export const COMMANDS: readonly Command[] = ['check', 'effective', 'capacity', 'fix', 'format', 'rules', 'explain'];

interface OptionSpec {
  readonly short?: string;
  /** Name of the value in the help; none for a flag. */
  readonly value?: string;
  readonly multiple?: boolean;
  /** Commands that know it; all that read a configuration when unset. */
  readonly only?: readonly Command[];
  readonly help: string;
}

const ALL = COMMANDS;

export const OPTIONS = {
  format: { short: 'f', value: 'FORMAT', only: ['check', 'fix', 'capacity'], help: 'text, json, sarif, github or checkstyle' },
  'server-root': { value: 'DIR', help: 'what httpd would get with -d' },
  define: { short: 'D', value: 'NAME', multiple: true, help: 'a name for <IfDefine>, as httpd -D' },
  env: { value: 'NAME=VALUE', multiple: true, help: 'a variable of the environment of httpd, for ${NAME}' },
  'env-file': { value: 'FILE', help: 'a file like the envvars of Debian' },
  profile: { value: 'NAME', help: 'debian, rhel, upstream or windows; told by the layout otherwise' },
  'httpd-version': { value: 'V', help: 'version of httpd, such as 2.4.62; the newest 2.4 otherwise' },
  'php-version': { value: 'V', help: 'version of PHP, such as 8.2' },
  mpm: { value: 'NAME', help: 'prefork, worker or event, where the text loads none' },
  'static-module': { value: 'ID', multiple: true, help: 'a module compiled into httpd, such as ssl_module' },
  sysroot: { value: 'DIR', help: 'DIR stands for /: what is not below it is unknown' },
  'host-files': { help: 'look up server paths on this machine' },
  'no-host-files': { help: 'do not look up server paths on this machine' },
  assume: { value: 'NAME', multiple: true, help: 'state-aware-sessions, php-sessions, bounded-memory, ...' },
  config: { value: 'FILE', help: 'settings file; .httpd-lint.json from the path upwards otherwise' },
  rule: { value: 'ID=SEVERITY', multiple: true, help: 'off, error, warning, info or hint for one rule; fix takes a rule or a topic alone, too' },
  topic: { value: 'NAME=SEVERITY', multiple: true, help: 'the same for all rules of a topic' },
  root: { value: 'FILE', only: ['check', 'fix'], help: 'the root configuration that the named files are parts of' },
  'as-root': { only: ['check', 'fix'], help: 'every named httpd file is a root' },
  'stdin-filename': { value: 'FILE', only: ['check', 'effective', 'capacity', 'format'], help: 'name of what - reads from standard input' },
  'max-warnings': { value: 'N', only: ['check', 'fix'], help: 'more warnings than N make the exit status 1' },
  quiet: { short: 'q', only: ['check', 'fix', 'format'], help: 'show errors only, and no summary' },
  json: { only: ['effective', 'capacity', 'rules'], help: 'print JSON' },
  'dump-includes': { only: ['effective'], help: 'print what httpd -t -D DUMP_INCLUDES prints' },
  'dump-config': { only: ['effective'], help: 'print what httpd -t -D DUMP_CONFIG prints (the default)' },
  'server-status': { value: 'FILE|URL', only: ['capacity'], help: 'a saved server-status?auto, or its http:// address on this machine' },
  url: { value: 'URL', only: ['effective'], help: 'what applies to one URL, or to a path without a host; --json too' },
  review: { only: ['fix'], help: 'apply fixes that change what the server does, too' },
  check: { only: ['format'], help: 'write nothing; the exit status is 1 where a file would change' },
  'dry-run': { only: ['fix', 'format'], help: 'print a diff and write nothing' },
  version: { only: ALL, help: 'print the version' },
  help: { short: 'h', only: ALL, help: 'print this' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

/** The values as they were typed. */
export type RawOptions = Partial<Record<OptionName, string | boolean | string[]>>;

/** Commands that read no configuration. */
const TEXT_COMMANDS: readonly Command[] = ['format', 'rules', 'explain'];

/** Whether a command knows an option. `format` has a settings file, the other two have not. */
export function belongsTo(name: OptionName, command: Command): boolean {
  const { only }: OptionSpec = OPTIONS[name];
  return only?.includes(command) ?? (!TEXT_COMMANDS.includes(command) || (command === 'format' && name === 'config'));
}

/** The same in the form of `util.parseArgs`. */
export function parseArgsOptions(): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(Object.entries(OPTIONS).map(([name, spec]: [string, OptionSpec]) => [name, {
    type: spec.value === undefined ? 'boolean' as const : 'string' as const,
    ...(spec.short === undefined ? {} : { short: spec.short }),
    ...(spec.multiple === true ? { multiple: true } : {}),
  }]));
}
