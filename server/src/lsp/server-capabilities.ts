/** What the server announces: to each client what it can take. */
import { TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features';
import { ACTION_KINDS } from './code-actions';
import { FORMAT_TRIGGERS } from './format-handlers';
import { tokenLegend } from './token-handlers';

/** Characters behind which an editor asks for completion by itself: what begins a tag, a variable, a flag, an argument. */
const TRIGGERS: readonly string[] = ['<', '/', '%', '{', '$', '[', ',', '=', ':', ' ', '"', '-', '+', '!'];

export function serverCapabilities(client: ClientFeatures): InitializeResult['capabilities'] {
  const { knows } = client;
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.pullDiagnostics ? { diagnosticProvider: { identifier: 'httpd', interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    ...(knows('hover') ? { hoverProvider: true } : {}),
    ...(knows('codeAction') ? { codeActionProvider: { codeActionKinds: ACTION_KINDS.filter(client.takesActions) } } : {}),
    ...(knows('documentSymbol') ? { documentSymbolProvider: true } : {}),
    ...(knows('foldingRange') ? { foldingRangeProvider: true } : {}),
    ...(knows('documentLink') ? { documentLinkProvider: { resolveProvider: false } } : {}),
    ...(knows('definition') ? { definitionProvider: true } : {}),
    ...(knows('documentHighlight') ? { documentHighlightProvider: true } : {}),
    ...(knows('linkedEditingRange') ? { linkedEditingRangeProvider: true } : {}),
    ...(client.inlayHints ? { inlayHintProvider: true } : {}),
    ...(client.codeLens ? { codeLensProvider: { resolveProvider: true } } : {}),
    ...(knows('completion') ? { completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: client.resolvesDocumentation } } : {}),
    ...(knows('formatting') ? { documentFormattingProvider: true } : {}),
    ...(knows('rangeFormatting') ? { documentRangeFormattingProvider: true } : {}),
    ...(knows('onTypeFormatting') ? { documentOnTypeFormattingProvider: FORMAT_TRIGGERS } : {}),
    ...(knows('signatureHelp') ? { signatureHelpProvider: { triggerCharacters: [' '], retriggerCharacters: [' '] } } : {}),
    ...(knows('references') ? { referencesProvider: true } : {}),
    ...(knows('rename') ? { renameProvider: client.prepareRename ? { prepareProvider: true } : true } : {}),
    ...(knows('selectionRange') ? { selectionRangeProvider: true } : {}),
    ...(knows('callHierarchy') ? { callHierarchyProvider: true } : {}),
    ...(client.workspaceSymbols ? { workspaceSymbolProvider: true } : {}),
    ...(client.tokenTypes.size > 0 ? { semanticTokensProvider: { legend: tokenLegend(client), full: client.tokenRequests.full ? { delta: client.tokenRequests.delta } : false, range: client.tokenRequests.range } } : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
