// Entry in VS Code for the Web: the server is a worker.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, deactivateExtension } from './extension';
import { productName, section } from './names';

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  activateExtension(context, (options) => new LanguageClient(section, productName, async () => new Worker(script), options));
}

export const deactivate = deactivateExtension;
