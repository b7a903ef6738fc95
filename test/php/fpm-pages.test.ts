import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fpmRootOf } from '../../server/src/php/fpm/read-root';
import { isTextCheck } from '../../server/src/workspace/check';
import { kindOfRoot, runCase } from '../harness/rule-case';
import { ruleFolders } from '../harness/rule-pages';
import { temporaryDirectory } from '../harness/temp';
import { askFpm, fpmMissing, PHP_FPM } from './fpm-program';

// The examples of the rules about pools, put to the real php-fpm -t: what a page calls refused is refused, everything else is not.

const missing = fpmMissing();
const VERSION = /php-fpm(\d+\.\d+)$/.exec(PHP_FPM)?.[1] ?? '8.2';

void test('pages about PHP-FPM, by php-fpm -t', { skip: missing }, async (context) => {
  let asked = 0;
  for (const page of (await ruleFolders()).flatMap(({ cases }) => cases)) {
    if (kindOfRoot(page) !== 'php-fpm') continue;
    // Nobody knows the environment that such a case is about.
    if ([...page.files.values()].some((text) => text.includes('${'))) continue;
    // The program here is of one version, and what a case says of the machine itself can't be built in a scratch folder.
    if ((page.options.get('php') ?? VERSION) !== VERSION || [...page.files.keys()].some((path) => !path.startsWith('/etc/php'))) continue;
    const { check } = await runCase(page, []);
    assert.ok(isTextCheck(check));
    const { answer } = fpmRootOf(check.reading)!;
    const folder = temporaryDirectory('fpm-page');
    for (const [path, text] of page.files) {
      mkdirSync(dirname(folder + path), { recursive: true });
      const log = path === page.root && !/^error_log/m.test(text) ? '\n[global]\nerror_log = /dev/null\n' : '';
      writeFileSync(folder + path, text.replaceAll('/etc/php/', `${folder}/etc/php/`) + log);
    }
    const real = await askFpm(folder + page.root);
    // The example's users are not this machine's.
    if (real.lines[0]?.text.includes('cannot get ') === true) continue;
    asked++;
    assert.equal(real.accepts, answer.accepts, `${page.place}: php-fpm says ${JSON.stringify(real.lines)}`);
    assert.equal(real.lines[0]?.text.replaceAll(folder, ''), answer.lines[0]?.text, page.place);
  }
  context.diagnostic(`${asked} cases`);
  assert.ok(asked > 60, `${asked} cases were asked`);
});
