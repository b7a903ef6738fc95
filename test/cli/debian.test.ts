/**
 * Debian's own configuration through the program itself: quiet as root and as an ordinary user, as it is on this machine and as a
 * copy in which other modules are enabled.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { APACHE } from '../harness/apache';
import { debianSites, ROOT, type Enabled } from '../harness/debian-sites';
import { temporaryDirectory } from '../harness/temp';
import { readCheck, type CheckJson } from './contract';
import { lint, ORDINARY_USER } from './program';

const skip = existsSync(`${ROOT}/apache2.conf`) && existsSync('/etc/debian_version') ? false : 'this is no Debian with apache2';

/** Information that was read and found right; anything else, and every error and warning, fails. */
const REVIEWED = [/^mods-enabled\/mpm_prefork\.conf mpm\/unlimited-child-lifetime$/, /^mods-enabled\/http2\.conf mpm\/http2-under-prefork$/];

async function assertQuiet(args: readonly string[], user?: number): Promise<CheckJson> {
  const run = await lint(['-f', 'json', '--max-warnings', '0', ...args], { user, cwd: '/' });
  assert.equal(run.err, '');
  const json = readCheck(run.out);
  const found = json.diagnostics.map(({ file, rule }) => `${file.replace(/^.*\/etc\/apache2\//, '')} ${rule}`);
  assert.deepEqual(found.filter((each) => !REVIEWED.some((reviewed) => reviewed.test(each))), []);
  assert.equal(run.status, 0);
  assert.equal(json.roots[0]?.verdict.configtest, 'accepts');
  assert.ok(json.roots[0]!.includes.length > 30, `${json.roots[0]!.includes.length} files`);
  return json;
}

test('this machine, as root and as an ordinary user', { skip }, async () => {
  const asRoot = await assertQuiet([ROOT]);
  if (ORDINARY_USER !== undefined) {
    const asNobody = await assertQuiet([ROOT], ORDINARY_USER);
    assert.deepEqual(asNobody.roots[0]?.includes, asRoot.roots[0]?.includes);
  }
  if (!existsSync(APACHE)) return;
  const real = spawnSync('/usr/sbin/apache2ctl', ['-t', '-D', 'DUMP_INCLUDES'], { encoding: 'utf8' });
  const opened = [...real.stdout.matchAll(/^ +\((?:\*|\d+)\) (.*)$/gm)].map((match) => match[1]);
  if (real.status === 0) assert.deepEqual(asRoot.roots[0]?.includes, opened);
});

test('effective prints what httpd prints', { skip: skip || (existsSync(APACHE) ? false : 'apache2 is not installed') }, async () => {
  for (const [option, define] of [['--dump-includes', 'DUMP_INCLUDES'], ['--dump-config', 'DUMP_CONFIG']] as const) {
    const info = ['-C', 'LoadModule info_module /usr/lib/apache2/modules/mod_info.so'];
    const real = spawnSync('/usr/sbin/apache2ctl', ['-t', '-D', define, ...info], { encoding: 'utf8' });
    if (real.status !== 0) continue;
    assert.equal((await lint(['effective', option, ROOT])).out, real.stdout);
  }
});

/** The machine's tree below a folder that stands for `/`, with what is enabled replaced. */
function copyWith(enabled: Enabled): string {
  const image = temporaryDirectory('deb');
  cpSync(ROOT, `${image}${ROOT}`, { recursive: true, verbatimSymlinks: true });
  for (const [kind, names] of [['mods', enabled.mods], ['conf', enabled.confs], ['sites', enabled.sites]] as const) {
    const folder = `${image}${ROOT}/${kind}-enabled`;
    for (const name of readdirSync(folder)) rmSync(`${folder}/${name}`);
    for (const name of names) {
      for (const extension of ['load', 'conf']) {
        const file = `${name}.${extension}`;
        if (existsSync(`${ROOT}/${kind}-available/${file}`)) symlinkSync(`../${kind}-available/${file}`, `${folder}/${file}`);
      }
    }
  }
  return image;
}

for (const [name, enabled] of skip === false ? debianSites() : []) {
  test(`a copy: ${name}`, { skip: enabled === undefined ? 'the package is not installed' : false }, async () => {
    const image = copyWith(enabled!);
    await assertQuiet(['--sysroot', image, ROOT]);
    await assertQuiet([`${image}${ROOT}`]);
    if (ORDINARY_USER !== undefined) await assertQuiet(['--sysroot', image, ROOT], ORDINARY_USER);
  });
}
