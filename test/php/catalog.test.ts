/** The catalogue of ini entries: consistent in itself, and what the real PHP registers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { groupOf, iniEntries, iniEntry, inOtherCase, isKnownPrefix, removedEntry } from '../../server/src/php/catalog/catalog';
import { defaultIn, existsIn, modeIn, versionNumber } from '../../server/src/php/catalog/versions';
import { FULL } from '../differential/suite';

const entries = [...iniEntries()];

test('every entry has a summary of its own words, and facts that fit each other', () => {
  assert.ok(entries.length >= 410, `${entries.length}`);
  for (const { name, summary, values, range, since, removed, deprecated, mode } of entries) {
    assert.match(summary, /^[A-Z0-9`].{15,400}\.$/s, name);
    assert.ok(mode >= 1 && mode <= 7, name);
    assert.ok(values === undefined || values.length > 1, name);
    if (range !== undefined && range[0] !== null && range[1] !== null) assert.ok(range[0] < range[1], name);
    for (const version of [since, removed, deprecated]) assert.ok(version === undefined || versionNumber(version) !== undefined, name);
    assert.ok(groupOf(name) !== undefined);
    assert.equal(removedEntry(name), undefined, name);
  }
});

test('names are compared with regard to case, and known prefixes are whole', () => {
  assert.equal(iniEntry('Memory_Limit'), undefined);
  assert.equal(inOtherCase('Memory_Limit'), 'memory_limit');
  assert.ok(isKnownPrefix('session.nothing') && !isKnownPrefix('xdebug.mode') && !isKnownPrefix('redis.whatever'));
  assert.deepEqual(removedEntry('register_globals')?.removed, '5.4');
});

const real = spawnSync('php', ['-n', '-r', 'echo PHP_MAJOR_VERSION * 100 + PHP_MINOR_VERSION, "\\n", json_encode(ini_get_all());'], { encoding: 'utf8' });
const skip = real.status === 0 || FULL ? false : 'no php';

/** What the program for the command line sets for itself (sapi_cli_ini_defaults), and what the build decides. */
const OWN = new Set(['display_errors', 'html_errors', 'implicit_flush', 'max_execution_time', 'max_input_time', 'output_buffering', 'register_argc_argv', 'include_path', 'extension_dir', 'sendmail_path']);

test('modes and defaults are those of the installed PHP', { skip }, () => {
  const [version, text] = [Number(real.stdout.slice(0, real.stdout.indexOf('\n'))), real.stdout.slice(real.stdout.indexOf('\n') + 1)];
  const registered = JSON.parse(text) as Record<string, { global_value: string | null; access: number }>;
  const build = { version, debian: true };
  const wrong: string[] = [];
  for (const [name, { global_value: value, access }] of Object.entries(registered)) {
    const spec = iniEntry(name);
    if (spec === undefined || !existsIn(spec, version)) wrong.push(`${name} is not in the catalogue`);
    else if (modeIn(spec, version) !== access) wrong.push(`${name}: mode ${access}, ours ${spec.mode}`);
    else if (!OWN.has(name) && defaultIn(spec, build) !== value) wrong.push(`${name}: ${JSON.stringify(value)}, ours ${JSON.stringify(defaultIn(spec, build))}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(Object.keys(registered).length > 120);
});
