import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { APACHE } from './apache';
import { danger } from './apache-guard';
import { loadModuleLines } from './apache-modules';
import { inParallel } from './pool';
import { freePort } from './ports';
import { ready, startServer } from './server-process';
import { temporaryDirectory } from './temp';

/** A `.htaccess` and what the server's own configuration says in the `<Directory>` of its folder. */
export interface HtaccessQuestion { readonly text: string | Uint8Array; readonly directory: string }

export interface HtaccessAnswer {
  /** `rejects`: every request for something in the folder gets a 500 (server/config.c: ap_parse_htaccess). */
  readonly verdict: 'accepts' | 'rejects';
  /** The message of the error log, without the path; no line number is ever given. */
  readonly message: string | undefined;
}

const REQUEST_MS = 5000;
const CONNECTIONS = 4;

/**
 * Asks a real server about many `.htaccess` files. It is started once on a free port of the loopback, and one request is
 * made below each folder. Every request is refused by `<Location "/">` after the `.htaccess` was read, so no handler,
 * filter or script of a `.htaccess` ever runs. In: the files; the ServerRoot, to which names in them are relative (a fresh
 * folder when missing). Throws when the server does not start.
 */
export async function askHtaccess(questions: readonly HtaccessQuestion[], serverRoot?: string): Promise<HtaccessAnswer[]> {
  for (const { text } of questions) {
    const reason = danger(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'));
    if (reason !== undefined) throw new Error(`refused to serve a .htaccess: it has ${reason}`);
  }
  const base = temporaryDirectory('hc');
  const port = await freePort();
  const paths = writeSite(base, port, questions, serverRoot ?? base);
  const server = startServer([APACHE, '-DFOREGROUND', '-f', `${base}/httpd.conf`], { cwd: base });
  try {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    await ready(server, `${base}/error.log`, async () => (await statusOf(agent, port, '/')) !== 0);
    const statuses = await inParallel(paths, CONNECTIONS, async (path) => {
      return (await statusOf(agent, port, path)) || statusOf(agent, port, path);
    });
    agent.destroy();
    await server.stop();
    return readAnswers(readFileSync(`${base}/error.log`, 'latin1').replaceAll(`${base}/docs`, ''), paths, statuses);
  } finally {
    await server.stop();
  }
}

function writeSite(base: string, port: number, questions: readonly HtaccessQuestion[], serverRoot: string): string[] {
  const groups = new Map<string, number>();
  const paths = questions.map(({ text, directory }, index) => {
    const group = groups.get(directory) ?? groups.set(directory, groups.size).size - 1;
    const path = `/g${group}/c${index}`;
    mkdirSync(`${base}/docs${path}`, { recursive: true });
    writeFileSync(`${base}/docs${path}/.htaccess`, text);
    return path;
  });
  const blocks = [...groups].map(([text, group]) => `<Directory "${base}/docs/g${group}">\n${text}\n</Directory>\n`);
  mkdirSync(`${serverRoot}/logs`, { recursive: true });
  writeFileSync(`${base}/httpd.conf`, [
    `ServerRoot "${serverRoot}"`, loadModuleLines('prefork'), 'ServerName localhost', `Listen 127.0.0.1:${port}`,
    `DefaultRuntimeDir "${base}"`, `ScriptSock "${base}/cgid"`, `PidFile "${base}/pid"`, `ErrorLog "${base}/error.log"`,
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    'StartServers 2', 'MinSpareServers 1', 'MaxRequestWorkers 4', 'MaxKeepAliveRequests 0', 'KeepAliveTimeout 30',
    'TypesConfig /dev/null', 'ErrorLogFormat "%{X-Case}i [%-m:%l] %M"', `DocumentRoot "${base}/docs"`, ...blocks,
    '<Location "/">', 'Require all denied', '</Location>', '',
  ].join('\n'));
  return paths;
}

/**
 * A 500 with a message about the file is the parser's; a 500 without one came from something that ran later (an access
 * checker) and says that the file was accepted. A connection that broke, twice, is a crash while reading.
 */
function readAnswers(log: string, paths: readonly string[], statuses: readonly number[]): HtaccessAnswer[] {
  const messages = new Map<string, string>();
  for (const line of log.split('\n')) {
    const entry = /^(\/g\d+\/c\d+) \[[^\]]*\] .*?\/c\d+\/\.htaccess: (.*)$/.exec(line);
    if (entry?.[1] && !messages.has(entry[1])) messages.set(entry[1], (entry[2] ?? '').replaceAll(`${entry[1]}/`, ''));
  }
  return paths.map((path, index) => {
    const message = statuses[index] === 0 ? 'crash' : statuses[index] === 500 ? messages.get(path) : undefined;
    return { verdict: message === undefined ? 'accepts' : 'rejects', message };
  });
}

/** The status of a request, 0 when the connection broke (a crash). */
function statusOf(agent: Agent, port: number, path: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = request({ agent, port, host: '127.0.0.1', path: `${path}/`, headers: { 'X-Case': path }, timeout: REQUEST_MS }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(0));
    sent.end();
  });
}
