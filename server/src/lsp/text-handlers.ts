/** Requests about documents of languages other than httpd's. */
import type { Position } from '../base/span';
import { TextFile } from '../base/text-file';
import { findingsByFile } from '../features/file-findings';
import type { FormatStyle } from '../features/format/style';
import { withLookups } from '../features/lookups';
import { TEXT_FEATURES } from '../features/text/languages';
import type { TextFeatures, TextView } from '../features/text/text-features';
import { isFileKind } from '../workspace/around-kinds';
import type { FileSystem } from '../workspace/file-system';
import { hostFactsOf } from '../workspace/read-text-root';
import type { Analysis } from './analysis';
import type { CodeActions } from './code-actions';
import { toLocation, toRange, toTextEdit, type Border } from './convert';
import { toCompletionItem, toDocumentSymbol, toFoldingRange, toHover, toSymbolInformation } from './convert-features';
import { readAs, type Documents, type OpenDocument } from './documents';
import { linesIn, styleFor } from './format-handlers';
import { at, positionIn, textAt } from './params';
import type { RequestHandler } from './session';
import { serversIn } from './views';

type Answer = (view: TextView, features: TextFeatures, params: unknown, document: OpenDocument) => unknown;

/**
 * Handlers for all documents: those of httpd are asked as they are given here, the others by their own language, and
 * semantic tokens know all languages. What a language does not have is answered with nothing.
 */
export function byLanguage(
  httpd: Readonly<Record<string, RequestHandler>>, analysis: Analysis, documents: Documents, border: Border, codeActions: CodeActions, fileSystem: FileSystem,
): Readonly<Record<string, RequestHandler>> {
  const own = answers(border, fileSystem);
  const entries = Object.entries(httpd).map(([method, handler]): [string, RequestHandler] => [method, async (params, token) => {
    const document = method.startsWith('textDocument/') ? documents.get(textAt(params, 'textDocument', 'uri') ?? '') : undefined;
    const kind = document === undefined ? undefined : readAs(document);
    if (document === undefined || !isFileKind(kind) || method.startsWith('textDocument/semanticTokens/')) return handler(params, token);
    const answer = own[method];
    if (answer === undefined) return null;
    const snapshot = await analysis.settled();
    if (documents.get(document.uri) !== document || token.isCancellationRequested) return null;
    const { workspace } = border;
    const { file } = document;
    const root = { file, scope: 'server', kind } as const;
    const view: TextView = {
      workspace, file, kind, source: workspace.text(file) ?? new TextFile(document.source.text), host: hostFactsOf(workspace.settingsOf(root)),
      check: snapshot.textsOf(file)[0], servers: serversIn(snapshot),
    };
    if (method !== 'textDocument/codeAction') return answer(view, TEXT_FEATURES[kind], params, document);
    const findings = findingsByFile(workspace, snapshot.active).get(file) ?? [];
    return codeActions({ workspace, file, source: document.source, checks: [] }, params, findings, false);
  }]);
  return Object.fromEntries(entries);
}

function answers(border: Border, fileSystem: FileSystem): Readonly<Record<string, Answer>> {
  const { client } = border;
  const style = (document: OpenDocument, params: unknown): Promise<FormatStyle> => styleFor(document, border.workspace, fileSystem, params);
  return {
    'textDocument/codeAction': () => null,
    'textDocument/hover': async (view, { hover }, params) => {
      const offset = offsetIn(view, params);
      const found = await withLookups(fileSystem, (lookups) => hover?.(view, offset, lookups));
      return found === undefined ? null : toHover(border, found);
    },
    'textDocument/completion': (view, { completions }, params) => (completions?.(view, offsetIn(view, params)) ?? []).map((item) => toCompletionItem(border, item)),
    'textDocument/documentSymbol': (view, { symbols }, _, { uri }) => {
      const found = symbols?.(view) ?? [];
      return client.hierarchicalSymbols ? found.map(toDocumentSymbol) : toSymbolInformation(uri, found);
    },
    'textDocument/foldingRange': (view, { folds }) => (folds?.(view) ?? []).slice(0, client.foldingLimit).map(toFoldingRange),
    'textDocument/documentLink': async (view, { links }) => {
      const found = await withLookups(fileSystem, (lookups) => links?.(view, lookups) ?? []);
      return found.map(({ range, target }) => ({ range: toRange(range), target: border.uri(target) }));
    },
    'textDocument/definition': (view, { definitions }, params) => (definitions?.(view, offsetIn(view, params)) ?? []).map((place) => toLocation(border, place)),
    'textDocument/formatting': async (view, { format }, params, document) => {
      const chosen = await style(document, params);
      return format(latest(view), chosen).map(toTextEdit);
    },
    'textDocument/rangeFormatting': async (view, { format }, params, document) => {
      const chosen = await style(document, params);
      return format(latest(view), chosen, linesIn(params)).map(toTextEdit);
    },
  };
}

/** The text as it is now: the document may have changed while a file was read. */
function latest({ workspace, file, source }: TextView): TextFile {
  return workspace.text(file) ?? source;
}

function offsetIn(view: TextView, params: unknown): number {
  const position: Position | undefined = positionIn(at(params, 'position'));
  return position === undefined ? 0 : view.source.offset(position);
}
