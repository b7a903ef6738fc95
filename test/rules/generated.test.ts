import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staleFiles } from '../../scripts/gen';

void test('generated files are what npm run gen would write', async () => {
  assert.deepEqual(await staleFiles(), []);
});
