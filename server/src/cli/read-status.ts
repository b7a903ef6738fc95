/** Asks a running httpd of this machine for its status. */
import { promises as fs } from 'node:fs';
import { request } from 'node:http';
import { loopbackTarget, type LoopbackTarget, looksLikeUrl, MAX_STATUS_BYTES, parseServerStatus, type ServerStatus } from '../host/server-status';
import { UsageError } from './usage-error';

/** A server that is too busy to answer within this time says as much by that. In milliseconds. */
const PATIENCE = 3000;

/**
 * One GET of a loopback address; a redirect is not followed, and no proxy is asked.
 * @returns the text, or in `problem` why there is none
 */
export function readLoopback({ address, port, path, host }: LoopbackTarget): Promise<{ readonly text: string } | { readonly problem: string }> {
  return new Promise((resolve) => {
    const call = request({ host: address, port, path, method: 'GET', headers: { Host: host, Connection: 'close', Accept: 'text/plain' }, agent: false });
    const finish = (answer: { readonly text: string } | { readonly problem: string }): void => {
      clearTimeout(timer);
      call.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ problem: `There was no answer within ${PATIENCE / 1000} seconds.` }), PATIENCE);
    call.on('error', (error: NodeJS.ErrnoException) => finish({ problem: error.code === 'ECONNREFUSED' ? `Nothing listens at ${address} port ${port}.` : `It could not be asked: ${error.code ?? error.message}.` }));
    call.on('response', (response) => {
      if (response.statusCode !== 200) return finish({ problem: `The server answered with ${response.statusCode}.${response.statusCode === 404 ? ' Is mod_status loaded, and SetHandler server-status set for this path?' : ''}` });
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MAX_STATUS_BYTES) return finish({ problem: 'The answer is too long for a server status.' });
        parts.push(part);
      });
      response.on('end', () => finish({ text: Buffer.concat(parts).toString('latin1') }));
      response.on('error', () => finish({ problem: 'The answer broke off.' }));
    });
    call.end();
  });
}

/** The status at an address of this machine, or in a saved file. Throws a `UsageError` that says why there is none. */
export async function readStatus(source: string): Promise<ServerStatus> {
  const refuse = (why: string): UsageError => new UsageError(`--server-status ${source}: ${why.replace(/\.$/, '')}`);
  const target = looksLikeUrl(source) ? loopbackTarget(source) : undefined;
  if (typeof target === 'string') throw refuse(target);
  const found = target === undefined ? await readSaved(source) : await readLoopback(target);
  if ('problem' in found) throw refuse(found.problem);
  const status = parseServerStatus(found.text);
  if (typeof status === 'string') throw refuse(status);
  return status;
}

async function readSaved(file: string): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    const stats = await fs.stat(file);
    if (!stats.isFile()) return { problem: 'It is no file.' };
    if (stats.size > MAX_STATUS_BYTES) return { problem: 'It is too long for a server status.' };
    return { text: await fs.readFile(file, 'latin1') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === 'ENOENT' ? 'There is no such file.' : `It cannot be read (${code ?? 'error'}).` };
  }
}
