/** The table of docs/features.md says of this server what the server says of itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clientFeatures } from '../../server/src/lsp/client-features';
import { serverCapabilities } from '../../server/src/lsp/server-capabilities';

const REQUESTS = [
  'hover', 'completion', 'signatureHelp', 'definition', 'references', 'rename', 'documentHighlight', 'documentSymbol', 'foldingRange', 'documentLink', 'linkedEditingRange',
  'selectionRange', 'callHierarchy', 'codeAction', 'codeLens', 'inlayHint', 'formatting', 'rangeFormatting', 'onTypeFormatting', 'diagnostic',
];

const everything = {
  textDocument: {
    ...Object.fromEntries(REQUESTS.map((request) => [request, {}])), rename: { prepareSupport: true },
    completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } },
    semanticTokens: { requests: { full: { delta: true }, range: true }, tokenTypes: ['keyword'], tokenModifiers: [] },
  },
  workspace: { symbol: {} },
};

/** The member of the announcement that stands for a request. */
const MEMBERS: Readonly<Record<string, string>> = {
  'completionItem/resolve': 'completionProvider.resolveProvider', 'textDocument/prepareRename': 'renameProvider.prepareProvider', 'workspace/symbol': 'workspaceSymbolProvider',
  'textDocument/prepareCallHierarchy': 'callHierarchyProvider', 'textDocument/semanticTokens/full': 'semanticTokensProvider.full', 'textDocument/semanticTokens/full/delta': 'semanticTokensProvider.full.delta',
  'textDocument/semanticTokens/range': 'semanticTokensProvider.range', 'textDocument/formatting': 'documentFormattingProvider', 'textDocument/rangeFormatting': 'documentRangeFormattingProvider',
  'textDocument/onTypeFormatting': 'documentOnTypeFormattingProvider', 'workspace/diagnostic': 'diagnosticProvider.workspaceDiagnostics',
};

test('docs/features.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/features.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([\w/]+)` \| (\S+) \|/gm)].map(([, request, here]) => ({ request: request!, here: here! }));
  const announced = serverCapabilities(clientFeatures({ capabilities: everything }));
  const named = new Set<string>();
  for (const { request, here } of rows) {
    const path = (MEMBERS[request] ?? `${request.replace(/^textDocument\//, '')}Provider`).split('.');
    named.add(path[0]!);
    const value = path.reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], announced);
    assert.equal(Boolean(value), here === 'yes', `${request}: ${JSON.stringify(value)}`);
  }
  assert.deepEqual(Object.keys(announced).filter((key) => key.endsWith('Provider') && !named.has(key)), []);
});
