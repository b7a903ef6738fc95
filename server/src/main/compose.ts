/** How the server on Node meets its client: over the pipe of its parent, a socket, or standard input and output. */
import { createConnection as connect } from 'node:net';
import {
  createMessageConnection, IPCMessageReader, IPCMessageWriter, SocketMessageReader, SocketMessageWriter, StreamMessageReader,
  StreamMessageWriter, type MessageConnection,
} from 'vscode-languageserver/node';

/** @param args as clients pass them: `--node-ipc`, `--socket=PORT`, `--pipe=NAME`; `--stdio` is also the default */
export function connection(args: readonly string[]): MessageConnection {
  if (args.includes('--node-ipc') && process.send !== undefined) {
    return createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process), silent);
  }
  const place = value(args, '--pipe') ?? value(args, '--socket');
  if (place !== undefined) {
    const socket = /^\d+$/.test(place) ? connect(Number(place), '127.0.0.1') : connect(place);
    return createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket), silent);
  }
  return createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout), silent);
}

function value(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const arg = args[index];
  return arg === undefined ? undefined : arg.startsWith(`${name}=`) ? arg.slice(name.length + 1) : args[index + 1];
}

/** The library's own remarks would end up in the middle of the protocol. */
const nothing = (): void => undefined;
const silent = { error: nothing, warn: nothing, info: nothing, log: nothing };
