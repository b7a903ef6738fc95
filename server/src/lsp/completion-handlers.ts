/** Completion, and the documentation of one choice when the client asks for it. */
import type { CompletionItem } from 'vscode-languageserver';
import { completionsAt, type Completion } from '../features/completion';
import { withLookups } from '../features/lookups';
import type { FileSystem } from '../workspace/file-system';
import type { Border } from './convert';
import { toCompletionItem, toDocumentation } from './convert-features';
import { at, textAt } from './params';
import type { RequestHandler } from './session';
import { positionOf, type Views } from './views';

export function completionHandlers({ withView }: Views, border: Border, fileSystem: FileSystem): Readonly<Record<string, RequestHandler>> {
  const { client } = border;
  /** The last list: a client asks for the documentation of what it shows, and shows one list. */
  let shown: readonly Completion[] = [];
  let list = 0;
  return {
    'textDocument/completion': withView(async (view, params) => {
      const position = positionOf(params);
      const typed = at(params, 'context', 'triggerKind') === 2 ? textAt(params, 'context', 'triggerCharacter') : undefined;
      const items = await withLookups(fileSystem, (lookups) => completionsAt(view, position, lookups, typed));
      if (!client.resolvesDocumentation) return items.map((item) => toCompletionItem(border, item));
      shown = items;
      list++;
      return items.map((item, index): CompletionItem => ({ ...toCompletionItem(border, item, true), data: [list, index] }));
    }),
    'completionItem/resolve': (params) => {
      const data = at(params, 'data');
      const [number, index] = Array.isArray(data) ? data as readonly unknown[] : [];
      const item = number === list && typeof index === 'number' ? shown[index] : undefined;
      const { documentation } = item ?? {};
      return { ...(params as CompletionItem), ...(documentation === undefined || documentation === '' ? {} : { documentation: toDocumentation(border, documentation) }) };
    },
  };
}
