/** Requests that are answered by one feature each: settle, look, convert. */
import { definitionsAt } from '../features/definition';
import { findingsByFile } from '../features/file-findings';
import { withLookups } from '../features/lookups';
import { foldsOf } from '../features/folding';
import { hoverAt } from '../features/hover/hover';
import { linksOf } from '../features/links';
import { symbolsOf } from '../features/symbols';
import { tagNamesAt } from '../features/tags';
import { RULES } from '../rules/generated';
import { RULE_PAGES } from '../rules/pages.generated';
import type { FileSystem } from '../workspace/file-system';
import type { CodeActions } from './code-actions';
import { toLocation, toRange, type Border } from './convert';
import { toDocumentSymbol, toFoldingRange, toHover, toSymbolInformation } from './convert-features';
import { textAt } from './params';
import { RuleListRequest, RulePageRequest, type RulePage, type RuleSummary } from './protocol';
import type { RequestHandler } from './session';
import { positionOf, type Views } from './views';

export function featureHandlers({ withText, withView }: Views, border: Border, fileSystem: FileSystem, codeActions: CodeActions): Readonly<Record<string, RequestHandler>> {
  const { client, workspace } = border;

  return {
    'textDocument/hover': withView(async (view, params) => {
      const position = positionOf(params);
      const hover = await withLookups(fileSystem, (lookups) => hoverAt(view, position, lookups));
      return hover === undefined ? null : toHover(border, hover);
    }),
    'textDocument/codeAction': withView((view, params) => codeActions(view, params, findingsByFile(workspace, view.checks).get(view.file) ?? [], true)),
    'textDocument/documentSymbol': withText(({ uri, source }) => {
      const symbols = symbolsOf(source);
      return client.hierarchicalSymbols ? symbols.map(toDocumentSymbol) : toSymbolInformation(uri, symbols);
    }),
    'textDocument/foldingRange': withText(({ source }) => foldsOf(source).slice(0, client.foldingLimit).map(toFoldingRange)),
    'textDocument/documentLink': withView((view) => linksOf(view).map(({ range, target }) => ({ range: toRange(range), target: border.uri(target) }))),
    'textDocument/definition': withView((view, params) => definitionsAt(view, positionOf(params)).map((place) => toLocation(border, place))),
    'textDocument/linkedEditingRange': withText(({ source }, params) => {
      const ranges = tagNamesAt(source, positionOf(params));
      return ranges === undefined ? null : { ranges: ranges.map(toRange), wordPattern: '\\w+' };
    }),
    [RulePageRequest]: (params): RulePage | null => {
      const markdown = RULE_PAGES.get(textAt(params, 'id') ?? '');
      return markdown === undefined ? null : { markdown };
    },
    [RuleListRequest]: (): readonly RuleSummary[] => RULES.map(({ id, summary }) => ({ id, summary })),
  };
}
