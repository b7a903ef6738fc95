/**
 * Diagnostics for clients that ask. Open documents are asked for one by one; all other files of their configurations come with
 * `workspace/diagnostic`, whose answer waits until there is something to say.
 */
import { LSPErrorCodes, ResponseError, type CancellationToken, type Diagnostic } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features';
import type { Documents } from './documents';
import type { SendRequest } from './file-access';
import { listAt, textAt } from './params';
import type { Reports } from './reports';
import type { Log, RequestHandler } from './session';

export interface Diagnostics {
  readonly requests: Readonly<Record<string, RequestHandler>>;
  /** Something changed; called as often as it does. */
  refresh(): void;
  stop(): void;
}

/** Milliseconds without a change before a client is told to ask again for documents it did not change itself. */
const PAUSE = 100;

type DocumentReport = { kind: 'full'; resultId?: string; items: readonly Diagnostic[] } | { kind: 'unchanged'; resultId: string };

export function pullDiagnostics(reports: Reports, documents: Documents, client: ClientFeatures, send: SendRequest, log: Log): Diagnostics {
  /** What the client was last given for an open document, and for which version. */
  const given = new Map<string, { readonly resultId: string; readonly version: number }>();
  const waiting = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function documentDiagnostic(params: unknown): Promise<DocumentReport> {
    const uri = textAt(params, 'textDocument', 'uri') ?? '';
    const report = (await reports.all()).get(uri);
    if (report === undefined) return { kind: 'full', items: [] };
    const { resultId, items } = report;
    const document = documents.get(uri);
    if (document !== undefined) given.set(uri, { resultId, version: document.version });
    return textAt(params, 'previousResultId') === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  async function workspaceDiagnostic(params: unknown, token: CancellationToken): Promise<{ items: readonly object[] }> {
    const previous = new Map(listAt(params, 'previousResultIds').map((each) => [textAt(each, 'uri') ?? '', textAt(each, 'value')]));
    for (;;) {
      const current = await reports.all();
      const items: object[] = [];
      for (const { uri, items: found, resultId } of current.values()) {
        if (documents.get(uri) !== undefined || previous.get(uri) === resultId) continue;
        if (found.length > 0 || previous.has(uri)) items.push({ kind: 'full', uri, version: null, resultId, items: found });
      }
      for (const uri of previous.keys()) {
        if (uri !== '' && !current.has(uri) && documents.get(uri) === undefined) items.push({ kind: 'full', uri, version: null, items: [] });
      }
      if (items.length > 0 || stopped) return { items };
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        token.onCancellationRequested(() => resolve());
      });
    }
  }

  /** Documents whose findings changed through another file are asked for only when the client is told. */
  async function compare(): Promise<void> {
    const current = await reports.all();
    if (stopped) return;
    wake();
    const stale = documents.all().some(({ uri, version }) => {
      const known = given.get(uri);
      return known !== undefined && known.version === version && current.get(uri)?.resultId !== known.resultId;
    });
    for (const uri of given.keys()) if (documents.get(uri) === undefined) given.delete(uri);
    if (stale && client.diagnosticRefresh) await send('workspace/diagnostic/refresh', undefined);
  }

  function wake(): void {
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  return {
    requests: { 'textDocument/diagnostic': documentDiagnostic, 'workspace/diagnostic': workspaceDiagnostic },
    refresh: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void compare().catch((error: unknown) => log(`refreshing failed: ${String(error)}`, 2)), PAUSE);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      wake();
    },
  };
}
