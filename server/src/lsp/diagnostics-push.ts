/** Diagnostics for clients that are told: a moment after the last change, and only for files whose findings are others now. */
import type { ClientFeatures } from './client-features';
import type { Diagnostics } from './diagnostics-pull';
import type { Reports } from './reports';
import type { Log } from './session';

/** Milliseconds without a change before findings are looked for. Where a look takes long, it waits for the end of a burst of keys. */
const pauseAfter = (cost: number): number => (cost < 50 ? 4 : Math.min(cost, 300));

export function pushDiagnostics(reports: Reports, client: ClientFeatures, notify: (method: string, params: unknown) => void, log: Log): Diagnostics {
  const published = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let cost = 0;

  async function publish(): Promise<void> {
    const start = Date.now();
    const current = await reports.all();
    cost = Date.now() - start;
    if (stopped) return;
    for (const { uri, items, resultId, version } of current.values()) {
      if (published.get(uri) === resultId || (items.length === 0 && !published.has(uri) && version === undefined)) continue;
      published.set(uri, resultId);
      notify('textDocument/publishDiagnostics', { uri, ...(version !== undefined && client.diagnosticVersions ? { version } : {}), diagnostics: items });
    }
    for (const uri of published.keys()) {
      if (current.has(uri)) continue;
      published.delete(uri);
      notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
    }
  }

  return {
    requests: {},
    refresh: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void publish().catch((error: unknown) => log(`publishing failed: ${String(error)}`)), pauseAfter(cost));
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
