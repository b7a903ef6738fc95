// The language status item of an Apache document: as whose configuration it is read, and the list behind it.
import { commands, type Disposable, languages, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { type ServerStatus, ServerStatusNotification } from '../../server/src/lsp/protocol';
import type { Server } from './client';
import { languageId, productName, section } from './names';

const textOf = (status: ServerStatus): string => [status.mpm, status.profile].filter(Boolean).join(', ') || productName;

const nameOf = (uri: string): string => workspace.asRelativePath(Uri.parse(uri));

function detailOf({ roots, assumes = [] }: ServerStatus): string {
  const reached = roots.length > 0 ? roots.map(nameOf).join(', ') : 'a fragment: no root configuration reaches it';
  return assumes.length === 0 ? reached : `${reached}; ${assumes.length === 1 ? 'one assumption' : `${assumes.length} assumptions`}`;
}

interface StatusRow extends QuickPickItem {
  readonly run?: () => unknown;
}

/** Everything the server said about a document: roots to open, what was assumed, and where to say otherwise. */
function rowsOf(status: ServerStatus): StatusRow[] {
  const title = (label: string): StatusRow => ({ label, kind: QuickPickItemKind.Separator });
  const { profile = 'unknown', mpm = 'unknown', roots, assumes = [] } = status;
  return [
    { label: 'Profile', description: profile, run: () => commands.executeCommand(`${section}.setProfile`) },
    { label: 'MPM', description: mpm, run: () => commands.executeCommand('workbench.action.openSettings', `${section}.mpm`) },
    title('read from'),
    ...roots.map((root): StatusRow => ({ label: nameOf(root), run: () => commands.executeCommand('vscode.open', Uri.parse(root)) })),
    ...(roots.length === 0 ? [{ label: 'no root configuration: a fragment' }] : []),
    title('assumed'),
    ...assumes.map((assumption): StatusRow => ({ label: assumption, run: () => commands.executeCommand('workbench.action.openSettings', section) })),
  ];
}

async function showReading(status: ServerStatus | undefined): Promise<void> {
  if (!status) return void (await window.showInformationMessage('No Apache configuration is open in front, or it has not been read yet.'));
  const row = await window.showQuickPick(rowsOf(status), { placeHolder: `How ${nameOf(status.uri)} is read` });
  await row?.run?.();
}

/** Registers the status item and its command; both follow the active editor and what the server last said about its document. */
export function registerStatus(server: Server): Disposable[] {
  const item = languages.createLanguageStatusItem(`${section}.status`, { language: languageId });
  item.name = productName;
  item.text = productName;
  item.command = { command: `${section}.showReading`, title: 'Show' };
  const known = new Map<string, ServerStatus>();
  const current = (): ServerStatus | undefined => known.get(window.activeTextEditor?.document.uri.toString() ?? '');

  function show(): void {
    const status = current();
    item.text = status ? textOf(status) : productName;
    item.detail = status ? detailOf(status) : '';
  }

  server.onCreate((client) => {
    known.clear();
    client.onNotification(ServerStatusNotification, (status: ServerStatus) => {
      known.set(Uri.parse(status.uri).toString(), status);
      show();
    });
  });
  return [
    item,
    commands.registerCommand(`${section}.showReading`, () => showReading(current())),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
  ];
}
