/** Values at places against running servers: mod_php with sections and `.htaccess`, FPM with pools, `.user.ini` and parameters. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromEnvironment, FULL } from '../differential/suite';
import { compareFpm } from './effective-fpm';
import { compareModPhp } from './effective-mod-php';
import { phpServersMissing } from './php-servers';

/** What was compared: one entry at one place. */
export interface Compared {
  readonly combinations: number;
  readonly differences: readonly string[];
}

const ROUNDS = fromEnvironment('PHP_EFFECTIVE', FULL ? 8 : 1);
const SEED = fromEnvironment('PHP_EFFECTIVE_SEED', 1);
const skip = FULL ? false : phpServersMissing() ?? false;

for (const [name, compare] of [['mod_php', compareModPhp], ['php-fpm', compareFpm]] as const) {
  test(`every entry at every place is what ${name} says`, { skip, timeout: 280_000 }, async () => {
    const differences: string[] = [];
    let combinations = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const compared = await compare(SEED * 1000 + round);
      combinations += compared.combinations;
      differences.push(...compared.differences);
    }
    console.log(`${name}: ${combinations} entries at places, ${differences.length} differences`);
    assert.deepEqual(differences.slice(0, fromEnvironment('PHP_EFFECTIVE_LIST', 15)), []);
    assert.ok(combinations >= ROUNDS * 200, 'places set something');
  });
}
