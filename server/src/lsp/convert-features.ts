/** Features' own types as the protocol's, apart from diagnostics and edits. */
import {
  CompletionItemKind, CompletionItemTag, FoldingRangeKind, InsertTextFormat, MarkupKind, SymbolKind,
  type CompletionItem, type DocumentSymbol, type FoldingRange, type Hover as LspHover, type MarkupContent, type SymbolInformation,
} from 'vscode-languageserver';
import type { Completion } from '../features/completion';
import type { Fold } from '../features/folding';
import type { Hover, Inline, CardPart } from '../features/hover/card';
import type { OutlineSymbol, SymbolKind as OwnKind } from '../features/symbols';
import { toRange, type Border } from './convert';

export function toHover(border: Border, { range, parts }: Hover): LspHover {
  const markdown = border.client.markdownHover;
  const blocks = parts.map((part) => block(border, part, markdown));
  return { contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: blocks.join('\n\n') }, range: toRange(range) };
}

function block(border: Border, part: CardPart, markdown: boolean): string {
  const inline = (parts: readonly Inline[]): string => parts.map((each) => (markdown ? asMarkdown(border, each) : asPlain(each))).join('');
  switch (part.kind) {
    case 'code':
      return markdown ? `\`\`\`apacheconf\n${part.text}\n\`\`\`` : part.text;
    case 'text':
      return inline(part.parts);
    case 'list':
      return part.items.map((item) => `- ${inline(item)}`).join('\n');
  }
}

function asMarkdown(border: Border, inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('code' in inline) return inCode(inline.code);
  if ('url' in inline) return `[${inline.label}](${inline.url})`;
  const { file, start } = inline.place;
  return `[${inline.label.replace(/[[\]\\]/g, '\\$&')}](${border.uri(file)}#L${start.line + 1})`;
}

/** As many backticks as the text needs around it. */
function inCode(text: string): string {
  const shown = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${shown === '' ? ' ' : shown}\`` : `${fence} ${shown} ${fence}`;
}

function asPlain(inline: Inline): string {
  if (typeof inline === 'string') return inline.replace(/\*\*|`/g, '');
  if ('code' in inline) return inline.code;
  return 'url' in inline ? `${inline.label}: ${inline.url}` : inline.label;
}

const KINDS: Readonly<Record<OwnKind, SymbolKind>> = {
  host: SymbolKind.Class, place: SymbolKind.Namespace, condition: SymbolKind.Operator, macro: SymbolKind.Function, section: SymbolKind.Struct,
  port: SymbolKind.Event, module: SymbolKind.Module, file: SymbolKind.File, constant: SymbolKind.Constant, call: SymbolKind.Method, property: SymbolKind.Property,
};

export function toSymbolKind(kind: OwnKind): SymbolKind {
  return KINDS[kind];
}

export function toDocumentSymbol({ name, detail, kind, range, selection, children }: OutlineSymbol): DocumentSymbol {
  return {
    name, kind: KINDS[kind], range: toRange(range), selectionRange: toRange(selection),
    ...(detail === '' ? {} : { detail }), ...(children.length > 0 ? { children: children.map(toDocumentSymbol) } : {}),
  };
}

/** For clients without a tree: the same symbols one after the other, each with the name of what holds it. */
export function toSymbolInformation(uri: string, symbols: readonly OutlineSymbol[], container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind: KINDS[kind], location: { uri, range: toRange(range) }, ...(container === undefined ? {} : { containerName: container }) },
    ...toSymbolInformation(uri, children, name),
  ]);
}

export function toFoldingRange({ first, last, kind }: Fold): FoldingRange {
  const shown = kind === 'comment' ? FoldingRangeKind.Comment : kind === 'region' ? FoldingRangeKind.Region : kind === 'imports' ? FoldingRangeKind.Imports : undefined;
  return { startLine: first, endLine: last, ...(shown === undefined ? {} : { kind: shown }) };
}

const ITEM_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  directive: CompletionItemKind.Property, section: CompletionItemKind.Class, closing: CompletionItemKind.Keyword, value: CompletionItemKind.EnumMember,
  module: CompletionItemKind.Module, file: CompletionItemKind.File, folder: CompletionItemKind.Folder, variable: CompletionItemKind.Variable, function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator, constant: CompletionItemKind.Constant, reference: CompletionItemKind.Reference, keyword: CompletionItemKind.Keyword, key: CompletionItemKind.Field,
};

/**
 * Snippets for clients that take them, plain text for all others.
 * @param isShort the client will ask for the documentation of what it shows
 */
export function toCompletionItem(border: Border, item: Completion, isShort = false): CompletionItem {
  const { label, kind, detail, documentation, replace, insert, snippet, rank, order, deprecated, additional } = item;
  const isSnippet = snippet !== undefined && border.client.snippets;
  return {
    label, kind: ITEM_KINDS[kind], ...(detail === '' ? {} : { detail }), sortText: `${rank}${order === undefined ? '' : String(order).padStart(3, '0')}${label.toLowerCase()}`, filterText: insert,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText, textEdit: { range: toRange(replace), newText: isSnippet ? snippet : insert },
    ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(additional === undefined ? {} : { additionalTextEdits: additional.map((edit) => ({ range: toRange(edit), newText: edit.text })) }),
    ...(border.client.labelDetails && documentation !== undefined && kind !== 'directive' && kind !== 'section' ? { labelDetails: { description: inShort(documentation) } } : {}),
    ...(isShort || documentation === undefined || documentation === '' ? {} : { documentation: toDocumentation(border, documentation) }),
  };
}

/** Characters that fit beside a label. */
const MAX_BESIDE = 48;

function inShort(text: string): string {
  const first = text.replaceAll('`', '').replace(/[.:;] .*$|\.$/s, '');
  return first.length > MAX_BESIDE ? `${first.slice(0, MAX_BESIDE - 1).trimEnd()}…` : first;
}

export function toDocumentation(border: Border, text: string): MarkupContent | string {
  return border.client.markdownCompletion ? { kind: MarkupKind.Markdown, value: text } : text.replaceAll('`', '');
}
