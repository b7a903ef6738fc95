/** Renaming a host leaves the server as it is: who asks for the new name is where those were who asked for the old one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renameAt } from '../../server/src/features/names/rename';
import { sourcesOf } from '../../server/src/features/names/occurrences';
import type { View } from '../../server/src/features/view';
import { readRequest } from '../../server/src/httpd/effective/request';
import { whatApplies } from '../../server/src/httpd/effective/what-applies';
import { check, settle } from '../../server/src/workspace/check';
import { MappedFiles, Workspace, type Root } from '../../server/src/workspace/workspace';
import { createRandom } from '../differential/random';
import type { Asked } from '../differential/effective-tree';
import { rewriteCase } from '../differential/rewrite-tree';
import { memoryFiles } from '../harness/memory-files';
import { applied } from './marked';

// The first label stays: patterns of the generator take it apart, which a rename cannot follow.
const NEW = 'a.zz9';

async function viewOf(rootFile: string, files: ReadonlyMap<string, string>): Promise<View> {
  const workspace = new Workspace();
  const root: Root = { file: rootFile, scope: 'server' };
  await settle(workspace, root, memoryFiles(files));
  const result = check(workspace, root, (rule, error) => {
    throw new Error(`${rule}: ${String(error)}`);
  });
  return { workspace, file: rootFile, source: workspace.source(rootFile)!, checks: [result] };
}

/** Where a request ends up, with every name as it is after the rename. */
function endOf({ workspace, checks: [only] }: View, { host, port, target }: Asked, rename: (name: string) => string): string {
  const request = readRequest(host === undefined ? target : `http://${rename(host)}:${port}${target}`, port);
  assert.ok(typeof request !== 'string');
  const { target: { mapped, filename, uri }, answer, query, sections, host: chosen } = whatApplies(only!.config, new MappedFiles(workspace, only!.plan), { ...request, address: '127.0.0.1' });
  const what = mapped?.kind === 'redirect' || mapped?.kind === 'proxy' ? mapped.target : mapped?.kind === 'unknown' ? mapped.why : filename;
  return JSON.stringify([mapped?.kind, what, uri, answer?.status, query, chosen?.reason, sections.map(({ kind }) => kind)]);
}

test('renaming a host', async () => {
  const count = { renamed: 0, refused: 0, requests: 0 };
  for (let seed = 1; seed <= 60; seed++) {
    const { tree, asked } = rewriteCase(createRandom(seed), '/srv/w', [8081, 8082], 8083);
    const files = new Map(Object.entries(tree.files).map(([path, text]) => [path, String(text)]));
    if ([...files.values()].some((text) => /Virtual(?:DocumentRoot|ScriptAlias)/.test(text))) continue;
    const before = await viewOf(tree.root, files);
    const line = files.get(tree.root)!.split('\n').findIndex((text) => /^\s*ServerName a\.test/.test(text));
    if (line < 0) continue;
    const edits = renameAt(before, { line, column: 'ServerName a'.length }, NEW);
    assert.ok(edits !== undefined);
    if ('refused' in edits) {
      count.refused++;
      assert.match(edits.refused, /as a part of a pattern/);
      continue;
    }
    count.renamed++;
    const after = new Map(files);
    for (const file of sourcesOf(before).keys()) after.set(file, applied({ texts: files }, file, edits));
    const renamed = await viewOf(tree.root, after);
    const rename = (name: string): string => name.replace(/^a\.test$/i, NEW);
    const says = (text: string): string => text.replace(/(?<![.\w-])a\.test\b/gi, NEW);
    for (const each of asked.filter(({ host }) => host !== 'A.test')) {
      count.requests++;
      assert.equal(endOf(renamed, each, rename), says(endOf(before, each, (name) => name)), `seed ${seed} ${JSON.stringify(each)}`);
    }
  }
  // What is not found where it stands is refused: few may be.
  assert.ok(count.renamed > 14 && count.requests > 160, JSON.stringify(count));
});
