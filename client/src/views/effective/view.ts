// "What applies here?": a tree in the explorer and a read-only document, for the place of the cursor or a URL.
import {
  commands, type Disposable, EventEmitter, Range, type TextDocumentContentProvider, ThemeIcon, TreeItem, TreeItemCollapsibleState, type TreeDataProvider, Uri, window, workspace,
} from 'vscode';
import { type EffectivePlace, WhatAppliesRequest, type WhatAppliesAnswer, type WhatAppliesParams } from '../../../../server/src/lsp/protocol';
import type { Server } from '../../client';
import { languageId, section } from '../../names';
import { effectiveItems, type EffectiveItem } from './items';

const effectiveView = `${section}.effective`;
/** Scheme of the document that holds the answer. */
const effectiveScheme = 'httpd-effective';

/** How long a change of a text waits for the next one. In milliseconds. */
const PAUSE = 400;

/** Registers the view, the document and the commands. */
export function registerEffective(server: Server): Disposable[] {
  const changed = new EventEmitter<void>();
  const textChanged = new EventEmitter<Uri>();
  let question: WhatAppliesParams | undefined;
  let answer: WhatAppliesAnswer | undefined;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    if (question === undefined) return;
    const own = ++turn;
    const found = await (await server.start()).sendRequest<WhatAppliesAnswer>(WhatAppliesRequest, question);
    if (own !== turn) return;
    answer = found;
    await commands.executeCommand('setContext', `${section}.hasEffective`, true);
    tree.message = found.why ?? '';
    tree.description = found.model?.url ?? '';
    changed.fire();
    textChanged.fire(documentUri);
  }

  /** The place of the cursor, or the URL that a caller names. */
  async function here(url: unknown): Promise<void> {
    const editor = window.activeTextEditor;
    const document = editor?.document.languageId === languageId ? { textDocument: { uri: editor.document.uri.toString() }, position: { line: editor.selection.active.line, character: 0 } } : question ?? {};
    question = typeof url === 'string' ? { ...(document.textDocument === undefined ? {} : { textDocument: document.textDocument }), url } : document;
    await ask();
    await commands.executeCommand(`${effectiveView}.focus`);
  }

  async function forUrl(): Promise<void> {
    const value = answer?.model?.url ?? 'http://localhost/';
    const url = await window.showInputBox({ title: 'What applies to a URL?', prompt: 'A URL, a path such as /a/b, or file:/var/www/html/a.html for a file of the server', value });
    if (url !== undefined && url.trim() !== '') await here(url);
  }

  const documentUri = Uri.from({ scheme: effectiveScheme, path: '/What applies here' });
  const documents: TextDocumentContentProvider = { onDidChange: textChanged.event, provideTextDocumentContent: () => answer?.text ?? `${answer?.why ?? 'Nothing was asked yet.'}\n` };
  const provider: TreeDataProvider<EffectiveItem> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: (item) => [...(item?.children ?? (answer?.model === undefined ? [] : effectiveItems(answer.model, placeName)))],
  };
  const tree = window.createTreeView(effectiveView, { treeDataProvider: provider, showCollapseAll: true });

  return [
    changed, textChanged, tree,
    workspace.registerTextDocumentContentProvider(effectiveScheme, documents),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (question === undefined || !tree.visible || document.languageId !== languageId) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask().catch(() => undefined), PAUSE);
    }),
    commands.registerCommand(`${section}.whatAppliesHere`, (url: unknown) => shown(here(url))),
    commands.registerCommand(`${section}.whatAppliesToUrl`, () => shown(forUrl())),
    commands.registerCommand(`${section}.openEffective`, () => window.showTextDocument(documentUri, { preview: true })),
  ];
}

async function shown(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await window.showErrorMessage(`What applies cannot be told: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function placeName({ file, start }: EffectivePlace): string {
  return `${workspace.asRelativePath(Uri.parse(file))}:${start.line + 1}`;
}

function toTreeItem({ label, description, tooltip, icon, at, children, open }: EffectiveItem): TreeItem {
  const state = children.length === 0 ? TreeItemCollapsibleState.None : open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, state);
  item.iconPath = new ThemeIcon(icon);
  if (description !== undefined) item.description = description;
  item.tooltip = tooltip ?? label;
  if (at !== undefined) {
    const range = new Range(at.start.line, at.start.column, at.end.line, at.end.column);
    item.command = { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(at.file), { selection: range, preserveFocus: true }] };
  }
  return item;
}
