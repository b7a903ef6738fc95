/** One client's session: what it announced, its documents, and what answers its messages. */
import type { CancellationToken, InitializeResult, MessageConnection } from 'vscode-languageserver';
import { version } from '../../../package.json';
import { Workspace, type Root } from '../workspace/workspace';
import { Analysis } from './analysis';
import { capacityHandlers } from './capacity';
import { clientFeatures } from './client-features';
import { createCodeActions } from './code-actions';
import { completionHandlers } from './completion-handlers';
import { createConfiguration } from './configuration';
import { createDecorations } from './decorations';
import { defaultUri, type Border } from './convert';
import { pullDiagnostics } from './diagnostics-pull';
import { pushDiagnostics } from './diagnostics-push';
import { Documents } from './documents';
import { featureHandlers } from './feature-handlers';
import { effectiveHandlers } from './effective';
import { fileAccess, type SendRequest } from './file-access';
import { FolderAnalysis } from './folder-analysis';
import { formatHandlers } from './format-handlers';
import { hierarchyHandlers } from './hierarchy-handlers';
import type { Host } from './host';
import { nameHandlers } from './name-handlers';
import { at, listAt, textAt } from './params';
import { readingHandlers } from './reading-handlers';
import { progressMaker } from './progress';
import { Reports } from './reports';
import { serverCapabilities } from './server-capabilities';
import { statusSender } from './server-status';
import { byLanguage } from './text-handlers';
import { tokenHandlers } from './token-handlers';
import { fileIdOf } from './uri';
import { createViews } from './views';
import { WantedRoots } from './wanted-roots';
import { createWatching } from './watching';

export type RequestHandler = (params: unknown, token: CancellationToken) => unknown;

export interface Session {
  readonly initializeResult: InitializeResult;
  readonly requests: Readonly<Record<string, RequestHandler>>;
  readonly notifications: Readonly<Record<string, (params: unknown) => void>>;
  stop(): void;
}

export type Log = (message: string, type?: 1 | 2 | 3 | 4) => void;

/** A client that does not answer a question is taken to have no answer. In milliseconds. */
const PATIENCE = 20_000;

/** Findings wait this long for settings that a client announced and does not send. In milliseconds. */
const READY = 3000;

export function createSession(connection: MessageConnection, host: Host, initializeParams: unknown, log: Log): Session {
  const client = clientFeatures(initializeParams);
  const send: SendRequest = (method, params) => patiently(params === undefined ? connection.sendRequest(method) : connection.sendRequest(method, params));
  const notify = (method: string, params: unknown): void => void connection.sendNotification(method, params).catch(() => undefined);
  const fileSystem = fileAccess(host, client, send, (message) => log(message, 2));
  const workspace = new Workspace();
  const documents = new Documents(workspace, host);
  const wanted = new WantedRoots(workspace, fileSystem);
  let begin = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
    setTimeout(resolve, READY);
  });
  const progress = progressMaker(client, send, notify);
  const analysis = new Analysis(workspace, documents, wanted, fileSystem, ready, progress, log);
  const isShownUnopened = (root: Root): boolean => (workspace.settingsOf(root).diagnosticsScope ?? (client.pullDiagnostics ? 'workspace' : 'open')) === 'workspace';
  const folders = new FolderAnalysis(analysis, workspace, documents, wanted, fileSystem, progress, isShownUnopened, log);
  const border: Border = {
    client, workspace,
    uri: (file) => documents.of(file)[0]?.uri ?? defaultUri(file),
    version: (file) => documents.of(file)[0]?.version ?? null,
  };
  const codeActions = createCodeActions(border, fileSystem);
  const views = createViews(analysis, documents, border);
  const reports = new Reports(analysis, documents, border, () => folders.checks);
  const diagnostics = client.pullDiagnostics ? pullDiagnostics(reports, documents, client, send, log) : pushDiagnostics(reports, client, notify, log);
  const decorations = createDecorations(analysis, documents, border, send);
  const status = statusSender(analysis, documents, border, notify);
  const watching = createWatching(analysis, workspace, wanted, host, client, send);

  /** Something changed: everybody who shows findings or looks after files is told. */
  const refresh = (): void => {
    diagnostics.refresh();
    status.refresh();
    decorations.refresh();
    watching.refresh();
    folders.refresh();
  };
  folders.onChange(() => {
    diagnostics.refresh();
    watching.refresh();
  });
  const configuration = createConfiguration(initializeParams, workspace, wanted, fileSystem, client, send, log, () => {
    analysis.reset();
    refresh();
  });
  watching.onChange(refresh);
  watching.onSettings(() => configuration.refresh());
  const touched = (params: unknown): void => {
    const file = fileIdOf(textAt(params, 'textDocument', 'uri') ?? '');
    if (file !== undefined) watching.reported([file]);
  };

  return {
    initializeResult: { capabilities: serverCapabilities(client), serverInfo: { name: 'httpd-language-server', version } },
    requests: { ...diagnostics.requests, ...byLanguage({ ...featureHandlers(views, border, fileSystem, codeActions), ...completionHandlers(views, border, fileSystem), ...nameHandlers(views, border), ...readingHandlers(views, border), ...tokenHandlers(views, documents, border), ...hierarchyHandlers(views, analysis, documents, border), ...decorations.requests, ...formatHandlers(documents, border, fileSystem) }, analysis, documents, border, codeActions, fileSystem), ...capacityHandlers(analysis, documents, border, host, fileSystem), ...effectiveHandlers(analysis, documents, border, fileSystem) },
    notifications: {
      'initialized': () => void configuration.start().then(begin).then(refresh),
      'textDocument/didOpen': (params) => {
        const document = documents.open(params);
        if (document === undefined) return log('didOpen without uri and text was passed over', 2);
        analysis.changed(document.file);
        refresh();
      },
      'textDocument/didChange': (params) => {
        const document = documents.change(params);
        if (document === undefined) return log('didChange of a document that is not open was passed over', 2);
        analysis.changed(document.file);
        refresh();
      },
      'textDocument/didClose': (params) => {
        const document = documents.close(params);
        if (document === undefined) return;
        touched(params);
        analysis.changed(document.file);
        refresh();
      },
      'textDocument/didSave': (params) => {
        touched(params);
        refresh();
      },
      'workspace/didChangeWatchedFiles': (params) => watching.reported(listAt(params, 'changes').flatMap((change) => fileIdOf(textAt(change, 'uri') ?? '') ?? [])),
      'window/workDoneProgress/cancel': (params) => progress.cancel(params),
      'workspace/didChangeConfiguration': (params) => configuration.changed(at(params, 'settings')),
      'workspace/didChangeWorkspaceFolders': (params) => configuration.foldersChanged(params),
    },
    stop: () => {
      diagnostics.stop();
      decorations.stop();
      watching.stop();
      folders.stop();
    },
  };
}

function patiently(answer: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the client did not answer')), PATIENCE);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
