/** Real configurations of other people through the program: whatever is named, it ends in time and says something that can be read. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readCheck } from './contract';
import { lint, ORDINARY_USER } from './program';

const FOLDER = resolve(__dirname, '../../../shared/corpus/train');
const BATCH = 60;

// Where the corpus does not lie beside the repository nothing is registered.
if (existsSync(FOLDER)) {
  const names = readdirSync(FOLDER).sort();
  const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) => names.slice(index * BATCH, (index + 1) * BATCH));

  test(`${names.length} real files: each is read`, async () => {
    let checked = 0;
    for (const batch of batches) {
      for (const args of [['-f', 'json'], ['-f', 'json', '--as-root']]) {
        const run = await lint([...args, ...batch], { cwd: FOLDER, user: ORDINARY_USER });
        assert.ok(run.status === 0 || run.status === 1, run.err);
        assert.equal(run.err, '');
        const json = readCheck(run.out);
        checked += json.summary.files;
        for (const { file } of json.diagnostics) assert.ok(batch.includes(file) || existsSync(join(FOLDER, file)), file);
      }
    }
    assert.ok(checked > 400, `${checked} files`);
  });

  test('text, SARIF and a dry run of all fixes of the same files', async () => {
    for (const batch of batches) {
      for (const args of [['-f', 'text'], ['-f', 'sarif'], ['fix', '--dry-run', '--review']]) {
        const run = await lint([...args, ...batch], { cwd: FOLDER });
        assert.ok(run.status === 0 || run.status === 1, run.err);
      }
    }
  });
}
