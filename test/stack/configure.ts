/** Configurations for the questions of the stack: files in memory, read as a server's. */
import type { Config } from '../../server/src/httpd/config/config';
import { RULES } from '../../server/src/rules/generated';
import type { Fix, StackRule } from '../../server/src/rules/types';
import type { Stack } from '../../server/src/stack/stack';
import { check, settle, type Check } from '../../server/src/workspace/check';
import { textEdit } from '../../server/src/workspace/locate';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/workspace/settings';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { memoryFiles } from '../harness/memory-files';

export interface Configured {
  readonly workspace: Workspace;
  readonly config: Config;
  readonly result: Check;
  /** What a rule of scope stack sees. */
  readonly source: Stack;
}

export interface Options {
  readonly settings?: Partial<Settings>;
  readonly files?: Readonly<Record<string, string>>;
  readonly root?: string;
  readonly complete?: boolean;
}

/**
 * Reads a text as Debian's root file and runs all rules; event runs where neither the text nor the settings load an MPM.
 * A rule that throws fails the test.
 */
export async function configure(text: string, options: Options = {}): Promise<Configured> {
  const { settings, files = {}, root: path = '/etc/apache2/apache2.conf', complete } = options;
  const workspace = new Workspace();
  workspace.settings = { ...DEFAULT_SETTINGS, profile: 'debian', ...(/mpm_\w+_module /.test(text) ? {} : { mpm: 'event' }), ...settings };
  const root: Root = { file: path, scope: 'server' };
  await settle(workspace, root, memoryFiles(new Map([[path, text], ...Object.entries(files)])));
  let source: Stack | undefined;
  const witness: StackRule = {
    id: 'mpm/witness', summary: 'Keeps what rules see', severities: [], scope: 'stack',
    check(stack) {
      const { config, assume, around, host } = stack;
      source = { config, assume, around, host, complete: complete ?? stack.complete, nodes: (...keys) => stack.nodes(...keys) };
      return [];
    },
  };
  const result = check(workspace, root, (rule, error) => {
    throw new Error(`${rule}: ${error instanceof Error ? error.stack : String(error)}`);
  }, [...RULES, witness]);
  return { workspace, config: result.config, result, source: source! };
}

/** The root's text after a fix that touches no other file. */
export function fixed({ workspace, result }: Configured, text: string, edits: Fix['edits']): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + column;
  const changes = edits.map((edit) => {
    const found = textEdit(workspace, result.plan, edit);
    if (found === undefined) throw new Error(`an edit leads nowhere: ${JSON.stringify(edit.kind)}`);
    return { from: offset(found.start.line, found.start.column), to: offset(found.end.line, found.end.column), text: found.text };
  });
  return changes.sort((a, b) => b.from - a.from || b.to - a.to).reduce((after, change) => after.slice(0, change.from) + change.text + after.slice(change.to), text);
}
