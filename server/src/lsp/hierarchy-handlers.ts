/** Symbols of the workspace, and who includes whom. */
import { SymbolKind, type CallHierarchyIncomingCall, type CallHierarchyItem, type CallHierarchyOutgoingCall, type SymbolInformation } from 'vscode-languageserver';
import { callersAt, incomingCalls, outgoingCalls, type Caller } from '../features/call-hierarchy';
import type { View } from '../features/view';
import { workspaceSymbols } from '../features/workspace-symbols';
import { isTextCheck } from '../workspace/check';
import type { Analysis, Snapshot } from './analysis';
import { toLocation, toRange, type Border } from './convert';
import { toSymbolKind } from './convert-features';
import type { Documents } from './documents';
import { at, rangeIn, textAt } from './params';
import type { RequestHandler } from './session';
import { fileIdOf } from './uri';
import { positionOf, type Views } from './views';

export function hierarchyHandlers({ withView }: Views, analysis: Analysis, documents: Documents, border: Border): Readonly<Record<string, RequestHandler>> {
  const { workspace } = border;

  /** A file as its configurations see it, open or not. */
  const viewOf = (file: string, snapshot: Snapshot): View | undefined => {
    const source = documents.of(file)[0]?.source ?? workspace.source(file);
    return source === undefined ? undefined : { workspace, file: workspace.canonical(file), source, checks: snapshot.of(workspace.canonical(file)) };
  };
  const toItem = ({ kind, name, detail, file, range, selection }: Caller): CallHierarchyItem => ({
    name, detail, kind: kind === 'file' ? SymbolKind.File : SymbolKind.Function, uri: border.uri(file), range: toRange(range), selectionRange: toRange(selection), data: { kind, file },
  });
  const asked = async (params: unknown): Promise<{ readonly view: View; readonly item: Caller } | undefined> => {
    const given = at(params, 'item');
    const file = textAt(given, 'data', 'file') ?? fileIdOf(textAt(given, 'uri') ?? '');
    const range = rangeIn(at(given, 'range'));
    const selection = rangeIn(at(given, 'selectionRange'));
    const view = file === undefined ? undefined : viewOf(file, await analysis.settled());
    if (view === undefined || range === undefined || selection === undefined) return undefined;
    return { view, item: { kind: textAt(given, 'data', 'kind') === 'macro' ? 'macro' : 'file', name: textAt(given, 'name') ?? '', detail: '', file: view.file, range, selection } };
  };

  return {
    'workspace/symbol': async (params): Promise<SymbolInformation[]> => {
      const snapshot = await analysis.settled();
      const roots = snapshot.active.flatMap((check) => {
        const view = isTextCheck(check) ? undefined : viewOf(check.root.file, snapshot);
        return view === undefined ? [] : [view];
      });
      return workspaceSymbols(roots, textAt(params, 'query') ?? '').map(({ name, kind, container, place }) => ({ name, kind: toSymbolKind(kind), containerName: container, location: toLocation(border, place) }));
    },
    'textDocument/prepareCallHierarchy': withView((view, params): CallHierarchyItem[] => callersAt(view, positionOf(params)).map(toItem)),
    'callHierarchy/incomingCalls': async (params): Promise<CallHierarchyIncomingCall[]> => {
      const found = await asked(params);
      return found === undefined ? [] : incomingCalls(found.view, found.item).map(({ other, ranges }) => ({ from: toItem(other), fromRanges: ranges.map(toRange) }));
    },
    'callHierarchy/outgoingCalls': async (params): Promise<CallHierarchyOutgoingCall[]> => {
      const found = await asked(params);
      return found === undefined ? [] : outgoingCalls(found.view, found.item).map(({ other, ranges }) => ({ to: toItem(other), fromRanges: ranges.map(toRange) }));
    },
  };
}
