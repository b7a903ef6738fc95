/**
 * The life of the server: initialize, requests, shutdown, exit. Every message passes through one guard here, so that one
 * exception costs one answer, whatever a client sends.
 */
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type MessageConnection } from 'vscode-languageserver';
import type { Host } from './host';
import { at } from './params';
import { createSession, type Session } from './session';

/** Serves one client until it says `exit` or goes away. */
export function serve(connection: MessageConnection, host: Host): void {
  let session: Session | undefined;
  let down = false;

  const log = (message: string, type = 1): void => {
    void connection.sendNotification('window/logMessage', { type, message }).catch(() => undefined);
  };

  async function request(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    if (down) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down');
    if (method === 'initialize') {
      if (session !== undefined) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already');
      session = createSession(connection, host, params, log);
      const processId = at(params, 'processId');
      if (typeof processId === 'number') host.watchParent(processId, () => host.exit(1));
      return session.initializeResult;
    }
    if (session === undefined) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be initialize');
    if (method === 'shutdown') {
      down = true;
      session.stop();
      return null;
    }
    const handler = Object.hasOwn(session.requests, method) ? session.requests[method] : undefined;
    if (handler === undefined) throw new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
    const answer = await handler(params, token);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
    return answer;
  }

  connection.onRequest(async (method, params, token) => {
    try {
      return await request(method, params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(`${method} failed: ${describe(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, `${method} failed`);
    }
  });

  connection.onNotification((method, params) => {
    if (method === 'exit') return host.exit(down ? 0 : 1);
    if (session === undefined || down) return;
    const handler = Object.hasOwn(session.notifications, method) ? session.notifications[method] : undefined;
    try {
      handler?.(params);
    } catch (error) {
      log(`${method} failed: ${describe(error)}`);
    }
  });
  connection.onError(([error]) => log(`message could not be read: ${error.message}`, 2));
  connection.onClose(() => host.exit(down ? 0 : 1));
  connection.listen();
}

function describe(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
