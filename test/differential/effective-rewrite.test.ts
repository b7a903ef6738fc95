import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { WhatApplies } from '../../server/src/httpd/effective/what-applies';
import { inParallel } from '../harness/pool';
import { emptyDirectory, temporaryDirectory } from '../harness/temp';
import { freePorts } from '../harness/ports';
import { collector, compareAnswers, saySections } from './effective-compare';
import type { Answered } from './effective-server';
import { createRandom } from './random';
import { rewriteCase } from './rewrite-tree';
import { FULL, fromEnvironment, skipWithoutApache } from './suite';

// Servers with random rules of mod_rewrite in servers, hosts, sections and .htaccess files, beside Alias, ProxyPass, UserDir and
// VirtualDocumentRoot. The answer tells where the request ended up: status, file, URL, query, Location, sections.

const TREES = fromEnvironment('HTTPD_DIFF_REWRITE', FULL ? 80 : 10);
const SEED = fromEnvironment('HTTPD_DIFF_REWRITE_SEED', 1);

test('where rules lead is where a real server goes', { skip: skipWithoutApache() }, async (context) => {
  const base = temporaryDirectory('rwr');
  const backend = createServer((request, response) => response.writeHead(200, { 'X-Backend': request.url ?? '' }).end('backend\n')).listen(0, '127.0.0.1');
  await once(backend, 'listening');
  context.after(() => backend.close());
  const { port } = backend.address() as AddressInfo;
  const seeds = Array.from({ length: TREES }, (_, index) => SEED * 10_000 + index);
  const results = await inParallel(seeds, 2, (seed, slot) => compareTree(seed, `${base}/${slot}`, port));
  const wrong = results.flatMap(({ differences }) => differences);
  const ends = new Map<string, number>();
  for (const end of results.flatMap((each) => each.ends)) ends.set(end, (ends.get(end) ?? 0) + 1);
  context.diagnostic(`${results.reduce((sum, { urls }) => sum + urls, 0)} URLs of ${TREES} servers compared, ${wrong.length} differ; ${[...ends].sort().map(([end, count]) => `${end} ${count}`).join(', ')}`);
  assert.deepEqual(wrong, []);
  assert.ok((ends.get('rewritten') ?? 0) > TREES * 3);
});

interface Result {
  readonly urls: number;
  readonly differences: readonly string[];
  readonly ends: readonly string[];
}

async function compareTree(seed: number, base: string, backend: number): Promise<Result> {
  emptyDirectory(base);
  const { tree, asked } = rewriteCase(createRandom(seed), base, await freePorts(), backend);
  const { found, differences } = await compareAnswers(tree, asked, base, difference, `seed ${seed}`);
  return { urls: asked.length, differences, ends: found.flatMap(endsOf) };
}

function endsOf({ target, rewritings, answer }: WhatApplies): string[] {
  return [target.mapped === undefined ? 'refused' : target.mapped.kind, ...(rewritings.length > 0 ? ['rewritten'] : []), ...(answer === undefined ? [] : [String(answer.status)])];
}

function difference(ours: WhatApplies, real: Answered): string[] {
  const { mapped, filename, kind, uri, pathInfo } = ours.target;
  // What cannot be told is said; here every reason is one that a condition of the generator gives.
  if (mapped?.kind === 'unknown') return /asks for another request|not known|cannot be told/.test(mapped.why) ? [] : [`unknown: ${mapped.why}`];
  const { wrong, say } = collector();
  const header = (name: string): string | undefined => real.headers.get(name)?.at(-1);
  saySections(say, ours.sections.filter(({ truth }) => truth === 'yes'), real);
  if (ours.answer !== undefined) {
    say('status', ours.answer.status, real.status);
    if (mapped?.kind === 'redirect' && mapped.by.key === 'rewriterule' && mapped.target !== undefined) say('location', mapped.target, header('location'));
    return wrong;
  }
  if (mapped?.kind === 'proxy') {
    const backend = header('x-backend') ?? String(real.status);
    // ProxyPass adds the query when the request is sent.
    const asked = mapped.by.key === 'proxypass' ? backend.split('?', 1)[0]! : backend;
    if (mapped.target.startsWith('http://127.0.0.1')) say('backend', decoded(/^http:\/\/[^/]*(\/.*)?$/.exec(mapped.target)?.[1] ?? '/'), decoded(asked));
    return wrong;
  }
  const isPlain = kind === 'file' && pathInfo === '';
  say('status', isPlain ? 200 : 404, real.status);
  say('file', filename, header('x-file'));
  say('uri', uri, header('x-uri'));
  say('query', ours.query ?? '', header('x-query'));
  return wrong;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
