import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createRandom } from '../differential/random';
import { testFpm } from '../../server/src/php/fpm/test-answer';
import { inParallel } from '../harness/pool';
import { emptyDirectory, temporaryDirectory } from '../harness/temp';
import { askFpm, fpmMissing, machineFiles, ORACLE_WORLD, type FpmSays } from './fpm-program';
import { generateTree } from './fpm-generate';

// Random pools, put to the real php-fpm -t and to the engine: verdict, and every line of its log in order.

const missing = fpmMissing() ?? (process.getuid?.() === 0 ? undefined : 'php-fpm tells less to an ordinary user');
const inFull = process.env['CI'] === 'true';
const COUNT = Number(process.env['FPM_DIFF_COUNT'] ?? (inFull ? 5000 : 300));
const SEED = Number(process.env['FPM_DIFF_SEED'] ?? 1);
const WIDTH = 2;

interface Compared {
  readonly text: string;
  readonly real: FpmSays;
  readonly ours: FpmSays;
}

async function compare(count: number, seed: number): Promise<Compared[]> {
  const files = machineFiles();
  const folders = Array.from({ length: WIDTH }, () => temporaryDirectory('fpm'));
  return inParallel(Array.from({ length: count }, (_, index) => index), WIDTH, async (index, slot) => {
    const folder = folders[slot]!;
    emptyDirectory(folder);
    const tree = generateTree(createRandom(seed * 1_000_003 + index));
    for (const { name, text } of tree) writeFileSync(`${folder}/${name}`, text.replaceAll('DIR/', `${folder}/`));
    const file = `${folder}/main.conf`;
    const real = await askFpm(file);
    const { accepts, lines, reading, first } = testFpm(file, files, ORACLE_WORLD);
    const at = reading.messages.findIndex((message) => message === first);
    const syntaxErrors = reading.messages.slice(Math.max(0, at), at + 2).filter((message) => message.code === 'syntax' && message.at?.line === first?.at?.line && message.at?.file === first?.at?.file).length;
    return { text: tree.map(({ name, text }) => `-- ${name}\n${text}`).join('\n'), real, ours: { accepts, lines, syntaxErrors } };
  });
}

void describe('php-fpm -t', { skip: missing }, () => {
  void test(`answers as predicted, ${COUNT} times`, async (context) => {
    const all = await compare(COUNT, SEED);
    const differing = all.filter(({ real, ours }) => JSON.stringify(real) !== JSON.stringify(ours));
    const kinds = new Set(all.flatMap(({ real }) => real.lines.map(({ text }) => text.replace(/'[^']*'|\[[^\]]*\]|\([^)]*\)|\/\S+|-?\d+/g, '_'))));
    const accepted = all.filter(({ real }) => real.accepts).length;
    context.diagnostic(`${all.length} configurations, ${accepted} accepted, ${kinds.size} kinds of messages, ${differing.length} differ`);
    assert.equal(differing.slice(0, 3).map(({ text, real, ours }) => `${text}\n-- php-fpm: ${JSON.stringify(real)}\n-- ours: ${JSON.stringify(ours)}`).join('\n\n'), '');
    assert.equal(differing.length, 0);
    // Both verdicts and most checks have to occur, or the comparison shows nothing.
    assert.ok(accepted > all.length / 20 && accepted < all.length * 0.9, `${accepted} accepted`);
    assert.ok(kinds.size > 30, `${kinds.size} kinds of messages`);
  });
});
