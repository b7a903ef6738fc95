/** Tells our own client how each open document is read, whenever that changes. */
import { statusOf } from '../features/status';
import type { Analysis } from './analysis';
import { defaultUri, type Border } from './convert';
import type { Documents } from './documents';
import { ServerStatusNotification, type ServerStatus } from './protocol';

const PAUSE = 50;

export function statusSender(analysis: Analysis, documents: Documents, border: Border, notify: (method: string, params: unknown) => void): { refresh(): void } {
  const sent = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function tell(): Promise<void> {
    const snapshot = await analysis.settled();
    for (const { uri, file, source } of documents.all()) {
      const { profile, mpm, roots, assumes } = statusOf({ workspace: border.workspace, file, source, checks: snapshot.of(file) });
      const status: ServerStatus = {
        uri, roots: roots.map(defaultUri), assumes,
        ...(profile === undefined ? {} : { profile }), ...(mpm === undefined ? {} : { mpm }),
      };
      const text = JSON.stringify(status);
      if (sent.get(uri) === text) continue;
      sent.set(uri, text);
      notify(ServerStatusNotification, status);
    }
    for (const uri of sent.keys()) if (documents.get(uri) === undefined) sent.delete(uri);
  }

  return {
    refresh: () => {
      // Other clients know nothing of it.
      if (border.client.rulePageScheme === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => void tell().catch(() => undefined), PAUSE);
    },
  };
}
