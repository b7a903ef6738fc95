import { Agent, request } from 'node:http';
import { APACHE } from '../harness/apache';
import { ready, startServer } from '../harness/server-process';

/** One request: from which loopback address, with which method and headers. */
export interface Visit { readonly path: string; readonly from: string; readonly method: string; readonly headers: Readonly<Record<string, string>> }

/** Status 0: the connection broke. */
export interface Answer { readonly status: number; readonly location: string | undefined }

const REQUEST_MS = 5000;

/**
 * Starts the real server with a configuration that lies on disk and writes `error.log` into `directory`, lets `work` visit it, and
 * ends it. Throws when it does not start, with what it said.
 */
export async function served<T>(directory: string, port: number, work: (answerTo: (visit: Visit) => Promise<Answer>) => Promise<T>): Promise<T> {
  const server = startServer([APACHE, '-DFOREGROUND', '-f', `${directory}/httpd.conf`], { cwd: directory });
  const agents = new Map<string, Agent>();
  const answerTo = (visit: Visit): Promise<Answer> => {
    let agent = agents.get(visit.from);
    if (agent === undefined) agents.set(visit.from, (agent = new Agent({ keepAlive: true, maxSockets: 2, localAddress: visit.from })));
    return ask(agent, port, visit);
  };
  try {
    await ready(server, `${directory}/error.log`, async () => (await answerTo({ path: '/', from: '127.0.0.1', method: 'GET', headers: {} })).status !== 0);
    return await work(answerTo);
  } finally {
    for (const agent of agents.values()) agent.destroy();
    await server.stop();
  }
}

function ask(agent: Agent, port: number, { path, method, headers }: Visit): Promise<Answer> {
  return new Promise((resolve) => {
    const sent = request({ agent, port, host: '127.0.0.1', path, method, headers: { ...headers }, timeout: REQUEST_MS }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, location: response.headers.location }));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve({ status: 0, location: undefined }));
    sent.end();
  });
}
