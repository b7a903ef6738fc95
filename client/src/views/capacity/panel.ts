// The Capacity view: a panel beside the editor that shows the configuration of the Apache document last in front, and writes wishes.
import { commands, type Disposable, type ExtensionContext, Position, Range, type TextDocument, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { type CapacityAnswer, type CapacityEditAnswer, CapacityEditRequest, type CapacityParams, CapacityRequest } from '../../../../server/src/lsp/protocol';
import type { Server } from '../../client';
import { languageId, section } from '../../names';
import { capacityHtml, makeNonce } from './html';
import type { FromPage, Question, ToPage } from './messages';
import { statusSource } from './status-source';

const capacityView = `${section}.capacity`;

/** How long a change of a text waits for the next one. In milliseconds. */
const PAUSE = 250;

/** Registers the command, the panel and what keeps it up to date. */
export function registerCapacity(context: ExtensionContext, server: Server): Disposable[] {
  let panel: WebviewPanel | undefined;
  let document: string | undefined = frontDocument();
  let question: Question = {};
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: ToPage): void => void panel?.webview.postMessage(message);

  async function answer(): Promise<void> {
    if (panel === undefined) return;
    const own = ++turn;
    const { state, source } = statusSource();
    const found = document === undefined ? { roots: [], why: 'Open an Apache configuration file to see what its MPM comes to.' } : await ask(document, source);
    if (own === turn) tell({ type: 'answer', answer: found, status: state, ...(document === undefined ? {} : { document: workspace.asRelativePath(Uri.parse(document)) }) });
  }

  async function ask(uri: string, source: string | undefined): Promise<CapacityAnswer> {
    const params: CapacityParams = { textDocument: { uri }, ...question, ...(source === undefined ? {} : { statusSource: source }) };
    try {
      return await (await server.start()).sendRequest<CapacityAnswer>(CapacityRequest, params);
    } catch (error) {
      return { roots: [], why: `The language server does not answer: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  function answerSoon(): void {
    if (panel === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(() => void answer(), PAUSE);
  }

  async function write(): Promise<void> {
    const { wish, root } = question;
    if (document === undefined || wish === undefined) return;
    const client = await server.start();
    const found = await client.sendRequest<CapacityEditAnswer>(CapacityEditRequest, { textDocument: { uri: document }, wish, ...(root === undefined ? {} : { root }) });
    if ('why' in found) return tell({ type: 'written', text: found.why });
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(found.edit as Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]);
    if (edit === undefined || edit === null || !(await workspace.applyEdit(edit))) return tell({ type: 'written', text: 'The change could not be written.' });
    const changed = edit.entries().map(([uri]) => uri);
    tell({ type: 'written', text: `Written into ${changed.map((uri) => workspace.asRelativePath(uri)).join(', ')}; not saved yet.` });
    // What was changed is shown beside the view, and the keyboard stays where it is.
    for (const uri of changed) await window.showTextDocument(uri, { viewColumn: ViewColumn.One, preserveFocus: true, preview: false });
    answerSoon();
  }

  async function open(file: string, line: number): Promise<void> {
    const place = new Position(line, 0);
    await window.showTextDocument(Uri.parse(file), { viewColumn: ViewColumn.One, selection: new Range(place, place) });
  }

  function heard(message: FromPage): unknown {
    switch (message.type) {
      case 'ask':
        question = message.question;
        return answer();
      case 'write':
        question = message.question;
        return write().catch((error: unknown) => tell({ type: 'written', text: String(error) }));
      case 'open':
        return open(message.file, message.line);
      case 'settings':
        return commands.executeCommand('workbench.action.openSettings', `${section}.serverStatus`);
    }
  }

  function adopt(made: WebviewPanel): void {
    panel = made;
    made.iconPath = Uri.joinPath(context.extensionUri, 'media/icon.png');
    const { webview } = made;
    const dist = Uri.joinPath(context.extensionUri, 'dist');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.onDidReceiveMessage(heard);
    made.onDidDispose(() => {
      panel = undefined;
      question = {};
    });
    webview.html = capacityHtml(webview.asWebviewUri(Uri.joinPath(dist, 'capacity.js')).toString(), makeNonce());
  }

  /** @param uri of a document that the command was called for, by a code lens; else the one in front counts */
  function show(uri: unknown): void {
    document = typeof uri === 'string' ? uri : frontDocument() ?? document;
    if (panel === undefined) adopt(window.createWebviewPanel(capacityView, 'Capacity', { viewColumn: ViewColumn.Beside }, {}));
    else {
      panel.reveal();
      void answer();
    }
  }

  const isOurs = ({ languageId: id }: TextDocument): boolean => id === languageId;
  /** The palette offers the view from the first Apache document on, whatever is in front then. */
  const noteOpened = (opened: TextDocument): void => {
    if (isOurs(opened)) void commands.executeCommand('setContext', `${section}.hasConfiguration`, true);
  };
  workspace.textDocuments.forEach(noteOpened);
  return [
    workspace.onDidOpenTextDocument(noteOpened),
    commands.registerCommand(`${section}.showCapacity`, show),
    window.registerWebviewPanelSerializer(capacityView, { deserializeWebviewPanel: async (made) => adopt(made) }),
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor === undefined || !isOurs(editor.document) || editor.document.uri.toString() === document) return;
      document = editor.document.uri.toString();
      answerSoon();
    }),
    workspace.onDidChangeTextDocument(({ document: changed }) => isOurs(changed) && answerSoon()),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(section) && answerSoon()),
    workspace.onDidGrantWorkspaceTrust(answerSoon),
    { dispose: () => panel?.dispose() },
  ];
}

/** The Apache document in front, or else any that is shown. */
function frontDocument(): string | undefined {
  const shown = [window.activeTextEditor, ...window.visibleTextEditors].find((editor) => editor?.document.languageId === languageId);
  return shown?.document.uri.toString();
}
