/** Work that takes long is shown by clients that can, and can be ended there. */
import type { ClientFeatures } from './client-features';
import type { SendRequest } from './file-access';
import { at } from './params';

export interface Task {
  /** The user wants no more of it: what is under way should come to an end with what it has. */
  readonly cancelled: boolean;
  report(done: number, all: number): void;
  end(): void;
}

export interface ProgressMaker {
  start(title: string): Task;
  /** @param params of `window/workDoneProgress/cancel` */
  cancel(params: unknown): void;
}

/** Work that is done sooner is not worth a word. In milliseconds. */
const PATIENCE = 500;

export function progressMaker(client: ClientFeatures, send: SendRequest, notify: (method: string, params: unknown) => void): ProgressMaker {
  const running = new Map<string, () => void>();
  let tokens = 0;

  return {
    start(title) {
      const token = `httpd-${++tokens}`;
      let cancelled = false;
      let ended = false;
      let shown = false;
      let last = -1;
      const tell = (value: object): void => notify('$/progress', { token, value });
      const begin = async (): Promise<void> => {
        await send('window/workDoneProgress/create', { token });
        if (ended) return;
        shown = true;
        running.set(token, () => (cancelled = true));
        tell({ kind: 'begin', title, cancellable: true, percentage: 0 });
      };
      // A client that refuses a token is not shown anything.
      const timer = client.workDoneProgress ? setTimeout(() => void begin().catch(() => undefined), PATIENCE) : undefined;
      return {
        get cancelled() {
          return cancelled;
        },
        report(done, all) {
          const percentage = all === 0 ? 0 : Math.floor((done / all) * 100);
          if (!shown || ended || percentage === last) return;
          last = percentage;
          tell({ kind: 'report', message: `${done} of ${all}`, percentage });
        },
        end() {
          clearTimeout(timer);
          if (ended) return;
          ended = true;
          running.delete(token);
          if (shown) tell({ kind: 'end' });
        },
      };
    },
    cancel(params) {
      const token = at(params, 'token');
      if (typeof token === 'string') running.get(token)?.();
    },
  };
}
