import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';

const catalog = resolve(__dirname, '../../server/src/httpd/catalog');
const dataFolder = join(catalog, 'data');
const proseFolder = join(catalog, 'prose');

/** Documentation modules whose every directive must have a text. A name without a data file is a mistake in this list. */
const complete = [
  'core', 'mpm_common', 'event', 'prefork', 'mpm_netware', 'mod_so', 'mod_unixd', 'mod_version', 'mod_macro',
  'mod_dir', 'mod_alias', 'mod_mime', 'mod_mime_magic', 'mod_rewrite', 'mod_headers', 'mod_setenvif', 'mod_env', 'mod_expires',
  'mod_deflate', 'mod_brotli', 'mod_reqtimeout', 'mod_status', 'mod_info',
  'mod_log_config', 'mod_logio', 'mod_log_debug', 'mod_log_forensic',
  'mod_access_compat', 'mod_auth_basic', 'mod_auth_digest', 'mod_auth_form',
  'mod_authn_anon', 'mod_authn_core', 'mod_authn_dbd', 'mod_authn_dbm', 'mod_authn_file', 'mod_authn_socache',
  'mod_authnz_fcgi', 'mod_authnz_ldap',
  'mod_authz_core', 'mod_authz_dbd', 'mod_authz_dbm', 'mod_authz_groupfile', 'mod_authz_host', 'mod_authz_owner', 'mod_authz_user',
  'mod_session', 'mod_session_cookie', 'mod_session_crypto', 'mod_session_dbd',
];

/** Files beside the texts of the directives that hold other things under other keys. */
const otherFiles = ['ah-codes.json'];

const shortest = 40;
const longest = 600;

describe('prose of the catalogue', () => {
  const files = readdirSync(proseFolder).filter((name) => name.endsWith('.json') && !otherFiles.includes(name)).sort();

  it('has files', () => assert.ok(files.length > 0));

  for (const file of files) {
    const module = file.replace(/\.json$/, '');
    it(`${module}: texts belong to directives of the module and keep the style`, () => {
      const names = new Set(directiveNames(module));
      const faults = Object.entries(readTexts(module)).flatMap(([name, text]) => [
        ...(names.has(name) ? [] : [`${name}: no such directive in the data of ${module}`]),
        ...styleFaults(text).map((fault) => `${name}: ${fault}`),
      ]);
      assert.deepEqual(faults, []);
    });
  }

  for (const module of complete) {
    it(`${module}: every directive has a text`, () => {
      const names = directiveNames(module);
      const texts = names.length ? readTexts(module) : {};
      assert.deepEqual(names.filter((name) => !Object.hasOwn(texts, name)), []);
    });
  }
});

describe('style check of the prose', () => {
  const good = 'Seconds that httpd waits for `!name` before it gives up.';
  const cases: readonly [string, string][] = [
    [`${good.slice(0, 20)}.`, 'length'],
    [`${good} ${'More and more words follow here, all the same. '.repeat(12)}End.`, 'length'],
    [good.slice(0, -1), 'full stop'],
    [good.replace('httpd waits', 'httpd  waits'), 'blanks'],
    [good.replace('httpd', 'httpd\n'), 'blanks'],
    [good.replace('Seconds', 'Please note: seconds'), 'please'],
    [good.replace('gives up', 'gives up! It does'), 'exclamation mark'],
    [good.replace('`!name`', '`!name'), 'backtick'],
  ];

  it('passes a good text', () => assert.deepEqual(styleFaults(good), []));
  for (const [text, fault] of cases) {
    it(`finds: ${fault}`, () => assert.ok(styleFaults(text).some((found) => found.includes(fault)), `not found in: ${text}`));
  }
});

/** What is wrong with one hover text, in words; empty when nothing is. Marks between backticks are code, not punctuation. */
function styleFaults(text: string): string[] {
  const words = text.replace(/`[^`]*`/g, 'code');
  const faults: string[] = [];
  if (text.length < shortest || text.length > longest) faults.push(`length ${text.length}, not ${shortest} to ${longest}`);
  if (!text.endsWith('.')) faults.push('no full stop at the end');
  if (/ {2}|[^\S ]|^ | $/.test(text)) faults.push('blanks that are doubled, no plain spaces, or outside');
  if (/please/i.test(words)) faults.push('says please');
  if (words.includes('!')) faults.push('exclamation mark');
  if (words.includes('`')) faults.push('backtick without its partner');
  return faults;
}

function readTexts(module: string): Record<string, string> {
  return JSON.parse(readFileSync(join(proseFolder, `${module}.json`), 'utf8')) as Record<string, string>;
}

/** Names of the directives and sections in the module's data file, which must exist. */
function directiveNames(module: string): string[] {
  const path = join(dataFolder, `${module}.json`);
  assert.ok(existsSync(path), `${module} has no data file`);
  const data = JSON.parse(readFileSync(path, 'utf8')) as { readonly directives: readonly { readonly name: string }[] };
  return data.directives.map((directive) => directive.name);
}
