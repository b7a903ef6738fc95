/** Real servers for PHP: apache2 with mod_php, and php-fpm asked over FastCGI. Each prints `ini_get_all()`. */
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { APACHE } from '../harness/apache';
import { listens, ready, startServer } from '../harness/server-process';

export const FPM = '/usr/sbin/php-fpm8.2';
export const MOD_PHP = '/usr/lib/apache2/modules/libphp8.2.so';

/** Why the servers are not there; undefined when they are. */
export function phpServersMissing(): string | undefined {
  return [APACHE, FPM, MOD_PHP].find((path) => !existsSync(path));
}

const MARK = '@@ini@@';
export const SCRIPT = `<?php echo ${JSON.stringify(MARK)}, json_encode(ini_get_all(null, true), JSON_INVALID_UTF8_SUBSTITUTE);\n`;

export interface IniValue {
  readonly local_value: string | null;
  readonly access: number;
}

/** Entries by name as the script has them. */
export type IniAll = Readonly<Record<string, IniValue>>;

function readAnswer(text: string): IniAll {
  const at = text.indexOf(MARK);
  if (at < 0) throw new Error(`no answer: ${text.slice(0, 500)}`);
  return JSON.parse(text.slice(at + MARK.length)) as IniAll;
}

/** Runs a program while `use` runs, and ends it. Throws with what it logged when it does not come up. */
export async function withServer<T>(
  command: string, args: readonly string[], where: { readonly base: string; readonly port: number; readonly env?: Readonly<Record<string, string>> }, use: () => Promise<T>,
): Promise<T> {
  const server = startServer([command, ...args], { cwd: where.base, ...(where.env === undefined ? {} : { env: where.env }) });
  try {
    await ready(server, `${where.base}/error.log`, () => listens(where.port));
    return await use();
  } finally {
    await server.stop();
  }
}

export function askHttp(port: number, host: string, path: string): Promise<IniAll> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: { Host: host }, timeout: 15_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => {
        try {
          resolve(readAnswer(text));
        } catch (error) {
          reject(new Error(`${host}${path} ${response.statusCode}: ${String(error)}`));
        }
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', reject);
    sent.end();
  });
}

/** One request over FastCGI (responder role, no body). */
export function askFastCgi(port: number, parameters: Readonly<Record<string, string>>): Promise<IniAll> {
  const all = { GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SERVER_PROTOCOL: 'HTTP/1.1', ...parameters };
  const pairs = Buffer.concat(Object.entries(all).map(([name, value]) => Buffer.concat([size(name), size(value), Buffer.from(name + value)])));
  const message = Buffer.concat([record(1, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])), record(4, pairs), record(4, Buffer.alloc(0)), record(5, Buffer.alloc(0))]);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = createConnection(port, '127.0.0.1', () => socket.write(message));
    socket.setTimeout(15_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      try {
        resolve(readAnswer(contents(Buffer.concat(chunks))));
      } catch (error) {
        reject(new Error(`${JSON.stringify(parameters)}: ${String(error)}`));
      }
    });
  });
}

function size(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length < 128) return Buffer.from([length]);
  const long = Buffer.alloc(4);
  long.writeUInt32BE((length | 0x80000000) >>> 0);
  return long;
}

function record(type: number, content: Buffer): Buffer {
  const head = Buffer.from([1, type, 0, 1, content.length >> 8, content.length & 255, 0, 0]);
  return Buffer.concat([head, content]);
}

/** Standard output and standard error of the answer, one behind the other. */
function contents(answer: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= answer.length;) {
    const length = answer.readUInt16BE(at + 4);
    if (answer[at + 1] === 6) parts.push(answer.subarray(at + 8, at + 8 + length));
    at += 8 + length + answer[at + 6]!;
  }
  return Buffer.concat(parts).toString('utf8');
}
