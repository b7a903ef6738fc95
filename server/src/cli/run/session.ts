/** Named paths, read and checked: what every command that reads a configuration starts from. */
import { resolve } from 'node:path';
import { isTextCheck, type AnyCheck, type Check, type RuleFailed } from '../../workspace/check';
import type { FileId } from '../../workspace/file-system';
import type { Kind } from '../../workspace/roots';
import type { Workspace } from '../../workspace/workspace';
import type { RawOptions } from '../options/options';
import type { Terminal } from '../terminal';
import { Groups } from './groups';
import { displayer, toFileId, type Display } from './paths';
import type { StandardInput } from './targets';

/** A root with what was read and found. */
export interface Checked {
  readonly workspace: Workspace;
  readonly kind: Kind;
  readonly check: AnyCheck;
}

/** A root of httpd, which has a configuration. */
export interface CheckedServer extends Checked {
  readonly check: Check;
}

export function isServer(checked: Checked): checked is CheckedServer {
  return !isTextCheck(checked.check);
}

export interface Session {
  readonly checked: readonly Checked[];
  readonly display: Display;
  /** Files that alone are reported, by canonical path; undefined: all. */
  readonly only: ReadonlySet<FileId> | undefined;
  /** Whether a named path could not be read; it was said. */
  readonly failed: boolean;
  readonly ruleFailed: RuleFailed;
}

/**
 * Reads and checks what the command line names. A path that cannot be read is one line on standard error and does not keep the
 * others from being checked. Throws a `UsageError` where nothing can be done at all.
 */
export async function openSession(paths: readonly string[], options: RawOptions, terminal: Terminal): Promise<Session> {
  const { cwd } = terminal;
  const root = options.root as string | undefined;
  const named = paths.length === 0 && root === undefined ? [defaultPath(options, cwd)] : paths;
  const shownPaths = named.map((path) => (path === '-' ? stdinName(options) : path));
  const display = displayer(cwd, root === undefined ? shownPaths : [root, ...shownPaths]);
  const ruleFailed = failureTo(terminal);
  const input = named.includes('-') ? await standardInput(options, terminal) : undefined;
  const groups = new Groups({ options, terminal, input, display, ruleFailed });
  const failed = root === undefined ? await groups.addPaths(named) : groups.addRoot(root, named);
  return { checked: await groups.check(), display, only: groups.only, failed, ruleFailed };
}

/** With a sysroot, and outside it, no PATH means the sysroot. */
function defaultPath(options: RawOptions, cwd: string): string {
  const sysroot = options.sysroot as string | undefined;
  return sysroot !== undefined && !`${cwd}/`.startsWith(`${resolve(cwd, sysroot)}/`) ? sysroot : '.';
}

function stdinName(options: RawOptions): string {
  return (options['stdin-filename'] as string | undefined) ?? '<stdin>';
}

async function standardInput(options: RawOptions, terminal: Terminal): Promise<StandardInput> {
  return { file: toFileId(resolve(terminal.cwd, stdinName(options))), bytes: await terminal.input() };
}

function failureTo(terminal: Terminal): RuleFailed {
  return (rule, error) => {
    if (terminal.env['HTTPD_LINT_DEBUG']) throw error;
    terminal.error(`internal error in rule ${rule}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  };
}
