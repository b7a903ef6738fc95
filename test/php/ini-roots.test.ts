import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Reading } from '../../server/src/base/reading';
import { linesOf } from '../../server/src/php/effective/places';
import { iniTreeOf } from '../../server/src/php/ini/read-root';
import { checkAny, isTextCheck, settle } from '../../server/src/workspace/check';
import { Workspace } from '../../server/src/workspace/workspace';
import { createRandom } from '../differential/random';
import { FULL, fromEnvironment } from '../differential/suite';
import { memoryFiles } from '../harness/memory-files';
import { temporaryDirectory } from '../harness/temp';
import { iniText } from './ini-texts';

// php.ini and the folder that PHP scans as one root: against a PHP that reads the same files.

const PHP = '/usr/bin/php8.2';
const missing = existsSync(PHP) ? undefined : 'php8.2 is not installed';
if (missing !== undefined && FULL) throw new Error(missing);
const ENTRIES = ['memory_limit', 'precision', 'date.timezone', 'session.name'];
const COUNT = fromEnvironment('INI_ROOTS', FULL ? 400 : 60);

async function reading(files: ReadonlyMap<string, string>, main: string): Promise<Reading> {
  const workspace = new Workspace();
  const root = { file: main, scope: 'server', kind: 'php-ini' } as const;
  await settle(workspace, root, memoryFiles(files));
  const check = checkAny(workspace, root, (rule, error) => assert.fail(`${rule}: ${String(error)}`));
  assert.ok(isTextCheck(check));
  return check.reading;
}

void describe('php.ini with its folder', { skip: missing }, () => {
  void test(`values and first error of ${COUNT} trees are those of PHP`, async () => {
    const random = createRandom(fromEnvironment('INI_SEED', 7));
    const differences: string[] = [];
    let stopped = 0;
    for (let index = 0; index < COUNT; index++) {
      const folder = temporaryDirectory('ini-root');
      mkdirSync(`${folder}/conf.d`);
      const names = ['php.ini', ...['conf.d/10-a.ini', 'conf.d/9-b.ini', 'conf.d/Z.ini', 'conf.d/50-c.ini', 'conf.d/not.ini.bak'].filter(() => random.chance(0.7))];
      const files = new Map(names.map((name) => [`${folder}/${name}`, textOf(random)]));
      for (const [file, text] of files) writeFileSync(file, text);
      const script = `foreach (${JSON.stringify(ENTRIES)} as $name) $all[$name] = get_cfg_var($name); echo "@@", json_encode([$all, php_ini_scanned_files()]);`;
      const asked = spawnSync(PHP, ['-d', 'display_errors=0', '-c', `${folder}/php.ini`, '-r', script], { encoding: 'utf8', env: { PHP_INI_SCAN_DIR: `${folder}/conf.d` }, timeout: 10_000 });
      const [before = '', answer = ''] = asked.stdout.split('@@');
      const [values, scanned] = JSON.parse(answer) as [Record<string, string | false>, string | false];
      const { files: read, rejection } = await reading(files, `${folder}/php.ini`);
      const ours = Object.fromEntries(ENTRIES.map((name) => [name, read.flatMap((file) => linesOf(iniTreeOf(file)).everywhere).findLast((line) => line.name === name)?.value ?? false]));
      const message = /^(?:PHP: )?.*syntax error.*$/m.exec(before + asked.stderr)?.[0] ?? '';
      if (message !== '') stopped++;
      // PHP does not name a file that it has read in part.
      const whole = read.slice(1).filter((file) => iniTreeOf(file).stop?.kind !== 'syntax').map(({ path }) => path);
      const seen = [ours, whole, withoutLine(rejection?.message ?? '')];
      const wanted = [values, (scanned || '').split(/,?\n/).filter((name) => name !== ''), withoutLine(message)];
      if (JSON.stringify(seen) !== JSON.stringify(wanted)) differences.push(`${JSON.stringify([...files])}\n  ours: ${JSON.stringify(seen)}\n  PHP:  ${JSON.stringify(wanted)}`);
    }
    assert.ok(stopped > COUNT / 20 && stopped < COUNT, `${stopped} of ${COUNT} have an error`);
    assert.deepEqual(differences.slice(0, 3), []);
  });
});

/** Lines that set the entries, a section for a path now and then, and sometimes a text that PHP stops at. */
function textOf(random: ReturnType<typeof createRandom>): string {
  const lines = Array.from({ length: random.int(5) }, () => {
    if (random.chance(0.1)) return '[PATH=/srv/x]';
    return `${random.pick(ENTRIES)} = ${random.pick(['7', '"a b"', '64M', 'UTC'])}`;
  });
  return [...lines, ...(random.chance(0.12) ? [iniText(random)] : []), ''].join('\n');
}

/** PHP's scanner may be a line further than the sign that it stops at. */
function withoutLine(message: string): string {
  return message.replace(/ on line \d+$/, '');
}
