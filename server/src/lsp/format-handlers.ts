/** Formatting: whole, a range, and while typing. */
import { chooseStyle } from '../features/format/choose-style';
import { formatEdits, formatTyped, type FormatEdit, type Lines } from '../features/format/format';
import type { FormatStyle } from '../features/format/style';
import { closeSection } from '../features/on-type';
import { readEditorConfig } from '../workspace/editorconfig';
import type { FileSystem } from '../workspace/file-system';
import type { Workspace } from '../workspace/workspace';
import { toTextEdit, type Border } from './convert';
import type { Documents, OpenDocument } from './documents';
import { at, positionIn, rangeIn, textAt } from './params';
import type { RequestHandler } from './session';
import { invalid } from './views';

/** Characters after which a client asks for the layout of what was typed. */
export const FORMAT_TRIGGERS = { firstTriggerCharacter: '\n', moreTriggerCharacter: ['>'] };

/** How a document is laid out: settings, `.editorconfig`, and what the editor sends with its request. */
export async function styleFor({ path, file }: OpenDocument, workspace: Workspace, fileSystem: FileSystem, params: unknown): Promise<FormatStyle> {
  const config = await readEditorConfig(path, fileSystem);
  return chooseStyle(workspace.settingsOf({ file, scope: 'server' }), config, optionsIn(params));
}

/** The lines that a request for a range is about. A selection that ends before the first character of a line does not mean that line. */
export function linesIn(params: unknown): Lines {
  const range = rangeIn(at(params, 'range'));
  if (range === undefined) throw invalid('a range');
  return { first: range.start.line, last: range.end.column === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line };
}

export function formatHandlers(documents: Documents, { workspace }: Border, fileSystem: FileSystem): Readonly<Record<string, RequestHandler>> {
  /** Line ends are the editor's: it keeps those of the document whatever an edit says. */
  const handler = (edits: (document: OpenDocument, style: FormatStyle, params: unknown) => readonly FormatEdit[]): RequestHandler => async (params, token) => {
    const uri = textAt(params, 'textDocument', 'uri');
    if (uri === undefined) throw invalid('a document');
    const before = documents.get(uri);
    if (before === undefined) return null;
    const style = await styleFor(before, workspace, fileSystem, params);
    const document = documents.get(uri);
    if (document === undefined || document.isTooLarge || token.isCancellationRequested) return null;
    return edits(document, style, params).map(toTextEdit);
  };
  return {
    'textDocument/formatting': handler(({ source }, style) => formatEdits(source, style)),
    'textDocument/rangeFormatting': handler(({ source }, style, params) => formatEdits(source, style, linesIn(params))),
    'textDocument/onTypeFormatting': handler(({ source }, style, params) => {
      const position = positionIn(at(params, 'position'));
      if (position === undefined) throw invalid('a position');
      const typed = textAt(params, 'ch') ?? '';
      const closing = typed === '\n' ? closeSection(source, position) : undefined;
      return [...formatTyped(source, style, position.line, typed), ...(closing === undefined ? [] : [closing])];
    }),
  };
}

function optionsIn(params: unknown): Parameters<typeof chooseStyle>[2] {
  const options = at(params, 'options');
  const tabSize = at(options, 'tabSize');
  const flag = (key: string): boolean | undefined => {
    const value = at(options, key);
    return typeof value === 'boolean' ? value : undefined;
  };
  const [insertSpaces, trimTrailing, finalNewline] = [flag('insertSpaces'), flag('trimTrailingWhitespace'), flag('insertFinalNewline')];
  return {
    ...(typeof tabSize === 'number' && tabSize >= 1 && tabSize <= 64 ? { tabSize: Math.floor(tabSize) } : {}),
    ...(insertSpaces === undefined ? {} : { insertSpaces }), ...(trimTrailing === undefined ? {} : { trimTrailing }), ...(finalNewline === undefined ? {} : { finalNewline }),
  };
}
