// The page of a rule, shown without a network. A finding's code links to `httpd-rule:/<topic>/<rule>.md`, a read-only file system
// whose files the server gives. VS Code opens a link with a scheme it does not know in an editor (in the Problems panel and in
// the hover alike), and the manifest associates this scheme with the Markdown preview (`workbench.editorAssociations`). That
// needs no browser, and works the same on the desktop, in a remote window and on the web; `vscode://` links, which would need
// the operating system to hand them back, do not, and `command:` links show the user a command line for a title.
// A file system and not a content provider, because its activation event brings an open page back after a restart.
import { commands, Disposable, EventEmitter, type FileChangeEvent, FileSystemError, type FileSystemProvider, FileType, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { RuleListRequest, type RulePage, type RulePageParams, RulePageRequest, type RuleSummary } from '../../server/src/lsp/protocol';
import type { Server } from './client';
import { ruleScheme, section } from './names';

const idOf = (uri: Uri): string => uri.path.replace(/^\//, '').replace(/\.md$/, '');

const uriOf = (id: string): Uri => Uri.from({ scheme: ruleScheme, path: `/${id}.md` });

async function pageBytes(server: Server, uri: Uri): Promise<Uint8Array> {
  const params: RulePageParams = { id: idOf(uri) };
  const client = await server.start();
  const page = await client.sendRequest<RulePage | null>(RulePageRequest, params);
  if (!page) throw FileSystemError.FileNotFound(uri);
  return new TextEncoder().encode(page.markdown);
}

/** The pages as files that can be read and nothing else. */
function pageFiles(server: Server): FileSystemProvider {
  const refuse = (): never => {
    throw FileSystemError.NoPermissions('The pages of the rules are part of the extension.');
  };
  return {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => new Disposable(() => undefined),
    stat: async (uri) => ({ type: FileType.File, ctime: 0, mtime: 0, size: (await pageBytes(server, uri)).length }),
    readFile: (uri) => pageBytes(server, uri),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

async function chooseRule(server: Server): Promise<string | undefined> {
  const client = await server.start();
  const rules = await client.sendRequest<readonly RuleSummary[]>(RuleListRequest);
  const items = rules.map((rule): QuickPickItem => ({ label: rule.id, description: rule.summary }));
  return (await window.showQuickPick(items, { placeHolder: 'Rule', matchOnDescription: true }))?.label;
}

/** Opens the page of a rule in the Markdown preview; asks which one when no id is given. */
async function openRulePage(server: Server, given: unknown): Promise<void> {
  const id = typeof given === 'string' ? given : await chooseRule(server);
  if (id) await commands.executeCommand('vscode.open', uriOf(id));
}

/** Registers the file system of the pages and the command that opens one. */
export function registerRulePages(server: Server): Disposable[] {
  return [
    workspace.registerFileSystemProvider(ruleScheme, pageFiles(server), { isCaseSensitive: true, isReadonly: true }),
    commands.registerCommand(`${section}.openRulePage`, (id: unknown) => openRulePage(server, id)),
  ];
}
