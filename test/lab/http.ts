/** Requests to a lab server, each on a connection of its own. */
import { get as request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type: string | undefined;
  /** Milliseconds until the end of the answer. */
  readonly took: number;
}

/** Undefined where no answer came within the time; the connection is given up then. */
export function get(port: number, path: string, milliseconds: number): Promise<Answer | undefined> {
  const started = performance.now();
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, timeout: milliseconds }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (part: string) => (body += part));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, body, type: response.headers['content-type'], took: performance.now() - started });
      });
    });
    const timer = setTimeout(() => {
      sent.destroy();
      resolve(undefined);
    }, milliseconds);
    sent.on('error', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
