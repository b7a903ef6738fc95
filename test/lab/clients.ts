/** Clients that hold a server's connections: the half of an incident that no configuration shows. */
import { createConnection, type Socket } from 'node:net';

export interface HeldConnections {
  /** How many got an answer to their first request. */
  answered(): number;
  /** How many the server has not closed. */
  open(): number;
  release(): void;
}

function connect(port: number, count: number, begin: (socket: Socket) => void): HeldConnections {
  const open = new Set<Socket>();
  const answered = new Set<Socket>();
  for (let each = 0; each < count; each++) {
    const socket = createConnection(port, '127.0.0.1', () => begin(socket));
    open.add(socket);
    socket.on('data', () => answered.add(socket));
    socket.on('error', () => open.delete(socket));
    socket.on('close', () => open.delete(socket));
  }
  return {
    answered: () => answered.size,
    open: () => open.size,
    release() {
      for (const socket of open) socket.destroy();
    },
  };
}

/** Connections that asked once and then wait, as a browser's do. */
export function keepAliveClients(port: number, count: number): HeldConnections {
  return connect(port, count, (socket) => socket.write('GET / HTTP/1.1\r\nHost: lab\r\nConnection: keep-alive\r\n\r\n'));
}

/** Connections whose request header never ends: a byte every tenth of a second. */
export function slowClients(port: number, count: number): HeldConnections {
  return connect(port, count, (socket) => {
    socket.write('GET / HTTP/1.1\r\nHost: lab\r\nX-Slow: ');
    const timer = setInterval(() => socket.write('x'), 100);
    socket.on('close', () => clearInterval(timer));
  });
}
