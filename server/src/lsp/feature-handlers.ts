/** Requests that are answered by one feature each: settle, look, convert. */
import { ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Position } from '../base/span';
import { actionsAt } from '../features/code-actions';
import { completionsAt } from '../features/completion';
import { definitionsAt } from '../features/definition';
import { findingsByFile } from '../features/file-findings';
import { foldsOf } from '../features/folding';
import { hoverAt } from '../features/hover/hover';
import { linksOf } from '../features/links';
import { symbolsOf } from '../features/symbols';
import { tagNamesAt } from '../features/tags';
import type { View } from '../features/view';
import { RULES } from '../rules/generated';
import { RULE_PAGES } from '../rules/pages.generated';
import type { Analysis } from './analysis';
import { toLocation, toRange, type Border } from './convert';
import { toCodeAction, toCompletionItem, toDocumentSymbol, toFoldingRange, toHover, toSymbolInformation } from './convert-features';
import type { Documents, OpenDocument } from './documents';
import { at, listAt, positionIn, rangeIn, textAt } from './params';
import { RuleListRequest, RulePageRequest, type RulePage, type RuleSummary } from './protocol';
import type { RequestHandler } from './session';

export function featureHandlers(analysis: Analysis, documents: Documents, border: Border): Readonly<Record<string, RequestHandler>> {
  const { client, workspace } = border;

  /** A handler for what needs the text alone. The document may be unknown: then there is nothing to say. */
  const withText = <T>(answer: (document: OpenDocument, params: unknown) => T): RequestHandler => (params) => {
    const document = documents.get(uriIn(params));
    return document === undefined ? null : answer(document, params);
  };

  /** A handler for what needs the configurations, settled. */
  const withView = <T>(answer: (view: View, params: unknown) => T): RequestHandler => async (params, token) => {
    const uri = uriIn(params);
    const snapshot = await analysis.settled();
    const document = documents.get(uri);
    if (document === undefined || cancelled(token)) return null;
    const { file, source } = document;
    return answer({ workspace, file, source, checks: snapshot.of(file) }, params);
  };

  return {
    'textDocument/hover': withView((view, params) => {
      const hover = hoverAt(view, position(params));
      return hover === undefined ? null : toHover(border, hover);
    }),
    'textDocument/codeAction': withView((view, params) => {
      const range = rangeIn(at(params, 'range'));
      if (range === undefined) throw invalid('a range');
      const findings = findingsByFile(workspace, view.checks).get(view.file) ?? [];
      const actions = actionsAt(view, { range, findings, hasPages: client.rulePageScheme !== undefined });
      const only = listAt(params, 'context', 'only').filter((kind): kind is string => typeof kind === 'string');
      return actions.map((action) => toCodeAction(border, action)).filter(({ kind }) => isWanted(kind ?? '', only));
    }),
    'textDocument/documentSymbol': withText(({ uri, source }) => {
      const symbols = symbolsOf(source);
      return client.hierarchicalSymbols ? symbols.map(toDocumentSymbol) : toSymbolInformation(uri, symbols);
    }),
    'textDocument/foldingRange': withText(({ source }) => foldsOf(source).slice(0, client.foldingLimit).map(toFoldingRange)),
    'textDocument/documentLink': withView((view) => linksOf(view).map(({ range, target }) => ({ range: toRange(range), target: border.uri(target) }))),
    'textDocument/definition': withView((view, params) => definitionsAt(view, position(params)).map((place) => toLocation(border, place))),
    'textDocument/documentHighlight': withText(({ source }, params) => (tagNamesAt(source, position(params)) ?? []).map((range) => ({ range: toRange(range), kind: 1 }))),
    'textDocument/linkedEditingRange': withText(({ source }, params) => {
      const ranges = tagNamesAt(source, position(params));
      return ranges === undefined ? null : { ranges: ranges.map(toRange), wordPattern: '\\w+' };
    }),
    'textDocument/completion': withView((view, params) => completionsAt(view, position(params)).map((item) => toCompletionItem(border, item))),
    [RulePageRequest]: (params): RulePage | null => {
      const markdown = RULE_PAGES.get(textAt(params, 'id') ?? '');
      return markdown === undefined ? null : { markdown };
    },
    [RuleListRequest]: (): readonly RuleSummary[] => RULES.map(({ id, summary }) => ({ id, summary })),
  };
}

function uriIn(params: unknown): string {
  const uri = textAt(params, 'textDocument', 'uri');
  if (uri === undefined) throw invalid('a document');
  return uri;
}

function position(params: unknown): Position {
  const found = positionIn(at(params, 'position'));
  if (found === undefined) throw invalid('a position');
  return found;
}

function invalid(what: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `The request lacks ${what}`);
}

function cancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

/** Kinds are paths: who asks for `source` gets `source.fixAll.httpdConfig`. Unasked, nothing is offered that concerns the whole file. */
function isWanted(kind: string, only: readonly string[]): boolean {
  if (only.length === 0) return kind !== '';
  return only.some((wanted) => kind === wanted || wanted === '' || kind.startsWith(`${wanted}.`));
}
