/** Inlay hints and code lenses: answered when asked, and asked for again when another file changes what they say. */
import type { CancellationToken, CodeLens, InlayHint } from 'vscode-languageserver';
import { lensesOf } from '../features/code-lens';
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

const WHOLE = { start: { line: 0, column: 0 }, end: { line: Number.MAX_SAFE_INTEGER, column: 0 } };

export function createDecorations(analysis: Analysis, documents: Documents, border: Border, send: SendRequest): Decorations {
  const { client, workspace } = border;
  /** What each kind said of a document when it was last asked for the whole of it. */
  const said = { hints: new Map<string, string>(), lenses: new Map<string, string>() };
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
      const all = lensesOf(found.view);
      said.lenses.set(found.document.uri, JSON.stringify(all));
      // A lens without a command's name is shown and does nothing: other editors do not have our commands.
      const command = client.rulePageScheme === undefined ? '' : 'httpdConfig.showCapacity';
      return all.map(({ range, title, action }) => ({
        range: toRange(range), command: { title, command: action === undefined ? '' : command, arguments: [found.document.uri] },
      }));
    },
  };

  async function look(): Promise<void> {
    const snapshot = await analysis.settled();
    const open = documents.all().map(({ uri, file, source }) => ({ uri, view: { workspace, file, source, checks: snapshot.of(file) } }));
    // The editor asks by itself for the text that was changed; another answer elsewhere it cannot know of.
    const isStale = (known: ReadonlyMap<string, string>, now: (view: View) => unknown): boolean =>
      open.some(({ uri, view }) => known.has(uri) && known.get(uri) !== JSON.stringify(now(view)));
    if (client.inlayHintRefresh && isStale(said.hints, (view) => inlayHintsOf(view, WHOLE))) await send('workspace/inlayHint/refresh', undefined).catch(() => undefined);
    if (client.codeLensRefresh && isStale(said.lenses, lensesOf)) await send('workspace/codeLens/refresh', undefined).catch(() => undefined);
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
