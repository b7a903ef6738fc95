/** References, highlights and renaming. */
import { DocumentHighlightKind, LSPErrorCodes, ResponseError, type DocumentHighlight, type Location, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import { highlightsAt, type Highlight } from '../features/names/highlights';
import { referencesAt } from '../features/names/references';
import { renameableAt, renameAt } from '../features/names/rename';
import { toLocation, toRange, toWorkspaceEdit, type Border } from './convert';
import { at, textAt } from './params';
import type { RequestHandler } from './session';
import { invalid, positionOf, type Views } from './views';

const HIGHLIGHTS: Readonly<Record<Highlight['kind'], DocumentHighlightKind>> = {
  text: DocumentHighlightKind.Text, read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write,
};

export function nameHandlers({ withText, withView }: Views, border: Border): Readonly<Record<string, RequestHandler>> {
  const { workspace } = border;
  return {
    'textDocument/references': withView((view, params): Location[] => {
      const isWanted = at(params, 'context', 'includeDeclaration') !== false;
      return referencesAt(view, positionOf(params)).filter(({ defines }) => isWanted || !defines).map(({ place }) => toLocation(border, place));
    }),
    'textDocument/documentHighlight': withText(({ file, source }, params): DocumentHighlight[] =>
      highlightsAt({ workspace, file, source, checks: [] }, positionOf(params)).map(({ range, kind }) => ({ range: toRange(range), kind: HIGHLIGHTS[kind] }))),
    'textDocument/prepareRename': withView((view, params): { range: Range; placeholder: string } | null => {
      const found = renameableAt(view, positionOf(params));
      if (found === undefined) return null;
      if ('refused' in found) throw refusal(found.refused);
      return { range: toRange(found.range), placeholder: found.name };
    }),
    'textDocument/rename': withView((view, params): WorkspaceEdit | null => {
      const to = textAt(params, 'newName');
      if (to === undefined) throw invalid('a name');
      const edits = renameAt(view, positionOf(params), to);
      if (edits === undefined) return null;
      if ('refused' in edits) throw refusal(edits.refused);
      return toWorkspaceEdit(border, edits);
    }),
  };
}

/** Shown to the user as it is. */
function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
