// What happens on activation, the same on the desktop and on the web.
import { type ExtensionContext, type TextDocument, window, workspace } from 'vscode';
import { createServer, type MakeClient } from './client';
import { registerCommands } from './commands';
import { registerDetection } from './detect';
import { languageIds, productName } from './names';
import { registerRulePages } from './rule-pages';
import { registerStatus } from './status';
import { registerCapacity } from './views/capacity/panel';
import { registerEffective } from './views/effective/view';

let stopServer: (() => Promise<void>) | undefined;

/**
 * Registers everything and starts the server with the first Apache document. The extension is also activated by plain text
 * and properties files, to recognise configuration by its content: those alone start no server.
 */
export function activateExtension(context: ExtensionContext, make: MakeClient): void {
  const output = window.createOutputChannel(productName, { log: true });
  const server = createServer(make, output);
  stopServer = () => server.stop();

  const startFor = (document: TextDocument): void => {
    if (!languageIds.includes(document.languageId)) return;
    server.start().catch((error: unknown) => output.error(`The language server did not start: ${String(error)}`));
  };
  context.subscriptions.push(
    output,
    workspace.onDidOpenTextDocument(startFor),
    ...registerCommands(server, output),
    ...registerRulePages(server),
    ...registerStatus(server),
    ...registerDetection(context),
    ...registerCapacity(context, server),
    ...registerEffective(server),
  );
  workspace.textDocuments.forEach(startFor);
}

/** Ends the server; VS Code waits for the promise. */
export function deactivateExtension(): Promise<void> | undefined {
  return stopServer?.();
}
