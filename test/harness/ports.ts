/** Ports of the loopback interface that nobody uses now. */
import { createServer, type AddressInfo } from 'node:net';

export async function freePort(): Promise<number> {
  const [port] = await freePorts();
  return port;
}

/** Two that differ. */
export async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(servers.map((server) => new Promise<number>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  })));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [ports[0]!, ports[1]!];
}
