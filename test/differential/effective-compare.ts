/** A server on a generated tree beside the engine: what both make of the same URLs. */
import assert from 'node:assert/strict';
import { readRequest, type Request } from '../../server/src/httpd/effective/request';
import { whatApplies, type WhatApplies } from '../../server/src/httpd/effective/what-applies';
import { configOf, type Tree } from '../harness/predict';
import { syncFiles } from '../harness/sync-files';
import { writeTree } from '../harness/temp';
import { askServer, type Answered } from './effective-server';
import type { Asked } from './effective-tree';

export interface Differing {
  readonly found: readonly WhatApplies[];
  /** Each names the URL it is about. */
  readonly differences: readonly string[];
}

/** In: a tree below the empty folder `base`, the URLs, how two answers are compared, and words to find the tree again. */
export async function compareAnswers(tree: Tree, asked: readonly Asked[], base: string, difference: (ours: WhatApplies, real: Answered) => readonly string[], name: string): Promise<Differing> {
  writeTree(tree);
  const answers = await askServer(tree.root, base, asked);
  const files = syncFiles();
  const config = configOf(tree, files);
  assert.equal(config.firstError, undefined);
  const found = asked.map((each) => whatApplies(config, files, requestOf(each)));
  return { found, differences: found.flatMap((ours, index) => difference(ours, answers[index]!).map((text) => `${name} ${JSON.stringify(asked[index])}: ${text}`)) };
}

function requestOf({ address, port, host, target }: Asked): Request {
  const request = readRequest(host === undefined ? target : `http://${host}:${port}${target}`, port);
  if (typeof request === 'string') throw new Error(request);
  return { ...request, address };
}

/** Collects what differs: `say(what, ours, real)`. */
export function collector(): { readonly wrong: string[]; say(what: string, expected: unknown, actual: unknown): void } {
  const wrong: string[] = [];
  return {
    wrong,
    say(what, expected, actual) {
      if (expected !== actual) wrong.push(`${what} ${String(actual)}, ours ${String(expected)}`);
    },
  };
}

/** The sections that applied, told by the header that each of them adds to the answer. */
export function saySections(say: (what: string, expected: unknown, actual: unknown) => void, sections: WhatApplies['sections'], real: Answered): void {
  const added = sections.flatMap(({ directives }) => directives).filter(({ key, argumentText }) => key === 'header' && argumentText.startsWith('always add X-Applied'));
  say('sections', added.map(({ words }) => words[3]!.value).join(' '), (real.headers.get('x-applied') ?? []).join(' '));
}
