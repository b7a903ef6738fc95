import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { nodeFileSystem } from '../../server/src/cli/node-file-system';
import { checkAny, isTextCheck, settle } from '../../server/src/workspace/check';
import { Workspace, type Root } from '../../server/src/workspace/workspace';

// PHP-FPM as Debian packages it: what is found in files that nobody has touched.

const version = existsSync('/etc/php') ? readdirSync('/etc/php').find((name) => existsSync(`/etc/php/${name}/fpm/php-fpm.conf`)) : undefined;

void test('the packaged pool: accepted, no error, no warning', { skip: version === undefined ? 'php-fpm is not installed' : undefined }, async () => {
  const workspace = new Workspace();
  const root: Root = { file: `/etc/php/${version}/fpm/php-fpm.conf`, scope: 'server', kind: 'php-fpm' };
  await settle(workspace, root, nodeFileSystem);
  const result = checkAny(workspace, root, (rule, error) => {
    throw new Error(`${rule} failed`, { cause: error });
  });
  assert.ok(isTextCheck(result));
  assert.equal(result.reading.rejection, undefined);
  assert.deepEqual(result.reading.files.map(({ path }) => path.replace(/^.*\/fpm\//, '')), ['php-fpm.conf', 'pool.d/www.conf']);
  assert.deepEqual(result.findings.map(({ severity, rule }) => `${severity} ${rule}`).sort(), ['info php/fpm-no-terminate-timeout', 'info php/fpm-unlimited-lifetime']);
});
