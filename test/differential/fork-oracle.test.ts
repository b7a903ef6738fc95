import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { configtest } from '../harness/apache';
import { danger } from '../harness/apache-guard';
import { emptyDirectory, temporaryDirectory, writeTree } from '../harness/temp';
import { forker, startForkServer, withoutPreamble } from './fork-oracle/fork-server';
import { generateTree, sketchOfTree } from './generate';
import { mutateTree } from './mutate';
import { outcomeOf } from './outcome';
import { createRandom } from './random';
import { place, single, type Sketch } from './sketch';
import { FULL, skipWithoutApache } from './suite';

const COUNT = FULL ? 150 : 30;

/** Trees with the preamble under prefork: good ones and damaged ones. */
function sketches(): Sketch[] {
  const found: Sketch[] = [single('Define A\n<Directory />\nLua_____ByteCodeHack a\n</Directory>\n'), single('<IfDefine A>\nBogus\n</IfDefine>\n'), single('ServerAdmin ${LD_PRELOAD}\n')];
  for (let seed = 1; found.length < COUNT; seed += 1) {
    const random = createRandom(seed);
    const sketch = sketchOfTree(mutateTree(random, generateTree(random)).tree);
    const text = Object.values(sketch.files).map((content) => (typeof content === 'string' ? content : '')).join('\n');
    if (!sketch.bare && sketch.mpm === 'prefork' && danger(text) === undefined) found.push(sketch);
  }
  return found;
}

test('a copy of a server answers as a server of its own', { skip: skipWithoutApache() || (forker() === undefined && 'apache2-dev or gcc is not installed') }, async () => {
  const base = temporaryDirectory('hf');
  const directory = `${base}/0`;
  mkdirSync(`${base}/own`);
  mkdirSync(directory);
  const server = startForkServer(forker()!, directory, `${base}/own`, 'prefork');
  const verdicts = new Set<string>();
  for (const sketch of sketches()) {
    emptyDirectory(directory);
    const tree = place(sketch, directory);
    writeTree(tree);
    const alone = outcomeOf(await configtest(tree), sketch, directory);
    verdicts.add(alone.stage ?? alone.verdict);
    const known = withoutPreamble(tree, directory);
    writeTree(known);
    assert.deepEqual(outcomeOf(await server.ask(known), sketch, directory), alone, JSON.stringify(sketch.files['httpd.conf']));
  }
  assert.deepEqual([...verdicts].filter((verdict) => ['accepts', 'read', 'process', 'crash'].includes(verdict)).sort(), ['accepts', 'crash', 'process', 'read']);
});
