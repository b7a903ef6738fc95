import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import { MODULE_MERGING, NOT_MERGED } from '../../server/src/httpd/catalog/data/merging-table';
import { mergingOf } from '../../server/src/httpd/catalog/merging';
import { effectiveDirectives } from '../../server/src/httpd/effective/directives';
import { memoryServer } from './server';

const FILES = { '/var/www/html/a/b.html': '' };

/** The lines of a directive as they were merged: `-` overridden, `?` not certain. */
function merged(name: string, lines: readonly string[]): string[] {
  const { sections } = memoryServer(lines, FILES).ask('http://main.test/a/b.html');
  const found = effectiveDirectives(sections).filter((each) => each.name === name);
  return found.flatMap(({ settings }) => settings.map(({ node, state }) => `${state === 'effective' ? '' : state === 'overridden' ? '-' : '?'}${node.argumentText}`));
}

const twice = (outer: readonly string[], inner: readonly string[]): string[] => ['<Directory /var/www>', ...outer, '</Directory>', '<Directory /var/www/html/a>', ...inner, '</Directory>'];

test('the last one holds', () => assert.deepEqual(merged('ForceType', twice(['ForceType a/a'], ['ForceType b/b'])), ['-a/a', 'b/b']));
test('the last one of each name holds', () => {
  assert.deepEqual(merged('SetEnv', twice(['SetEnv A 1', 'SetEnv B 1'], ['SetEnv a 2'])), ['-A 1', 'B 1', 'a 2']);
  assert.deepEqual(merged('AddType', twice(['AddType a/a .x .y'], ['AddType b/b x'])), ['a/a .x .y', 'b/b x']);
  assert.deepEqual(merged('AddType', twice(['AddType a/a .x .y'], ['AddType b/b x', 'RemoveType y'])), ['-a/a .x .y', 'b/b x']);
  assert.deepEqual(merged('ErrorDocument', twice(['ErrorDocument 404 /a', 'ErrorDocument 500 /b'], ['ErrorDocument 404 /c'])), ['-404 /a', '500 /b', '404 /c']);
});
test('all hold', () => assert.deepEqual(merged('Header', twice(['Header set A 1'], ['Header set A 2'])), ['set A 1', 'set A 2']));
test('the innermost section replaces', () => {
  assert.deepEqual(merged('Require', twice(['Require all denied'], ['Require ip 10', 'Require ip 11'])), ['-all denied', 'ip 10', 'ip 11']);
  assert.deepEqual(merged('DirectoryIndex', twice(['DirectoryIndex a', 'DirectoryIndex b'], ['DirectoryIndex c'])), ['-a', '-b', 'c']);
});
test('a module that merges nothing is replaced by any of its directives', () => {
  assert.deepEqual(merged('Allow', twice(['Order deny,allow', 'Allow from 10', 'Allow from 11'], ['Deny from all'])), ['-from 10', '-from 11']);
});
test('rules of mod_rewrite: replaced per directory, kept with Inherit, apart from those of the server', () => {
  assert.deepEqual(merged('RewriteRule', ['RewriteRule ^ /s', ...twice(['RewriteRule ^ /o'], ['RewriteEngine On'])]), ['^ /s', '-^ /o']);
  assert.deepEqual(merged('RewriteRule', twice(['RewriteRule ^ /o'], ['RewriteOptions Inherit', 'RewriteRule ^ /i'])), ['^ /o', '^ /i']);
});
test('Options add up with signs and begin anew without', () => {
  const value = (lines: readonly string[]): string | undefined => effectiveDirectives(memoryServer(lines, FILES).ask('http://main.test/a/b.html').sections).find(({ name }) => name === 'Options')?.value;
  assert.equal(value(twice(['Options Indexes FollowSymLinks'], ['Options +ExecCGI -Indexes'])), 'ExecCGI FollowSymLinks');
  assert.equal(value(twice(['Options +Indexes'], ['Options Includes'])), 'Includes');
  assert.equal(value(twice(['Options Includes'], ['Options +IncludesNOEXEC'])), 'IncludesNOEXEC');
  assert.deepEqual(merged('Options', twice(['Options Indexes'], ['Options None'])), ['-Indexes', 'None']);
});
test('what may apply overrides nothing', () => {
  assert.deepEqual(merged('ForceType', ['<Directory /var/www>', 'ForceType a/a', '</Directory>', '<If "%{HTTP_COOKIE} =~ /x/">', 'ForceType b/b', '</If>']), ['a/a', '?b/b']);
});
test('what belongs to the main server is not inherited', () => {
  const { sections } = memoryServer(['ServerAlias x.test', '<VirtualHost *:80>', 'ServerName a.test', '</VirtualHost>']).ask('http://a.test/');
  assert.deepEqual(effectiveDirectives(sections).find(({ name }) => name === 'ServerName')?.settings.map(({ state }) => state), ['overridden', 'effective']);
});

test('the table names directives and modules that exist, each with the function that was read', () => {
  const pages = new Set([...catalog.directives.values()].map(({ module }) => module));
  for (const [page, { source, directives = {} }] of Object.entries(MODULE_MERGING)) {
    assert.ok(pages.has(page), page);
    assert.match(source, /\w+.*, \S+\/\S+\.c$/);
    for (const key of Object.keys(directives)) assert.ok(catalog.directives.has(key), `${page}: ${key}`);
  }
  for (const page of Object.keys(NOT_MERGED)) assert.ok(pages.has(page) && !(page in MODULE_MERGING), page);
});

test('most directives that sections may have are in it', () => {
  const own = [...catalog.directives.values()].filter(({ thirdParty, inBinary, type }) => thirdParty !== true && inBinary && type === 'plain');
  const known = own.filter((spec) => mergingOf(spec) !== undefined);
  assert.ok(known.length / own.length > 0.7, `${known.length} of ${own.length}`);
});
