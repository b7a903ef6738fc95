// Entry on the desktop and on a remote machine: the server is a process of its own.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, deactivateExtension } from './extension';
import { productName, section } from './names';

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.node.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  activateExtension(context, (options) => new LanguageClient(section, productName, { run, debug }, options));
}

export const deactivate = deactivateExtension;
