// Entry in VS Code for the Web: the server is a worker.
import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient/browser';
import { activateExtension, deactivateExtension } from './extension';
import { productName, section } from './names';

/** A client whose worker starts and ends with it. */
function makeClient(script: string, options: LanguageClientOptions): LanguageClient {
  let worker: Worker | undefined;
  // The transports are made here: in the worker extension host `Worker` is a substitute, and the library, which asks
  // `instanceof Worker` of what a function returns, would not know it again.
  const client = new LanguageClient(section, productName, async () => {
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }, options);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) worker?.terminate();
  });
  return client;
}

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  activateExtension(context, (options) => makeClient(script, options));
}

export const deactivate = deactivateExtension;
