import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Refactoring } from '../../server/src/features/refactor/refactoring';
import { refactoringsAt } from '../../server/src/features/refactor/refactorings';
import { redirectOf } from '../../server/src/features/refactor/rewrite-to-redirect';
import { ConfigNode, nodesOf, type FileFold } from '../../server/src/httpd/config/node';
import { applied, marked, type Marked } from './marked';

const ROOT = '/etc/apache2/apache2.conf';
const MPM = 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\n';

/** The refactorings for what stands between the cursor and `end`, a piece of text behind it (default: the cursor alone). */
function offered(all: Marked, end = '', exists: (file: string) => boolean = () => false): readonly Refactoring[] {
  const text = all.texts.get(all.view.file)!;
  const start = text.split('\n').slice(0, all.cursor.line).join('\n').length + (all.cursor.line > 0 ? 1 : 0) + all.cursor.column;
  const before = text.slice(0, end === '' ? start : text.indexOf(end, start) + end.length).split('\n');
  const range = { start: all.cursor, end: { line: before.length - 1, column: before.at(-1)!.length } };
  return refactoringsAt({ view: all.view, range }, { exists, canCreate: true, unit: '    ' });
}

/** What httpd would run, included files opened, in words. */
function tree(all: Marked): string[] {
  const walk = (fold: FileFold | undefined): string[] => [...nodesOf(fold?.items ?? [])].flatMap((node) => words(node, ''));
  const words = (node: ConfigNode, indent: string): string[] => (node.readTime ? [] : [
    `${indent}${node.name} ${node.words.map((word) => word.value).join(' ')}`, ...[...nodesOf(node.children)].flatMap((child) => words(child, `${indent} `)),
  ]);
  return all.view.checks.flatMap((check) => walk(check.config.fold));
}

/** The tree's files after a refactoring. The configuration must be the same. */
async function after(all: Marked, refactoring: Refactoring | undefined): Promise<Record<string, string>> {
  assert.ok(refactoring, 'it is offered');
  const { creates, edits } = refactoring;
  const files = Object.fromEntries([...all.texts.keys()].map((file) => [file, applied(all, file, edits)]));
  const made = creates === undefined ? files : { ...files, [creates.file]: creates.text };
  assert.deepEqual(tree(await marked(made)), tree(all));
  return made;
}

describe('lines to an included file', () => {
  test('whole sections, with their indentation taken off', async () => {
    const all = await marked(`<VirtualHost *:80>\n    ‸<Directory /srv>\n        AllowOverride None\n    </Directory>\n    ServerName a\n</VirtualHost>\n`);
    const files = await after(all, offered(all, '</Directory>\n')[0]);
    assert.equal(files[ROOT], `${MPM}<VirtualHost *:80>\n    Include included.conf\n    ServerName a\n</VirtualHost>\n`);
    assert.equal(files['/etc/apache2/included.conf'], '<Directory /srv>\n    AllowOverride None\n</Directory>\n');
  });
  test('a name that is free and that no Include reads already', async () => {
    const text = { [ROOT]: `${MPM}‸Timeout 5\nKeepAlive On\nIncludeOptional /etc/apache2/*.conf\n` };
    assert.equal(offered(await marked(text), 'On\n')[0]?.creates?.file, '/etc/apache2/included.inc');
    assert.equal(offered(await marked(text), 'On\n', (file) => file.endsWith('included.inc'))[0]?.creates?.file, '/etc/apache2/included-2.inc');
    const folder = { [ROOT]: `${MPM}‸Timeout 5\nKeepAlive On\nIncludeOptional /etc/apache2/\n` };
    assert.ok(!offered(await marked(folder), 'On\n').some(({ creates }) => creates));
  });
  test('no part of a section, no part of a macro, not for a .htaccess, not without files', async () => {
    for (const [text, end] of [['‸<Directory /srv>\nAllowOverride None\n</Directory>\n', 'None\n'], ['<Macro a>\n‸Timeout 5\nKeepAlive On\n</Macro>\n', 'On\n'], ['‸# a\n# b\n', 'b\n']] as const) {
      assert.ok(!offered(await marked(text), end).some(({ creates }) => creates), text);
    }
    assert.deepEqual(offered(await marked('‸Options None\nDirectoryIndex a\n', 'htaccess'), 'a\n').filter(({ kind }) => kind !== 'rewrite'), []);
  });
});

describe('an included file in place of its Include', () => {
  test('with the indentation of the Include, macros and continuations as they are', async () => {
    const part = 'ServerAlias "b \\\n  c"\n\n<Directory /srv>\n  AllowOverride None\n</Directory>';
    const all = await marked({ [ROOT]: `${MPM}<VirtualHost *:80>\n  Inc‸lude part.conf\n</VirtualHost>\n`, '/etc/apache2/part.conf': part });
    const files = await after(all, offered(all).find(({ kind }) => kind === 'inline'));
    assert.equal(files[ROOT], `${MPM}<VirtualHost *:80>\n  ServerAlias "b \\\n  c"\n\n  <Directory /srv>\n    AllowOverride None\n  </Directory>\n</VirtualHost>\n`);
  });
  test('several files in httpd\'s order', async () => {
    const all = await marked({ [ROOT]: `${MPM}Inc‸lude conf/*.conf\n`, '/etc/apache2/conf/b.conf': 'Timeout 5\n', '/etc/apache2/conf/a.conf': 'KeepAlive On\n' });
    const files = await after(all, offered(all).find(({ kind }) => kind === 'inline'));
    assert.equal(files[ROOT], `${MPM}KeepAlive On\nTimeout 5\n`);
  });
  test('not where the file leaves something open or is missing', async () => {
    for (const part of ['<IfModule mpm_event_module>\n', '<Directory /srv>\n', 'Timeout 5 \\\n', 'Timeout 5 \\']) {
      const all = await marked({ [ROOT]: `${MPM}Inc‸lude part.conf\n`, '/etc/apache2/part.conf': part });
      assert.ok(!offered(all).some(({ kind }) => kind === 'inline'), part);
    }
    assert.deepEqual(offered(await marked('Inc‸lude part.conf\n')), []);
  });
});

describe('a value as Define', () => {
  test('above the outermost section, in the quotes it had', async () => {
    const all = await marked('<VirtualHost *:80>\n  <Directory "/srv/a b">\n    ErrorDocument 404 "/a ‸b"\n  </Directory>\n</VirtualHost>\n');
    const files = await after(all, offered(all).find(({ title }) => title.startsWith('Define')));
    assert.equal(files[ROOT], `${MPM}Define ERROR_DOCUMENT "/a b"\n<VirtualHost *:80>\n  <Directory "/srv/a b">\n    ErrorDocument 404 "\${ERROR_DOCUMENT}"\n  </Directory>\n</VirtualHost>\n`);
  });
  test('under a name that is free', async () => {
    const all = await marked('Define document_root /x\nDocumentRoot /sr‸v\n');
    assert.match((await after(all, offered(all).find(({ kind }) => kind === 'extract')))[ROOT]!, /\nDefine DOCUMENT_ROOT_2 \/srv\nDocumentRoot \$\{DOCUMENT_ROOT_2\}\n$/);
  });
  test('not what reads otherwise, not in conditions, not of a section, not before modules', async () => {
    for (const text of ['ServerName "a\\"b‸"\n', 'ServerName ${x‸}\n', '<IfModule x>\nServerName abc‸\n</IfModule>\n', '<Directory /sr‸v>\n</Directory>\n', 'Include /sr‸v\n']) {
      assert.ok(!offered(await marked(text)).some(({ title }) => title.startsWith('Define')), text);
    }
  });
});

describe('lines in IfModule', () => {
  test('of their module', async () => {
    const all = await marked('LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so\n  ‸Redirect /a /b\n  Alias "/c \\\n d" /e\n');
    const found = offered(all, '/e\n').find(({ kind }) => kind === 'rewrite');
    assert.match((await after(all, found))[ROOT]!, /\n {2}<IfModule alias_module>\n {6}Redirect \/a \/b\n {6}Alias "\/c \\\n d" \/e\n {2}<\/IfModule>\n$/);
  });
  test('not of several modules, nor of one that is always there', async () => {
    for (const text of ['‸Redirect /a /b\nRewriteEngine On\n', '‸Timeout 5\nKeepAlive On\n']) {
      assert.ok(!offered(await marked(text), '\n').some(({ title }) => title.startsWith('Wrap') && text.includes('Timeout')));
      assert.ok(!offered(await marked(text), 'On\n').some(({ title }) => title.startsWith('Wrap')), text);
    }
  });
});

describe('RewriteRule to RedirectMatch', () => {
  const MODULES = ['alias', 'rewrite'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('');
  const titles = async (text: string): Promise<string[]> => offered(await marked(MODULES + text)).map(({ title }) => title).filter((title) => title.startsWith('Write'));
  test('in a host of its own', async () => {
    const all = await marked(`${MODULES}<VirtualHost *:80>\n  RewriteEngine On\n  Rewrite‸Rule ^/old$ https://a.example/new [R=301,L]\n</VirtualHost>\n`);
    const found = offered(all).find(({ title }) => title === 'Write RedirectMatch');
    assert.match(applied(all, ROOT, found!.edits), /\n {2}RedirectMatch 301 \^\/old\$ https:\/\/a\.example\/new\n/);
  });
  test('not beside other rules, conditions, hosts, in folders, with variables', async () => {
    for (const text of [
      'RewriteRule ^/old$ /n‸ew [R,L]\n', 'RewriteEngine On\nRewriteCond %{HTTPS} off\nRewriteRule ^/old$ /n‸ew [R,L]\n', 'RewriteEngine On\nRewriteRule x y\nRewriteRule ^/old$ /n‸ew [R,L]\n',
      'RewriteEngine On\nRewriteRule ^/old$ /n‸ew [R,L]\n<VirtualHost *:80>\n</VirtualHost>\n', '<Directory /srv>\nRewriteEngine On\nRewriteRule ^old$ /n‸ew [R,L]\n</Directory>\n',
      '<VirtualHost *:80>\nRewriteEngine On\nRewriteRule ^/old$ /n‸ew [R,L]\nRedirect /a /b\n</VirtualHost>\n',
    ]) assert.deepEqual(await titles(text), [], text);
    assert.deepEqual(await titles('RewriteEngine On\nRewriteRule ^/old$ /n‸ew [R,L]\n'), ['Write RedirectMatch']);
  });
  test('flags and targets', () => {
    assert.equal(redirectOf('^/old$', '/new', '[R,L]'), 'RedirectMatch 302 ^/old$ /new');
    assert.equal(redirectOf('^/old$', '/new', '[NC,R=308,END]'), 'RedirectMatch 308 (?i)^/old$ /new');
    for (const [pattern, target, flags] of [
      ['^/old$', '/new', '[R]'], ['^/old$', '/new', '[R,L,NE]'], ['^/old$', '/new', '[L]'], ['^/old$', '/new', '[R=404,L]'], ['^/old$', 'new', '[R,L]'], ['^/old$', '-', '[R,L]'],
      ['^/old$', '/new?a=b', '[R,L]'], ['^/(old)$', '/new', '[R,L]'], ['!^/old$', '/new', '[R,L]'], ['^/old$', '/%{HTTP_HOST}', '[R,L]'], ['^/old$', '//new', '[R,L]'], ['^/old$', '/new', '[R=301,R=302,L]'],
    ] as const) assert.equal(redirectOf(pattern, target, flags), undefined, `${pattern} ${target} ${flags}`);
  });
});
