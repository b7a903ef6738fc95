// The page of a rule, shown without a network. A finding's code links to `httpd-rule:/<topic>/<rule>.md`, a virtual document
// whose text the server gives. VS Code opens a link with a scheme it does not know in an editor (in the Problems panel and in
// the hover alike), and the manifest associates this scheme with the Markdown preview (`workbench.editorAssociations`). That
// needs no browser, and works the same on the desktop, in a remote window and on the web; `vscode://` links, which would need
// the operating system to hand them back, do not, and `command:` links show the user a command line for a title.
import { commands, type Disposable, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { RuleListRequest, type RulePage, type RulePageParams, RulePageRequest, type RuleSummary } from '../../server/src/lsp/protocol';
import type { Server } from './client';
import { ruleScheme, section } from './names';

const idOf = (uri: Uri): string => uri.path.replace(/^\//, '').replace(/\.md$/, '');

const uriOf = (id: string): Uri => Uri.from({ scheme: ruleScheme, path: `/${id}.md` });

async function pageText(server: Server, uri: Uri): Promise<string> {
  const params: RulePageParams = { id: idOf(uri) };
  const client = await server.start();
  const page = await client.sendRequest<RulePage | null>(RulePageRequest, params);
  return page?.markdown ?? `# ${params.id}\n\nThere is no rule of this name in this version.\n`;
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
  if (id) await commands.executeCommand('markdown.showPreview', uriOf(id));
}

/** Registers the virtual documents and the command that opens one. */
export function registerRulePages(server: Server): Disposable[] {
  return [
    workspace.registerTextDocumentContentProvider(ruleScheme, { provideTextDocumentContent: (uri) => pageText(server, uri) }),
    commands.registerCommand(`${section}.openRulePage`, (id: unknown) => openRulePage(server, id)),
  ];
}
