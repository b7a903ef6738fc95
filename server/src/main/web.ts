import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-languageserver/browser';
import { serve } from '../lsp/server';

declare const self: Worker & { close(): void };

serve(createMessageConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  files: undefined, canonical: (file) => file, watch: () => undefined, watchParent: () => undefined, readLoopback: undefined, exit: () => self.close(),
});
