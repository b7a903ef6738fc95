/** Inlay hints and code lenses: answered when asked, and asked for again when another file changes what they say. */
import type { CancellationToken, CodeLens, Command, InlayHint } from 'vscode-languageserver';
import { lensesOf } from '../features/code-lens';
import type { Lens } from '../features/lens/types';
import { inlayHintsOf } from '../features/inlay-hints';
import type { View } from '../features/view';
import type { Analysis } from './analysis';
import { toPosition, toRange, type Border } from './convert';
import type { Documents, OpenDocument } from './documents';
import type { SendRequest } from './file-access';
import { at, rangeIn, textAt } from './params';
import type { RequestHandler } from './session';

/** How long a change waits for the next one before the editor is asked to look again. In milliseconds. */
const PAUSE = 400;

export interface Decorations {
  readonly requests: Readonly<Record<string, RequestHandler>>;
  refresh(): void;
  stop(): void;
}

/** Of more lenses than this the titles are worked out when the editor shows them (codeLens/resolve). */
const MOST_TITLES = 200;

/** The lenses a document was last given, and the titles that its editor has. */
interface Given {
  readonly id: number;
  readonly lenses: readonly Lens[];
  readonly titles: Map<number, string>;
}

function differs({ lenses, titles }: Given, now: readonly Lens[]): boolean {
  const moved = ({ range: { start, end } }: Lens, index: number): boolean => {
    const { start: newStart, end: newEnd } = now[index]!.range;
    return start.line !== newStart.line || start.column !== newStart.column || end.line !== newEnd.line || end.column !== newEnd.column;
  };
  if (lenses.length !== now.length || lenses.some(moved)) return true;
  return [...titles].some(([index, title]) => now[index]!.title !== title);
}

const WHOLE = { start: { line: 0, column: 0 }, end: { line: Number.MAX_SAFE_INTEGER, column: 0 } };

export function createDecorations(analysis: Analysis, documents: Documents, border: Border, send: SendRequest): Decorations {
  const { client, workspace } = border;
  /** What each kind said of a document when it was last asked for the whole of it. */
  const said = { hints: new Map<string, string>(), lenses: new Map<string, Given>() };
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function viewOf(params: unknown, token?: CancellationToken): Promise<{ readonly document: OpenDocument; readonly view: View } | undefined> {
    const uri = textAt(params, 'textDocument', 'uri') ?? '';
    const snapshot = await analysis.settled();
    const document = documents.get(uri);
    if (document === undefined || token?.isCancellationRequested === true) return undefined;
    const { file, source } = document;
    return { document, view: { workspace, file, source, checks: snapshot.of(file) } };
  }

  const requests: Record<string, RequestHandler> = {
    'textDocument/inlayHint': async (params, token): Promise<InlayHint[] | null> => {
      const found = await viewOf(params, token);
      if (found === undefined) return null;
      const all = inlayHintsOf(found.view, WHOLE);
      said.hints.set(found.document.uri, JSON.stringify(all));
      const range = rangeIn(at(params, 'range')) ?? WHOLE;
      return all.filter(({ position }) => position.line >= range.start.line && position.line <= range.end.line)
        .map(({ position, label, tooltip }) => ({ position: toPosition(position), label, tooltip, paddingLeft: true }));
    },
    'textDocument/codeLens': async (params, token): Promise<CodeLens[] | null> => {
      const found = await viewOf(params, token);
      if (found === undefined) return null;
      const { uri } = found.document;
      const given: Given = { id: ++count, lenses: lensesOf(found.view), titles: new Map() };
      said.lenses.set(uri, given);
      if (given.lenses.length > MOST_TITLES) return given.lenses.map(({ range }, index) => ({ range: toRange(range), data: { uri, id: given.id, index } }));
      return given.lenses.map(({ range }, index) => ({ range: toRange(range), command: commandOf(uri, given, index) }));
    },
    // A lens of an answer that is no longer the last one stays without words: the editor has asked again.
    'codeLens/resolve': (params): CodeLens => {
      const lens = params as CodeLens;
      const uri = textAt(params, 'data', 'uri') ?? '';
      const given = said.lenses.get(uri);
      const index = at(params, 'data', 'index');
      const isLast = given !== undefined && given.id === at(params, 'data', 'id') && typeof index === 'number' && given.lenses[index] !== undefined;
      return { ...lens, command: isLast ? commandOf(uri, given, index) : { title: '', command: '' } };
    },
  };

  /** A lens without a command's name is shown and does nothing: other editors do not have our commands. */
  function commandOf(uri: string, { lenses, titles }: Given, index: number): Command {
    const { title, action } = lenses[index]!;
    titles.set(index, title);
    return { title, command: action === undefined || client.rulePageScheme === undefined ? '' : 'httpdConfig.showCapacity', arguments: [uri] };
  }

  async function look(): Promise<void> {
    const snapshot = await analysis.settled();
    const open = documents.all().map(({ uri, file, source }) => ({ uri, view: { workspace, file, source, checks: snapshot.of(file) } }));
    // The editor asks by itself for the text that was changed; another answer elsewhere it cannot know of.
    const isStale = <T>(known: ReadonlyMap<string, T>, hasChanged: (before: T, view: View) => boolean): boolean =>
      open.some(({ uri, view }) => known.has(uri) && hasChanged(known.get(uri)!, view));
    if (client.inlayHintRefresh && isStale(said.hints, (before, view) => before !== JSON.stringify(inlayHintsOf(view, WHOLE)))) await send('workspace/inlayHint/refresh', undefined).catch(() => undefined);
    if (client.codeLensRefresh && isStale(said.lenses, (before, view) => differs(before, lensesOf(view)))) await send('workspace/codeLens/refresh', undefined).catch(() => undefined);
    for (const known of [said.hints, said.lenses]) for (const uri of known.keys()) if (documents.get(uri) === undefined) known.delete(uri);
  }

  return {
    requests,
    refresh: () => {
      if (!client.inlayHintRefresh && !client.codeLensRefresh) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look().catch(() => undefined), PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}
