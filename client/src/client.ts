// The language client, the same on the desktop and on the web: what it selects, what it tells the server, what it answers.
import type { LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { fileSchemes } from './documents';
import { answerFileRequests } from './files';
import { languageIds, ruleScheme } from './names';

/** Makes the client for one place; `node.ts` and `web.ts` each have one. */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

function documentSelector(): { language: string; scheme: string }[] {
  return ['untitled', ...fileSchemes()].flatMap((scheme) => languageIds.map((language) => ({ language, scheme })));
}

/** One language client that is started when it is first needed and can be started anew. */
export interface Server {
  /** The running client; starts it when it does not run. Rejects when the server cannot be started. */
  start(): Promise<BaseLanguageClient>;
  /** The client if it was ever started. */
  readonly client: BaseLanguageClient | undefined;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Calls back with every client before it starts, to register handlers. */
  onCreate(hook: (client: BaseLanguageClient) => void): void;
}

/** Wraps `make` so that the server starts once, with all handlers registered, and so that a restart builds a new one. */
export function createServer(make: MakeClient, outputChannel: LogOutputChannel): Server {
  const hooks: ((client: BaseLanguageClient) => void)[] = [answerFileRequests];
  const initializationOptions: InitializationOptions = { fileRequests: true, rulePageScheme: ruleScheme };
  let current: BaseLanguageClient | undefined;
  let started: Promise<BaseLanguageClient> | undefined;

  async function launch(): Promise<BaseLanguageClient> {
    const client = make({ documentSelector: documentSelector(), initializationOptions, outputChannel });
    for (const hook of hooks) hook(client);
    current = client;
    await client.start();
    return client;
  }

  async function stop(): Promise<void> {
    const client = current;
    current = undefined;
    started = undefined;
    // A client that failed to start cannot be stopped, and says so by throwing.
    await client?.dispose().catch(() => undefined);
  }

  const start = (): Promise<BaseLanguageClient> => (started ??= launch());
  return {
    start,
    stop,
    get client() {
      return current;
    },
    onCreate: (hook) => void hooks.push(hook),
    async restart() {
      await stop();
      await start();
    },
  };
}
