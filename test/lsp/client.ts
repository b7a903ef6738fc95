/** A client for tests: says what it is told to, remembers what it hears, and waits for what is asked of it. */
import { type ChildProcessWithoutNullStreams } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, type Diagnostic, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { spawnServer } from './server-program';

export interface ClientOptions {
  readonly capabilities?: unknown;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  /** Answer to `workspace/configuration`; read again at each question. */
  readonly settings?: () => unknown;
  /** Answers to other requests of the server. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
  /** Members of the initialize request that replace what is said otherwise. */
  readonly initialize?: Readonly<Record<string, unknown>>;
  /** Numeric user to run the server as. */
  readonly user?: number;
}

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Generous: all suites share two cores. */
const PATIENCE = 60_000;

export class TestClient {
  readonly connection: MessageConnection;
  readonly child: ChildProcessWithoutNullStreams;
  readonly exited: Promise<number | null>;
  /** Everything the server asked or said, in order. */
  readonly heard: { readonly method: string; readonly params: unknown }[] = [];
  readonly published: Published[] = [];
  stderr = '';
  initializeResult: { capabilities: Record<string, unknown>; serverInfo?: { name: string; version?: string } } = { capabilities: {} };
  #versions = new Map<string, number>();
  #listeners = new Set<() => void>();

  constructor(child: ChildProcessWithoutNullStreams, options: ClientOptions) {
    this.child = child;
    this.exited = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (this.stderr += chunk));
    this.connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.connection.onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') this.published.push(params as unknown as Published);
      this.#note(method, params);
    });
    this.connection.onRequest((method, params) => {
      this.#note(method, params);
      const answer = options.answers?.[method];
      if (answer !== undefined) return answer(params);
      if (method !== 'workspace/configuration') return null;
      const { items } = params as unknown as { items: unknown[] };
      return items.map(() => options.settings?.() ?? null);
    });
    // Progress has a way of its own through the connection.
    this.connection.onUnhandledProgress((params) => this.#note('$/progress', params));
    this.connection.onError(() => undefined);
    this.connection.listen();
  }

  #note(method: string, params: unknown): void {
    this.heard.push({ method, params });
    for (const listener of this.#listeners) listener();
  }

  /** What the server wrote into the client's log. */
  logged(): string[] {
    return this.heard.flatMap(({ method, params }) => (method === 'window/logMessage' ? [(params as { message: string }).message] : []));
  }

  request<T = unknown>(method: string, params?: unknown): Promise<T> {
    const answer = params === undefined ? this.connection.sendRequest<T>(method) : this.connection.sendRequest<T>(method, params);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${method}\n${this.stderr}`)), PATIENCE);
      answer.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  notify(method: string, params?: unknown): void {
    const sent = params === undefined ? this.connection.sendNotification(method) : this.connection.sendNotification(method, params);
    sent.catch(() => undefined);
  }

  open(file: string, text: string, languageId = 'apacheconf'): string {
    const uri = uriOf(file);
    this.#versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** `[startLine, startColumn, endLine, endColumn, text]`, or a whole text. */
  change(uri: string, ...changes: readonly (readonly [number, number, number, number, string] | string)[]): number {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const contentChanges = changes.map((change) => (typeof change === 'string' ? { text: change } : {
      range: { start: { line: change[0], character: change[1] }, end: { line: change[2], character: change[3] } }, text: change[4],
    }));
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** The last diagnostics published for a document, as soon as they satisfy; fails with what was there instead. */
  async diagnostics(uri: string, satisfied: (diagnostics: readonly Diagnostic[]) => boolean = () => true): Promise<readonly Diagnostic[]> {
    const last = (): readonly Diagnostic[] | undefined => this.published.findLast((each) => each.uri === uri)?.diagnostics;
    await this.until(() => {
      const found = last();
      return found !== undefined && satisfied(found);
    }, () => `diagnostics of ${uri}; the last were ${JSON.stringify(last())}`);
    return last()!;
  }

  until(condition: () => boolean, what: string | (() => string)): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!condition()) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        reject(new Error(`waited in vain for ${typeof what === 'string' ? what : what()}\n${this.stderr}`));
      }, PATIENCE);
      this.#listeners.add(look);
      look();
    });
  }

  /** Ends the server as clients do. Resolves with its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    this.notify('exit');
    return this.exited;
  }
}

export function uriOf(file: string): string {
  return /^[a-z-]+:/.test(file) ? file : pathToFileURL(file).href;
}

/** Starts a server and shakes hands with it. */
export async function startClient(options: ClientOptions = {}): Promise<TestClient> {
  const client = new TestClient(await spawnServer(['--stdio'], options.user), options);
  client.initializeResult = await client.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities === undefined ? {} : options.capabilities,
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
    workspaceFolders: (options.folders ?? []).map((folder) => ({ uri: uriOf(folder), name: folder })),
    ...options.initialize,
  });
  client.notify('initialized', {});
  return client;
}

/** Rules of diagnostics, in the order of the text. */
export function rulesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ code }) => code !== undefined).map(({ code }) => String(code));
}
