// The language status item of an Apache document: as whose configuration it is read.
import { type Disposable, languages, Uri, window, workspace } from 'vscode';
import { type ServerStatus, ServerStatusNotification } from '../../server/src/lsp/protocol';
import type { Server } from './client';
import { languageId, productName, section } from './names';

const textOf = (status: ServerStatus): string => [status.mpm, status.profile].filter(Boolean).join(', ') || productName;

function detailOf(status: ServerStatus): string {
  const roots = status.roots.map((root) => workspace.asRelativePath(Uri.parse(root)));
  const reached = roots.length > 0 ? roots.join(', ') : 'a fragment: no root configuration reaches it';
  return [reached, ...(status.assumes ?? []).map((assumption) => `assumed: ${assumption}`)].join('; ');
}

/** Registers the status item; it follows the active editor and what the server last said about its document. */
export function registerStatus(server: Server): Disposable[] {
  const item = languages.createLanguageStatusItem(`${section}.status`, { language: languageId });
  item.name = productName;
  item.text = productName;
  item.command = { command: `${section}.setProfile`, title: 'Set Profile' };
  const known = new Map<string, ServerStatus>();

  function show(): void {
    const document = window.activeTextEditor?.document;
    const status = document && known.get(document.uri.toString());
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
  return [item, window.onDidChangeActiveTextEditor(show), workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString()))];
}
