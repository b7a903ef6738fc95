/** Files of a whole host in memory, with `‸` where the cursor is: what features see of them across languages. */
import { TEXT_FEATURES } from '../../server/src/features/text/languages';
import type { TextFeatures, TextView } from '../../server/src/features/text/text-features';
import type { View } from '../../server/src/features/view';
import type { Position } from '../../server/src/base/span';
import { isFileKind } from '../../server/src/workspace/around-kinds';
import { check, checkText, settle, type Check } from '../../server/src/workspace/check';
import type { FileSystem } from '../../server/src/workspace/file-system';
import { kindOf } from '../../server/src/workspace/roots';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { memoryFiles } from '../harness/memory-files';
import { CURSOR } from './marked';

export const SERVER = '/etc/apache2/apache2.conf';

export type AtCursor = { readonly fileSystem: FileSystem } & (
  | { readonly text: TextView; readonly offset: number; readonly features: TextFeatures }
  | { readonly httpd: View; readonly position: Position });

function failed(rule: string, error: unknown): never {
  throw new Error(`${rule}: ${String(error)}`);
}

/** The file with the cursor, and the server at `SERVER` where there is one; a part of that server is seen through it. */
export async function wholeHost(files: Readonly<Record<string, string>>): Promise<AtCursor> {
  const [file, marked] = Object.entries(files).find(([, text]) => text.includes(CURSOR))!;
  const offset = marked.indexOf(CURSOR);
  const fileSystem = memoryFiles(new Map(Object.entries(files).map(([path, text]) => [path, text.replace(CURSOR, '')])));
  const workspace = new Workspace();
  workspace.folders = ['/var/www'];
  const settled = async (root: Root): Promise<Check> => {
    await settle(workspace, root, fileSystem);
    return check(workspace, root, failed, []);
  };
  const servers = files[SERVER] === undefined ? [] : [await settled({ file: SERVER, scope: 'server' })];
  const kind = kindOf(file, marked);
  if (isFileKind(kind)) {
    const root: Root = { file, scope: 'server', kind };
    await settle(workspace, root, fileSystem);
    const text: TextView = { workspace, file, kind, source: workspace.text(file)!, host: {}, servers, check: checkText(workspace, root, kind, failed, []) };
    return { fileSystem, text, offset, features: TEXT_FEATURES[kind] };
  }
  const checks = kind === 'htaccess' ? [await settled({ file, scope: 'htaccess' })] : servers;
  const before = marked.slice(0, offset).split('\n');
  return { fileSystem, httpd: { workspace, file, source: workspace.source(file)!, checks, servers }, position: { line: before.length - 1, column: before.at(-1)!.length } };
}
