/** Files as distributions package them are read whole: a line that the reader drops would be one that the rules miss or blame. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Rejected } from '../../server/src/host/setting';
import { parseLimits } from '../../server/src/host/limits';
import { parseLogrotate } from '../../server/src/host/logrotate';
import { parseSysctl } from '../../server/src/host/sysctl';
import { parseUnit } from '../../server/src/host/systemd';

const FOLDERS: readonly (readonly [string, RegExp, (text: string) => { readonly rejected: readonly Rejected[] }])[] = [
  ['/usr/lib/systemd/system', /\.(?:service|socket|slice|timer|target)$/, parseUnit],
  ['/etc/logrotate.d', /^[\w.-]+$/, parseLogrotate],
  ['/usr/lib/sysctl.d', /\.conf$/, parseSysctl],
  ['/etc/security', /^limits\.conf$/, parseLimits],
];

for (const [folder, names, parse] of FOLDERS) {
  void test(folder, { skip: existsSync(folder) ? false : 'not on this machine' }, () => {
    const files = readdirSync(folder).filter((name) => names.test(name)).map((name) => join(folder, name)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
    assert.deepEqual(files.flatMap((file) => parse(readFileSync(file, 'utf8')).rejected.map(({ message }) => `${file}: ${message}`)), []);
  });
}
