/** Handlers that need an open document, or the configurations that read it. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Position } from '../base/span';
import type { View } from '../features/view';
import { isTextCheck, type Check } from '../workspace/check';
import type { Analysis, Snapshot } from './analysis';
import type { Border } from './convert';
import type { Documents, OpenDocument } from './documents';
import { at, positionIn, textAt } from './params';
import type { RequestHandler } from './session';

export interface Views {
  /** A handler for what needs the text alone. The document may be unknown: then there is nothing to say. */
  withText<T>(answer: (document: OpenDocument, params: unknown) => T): RequestHandler;
  /** A handler for what needs the configurations, settled. */
  withView<T>(answer: (view: View, params: unknown, snapshot: Snapshot) => T): RequestHandler;
}

export function createViews(analysis: Analysis, documents: Documents, { workspace }: Border): Views {
  return {
    withText: (answer) => (params) => {
      const document = documents.get(uriIn(params));
      return document === undefined ? null : answer(document, params);
    },
    withView: (answer) => async (params, token) => {
      const uri = uriIn(params);
      const snapshot = await analysis.settled();
      const document = documents.get(uri);
      if (document === undefined || token.isCancellationRequested) return null;
      const { file, source } = document;
      return answer({ workspace, file, source, checks: snapshot.of(file), servers: serversIn(snapshot) }, params, snapshot);
    },
  };
}

/** The configurations that a server is started with, of those that have to do with an open document. */
export function serversIn({ active }: Pick<Snapshot, 'active'>): readonly Check[] {
  return active.flatMap((check) => (!isTextCheck(check) && check.root.scope === 'server' ? check : []));
}

function uriIn(params: unknown): string {
  const uri = textAt(params, 'textDocument', 'uri');
  if (uri === undefined) throw invalid('a document');
  return uri;
}

export function positionOf(params: unknown): Position {
  const found = positionIn(at(params, 'position'));
  if (found === undefined) throw invalid('a position');
  return found;
}

export function invalid(what: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `The request lacks ${what}`);
}
