// What the Capacity view's page and the extension say to each other: plain JSON both ways.
import type { CapacityAnswer, CapacityParams } from '../../../../server/src/lsp/protocol';

/** What the user typed; missing where a field is empty. */
export type Question = Pick<CapacityParams, 'root' | 'memory' | 'wish'>;

export type FromPage =
  | { readonly type: 'ask'; readonly question: Question }
  | { readonly type: 'write'; readonly question: Question }
  | { readonly type: 'open'; readonly file: string; readonly line: number }
  | { readonly type: 'settings' };

/** Whether the running server is looked at, and if not, why. */
export type StatusState = 'off' | 'untrusted' | 'on';

export type ToPage =
  | { readonly type: 'answer'; readonly answer: CapacityAnswer; readonly document?: string; readonly status: StatusState }
  | { readonly type: 'written'; readonly text: string };
