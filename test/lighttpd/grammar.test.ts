import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lighttpdServer, type LighttpdServer } from '../../server/src/lighttpd/server';
import { createRandom } from '../differential/random';
import { BESIDE, generate, mutate } from './generate';
import { ENVIRONMENT, lighttpdMissing, Oracle, REAL_FILES } from './oracle';

// The verdict of the real program against ours, on whole files: valid ones, and the same with one to three slips.

const inFull = process.env['CI'] === 'true';
const missing = lighttpdMissing();

const COUNT = inFull ? 5000 : 400;
/** Modules that Debian builds; a slip in a name makes one that it does not have. */
const BUILT = new Set(['mod_proxy', 'mod_setenv', 'mod_access', 'mod_alias']);

function read(oracle: Oracle, text: string): LighttpdServer {
  return lighttpdServer({ root: oracle.opened(text), files: REAL_FILES, release: 69, directory: oracle.folder, environment: (name) => ENVIRONMENT[name] });
}

function refuses(server: LighttpdServer): boolean {
  const named = server.contexts[0]!.get('server.modules')?.value;
  const isMissing = named?.type === 'array' && named.items.some(({ value }) => value.type === 'string' && !BUILT.has(value.text));
  return server.refusals.length > 0 || isMissing;
}

void describe('lighttpd -tt', { skip: missing }, () => {
  void test(`${COUNT} generated files get the verdict of the real program`, () => {
    const oracle = new Oracle();
    oracle.write(BESIDE);
    const wrong: string[] = [];
    const otherWords: number[] = [];
    let refused = 0;
    for (let seed = 1; seed <= COUNT; seed++) {
      const random = createRandom(seed);
      let text = generate(random);
      for (let slips = random.int(4); slips > 0; slips--) text = mutate(text, random);
      if (/include_shell/.test(text)) continue;
      const real = oracle.ask(text);
      // A name that has to be looked up: nobody can say from the text whether it is there.
      if (real.messages.includes('getaddrinfo failed')) continue;
      const ours = read(oracle, text);
      if (!real.accepted) refused++;
      if (refuses(ours) === real.accepted) wrong.push(`seed ${seed}: lighttpd ${real.accepted ? 'accepts' : 'refuses'}\n${real.messages}ours: ${ours.refusals[0]?.message ?? 'nothing'}\n${text}`);
      else if (ours.problems[0] !== undefined && !real.messages.includes(ours.problems[0].message)) otherWords.push(seed);
    }
    assert.ok(otherWords.length <= COUNT / 100, `${otherWords.length} of ${COUNT} have other words: ${otherWords.slice(0, 10).join(' ')}`);
    assert.ok(refused > COUNT / 5 && refused < COUNT * 0.95, `${refused} of ${COUNT} are refused`);
    assert.deepEqual(wrong.slice(0, 3), [], `${wrong.length} of ${COUNT} differ`);
  });
});
