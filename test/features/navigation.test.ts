/** Completion, definition, links. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completionsAt, type Completion } from '../../server/src/features/completion';
import { definitionsAt } from '../../server/src/features/definition';
import { linksOf } from '../../server/src/features/links';
import { marked, textIn } from './marked';

describe('completion', () => {
  async function complete(...input: Parameters<typeof marked>): Promise<readonly Completion[]> {
    const { view, cursor } = await marked(...input);
    return completionsAt(view, cursor);
  }
  const labels = async (...input: Parameters<typeof marked>): Promise<string[]> => (await complete(...input)).map(({ label }) => label);

  test('directives that are allowed here, with what they replace', async () => {
    const items = await complete('Keep‸\n');
    const item = items.find(({ label }) => label === 'KeepAlive')!;
    assert.deepEqual([item.insert, item.replace.start.column, item.replace.end.column, item.rank], ['KeepAlive', 0, 4, 1]);
    assert.ok(items.some(({ label }) => label === 'Listen') && items.some(({ label }) => label === '<VirtualHost>'));
    assert.ok(!items.some(({ label }) => label === 'AllowOverride'));
    assert.ok(items.find(({ label }) => label === 'SSLEngine')!.rank > item.rank, 'a module that is not loaded comes later');
  });

  test('inside sections and in .htaccess other ones', async () => {
    const host = await labels('<VirtualHost *>\n‸\n</VirtualHost>\n');
    assert.ok(host.includes('ServerAlias') && !host.includes('Listen') && !host.includes('ThreadsPerChild'));
    const folder = await labels('<IfModule !x>\n<Directory /srv>\n  All‸\n</Directory>\n</IfModule>\n');
    assert.ok(folder.includes('AllowOverride') && !folder.includes('Listen'));
    const access = await labels({ '/srv/www/.htaccess': 'Rew‸\n' }, 'htaccess');
    assert.ok(access.includes('RewriteRule') && !access.includes('DocumentRoot'));
  });

  test('sections after a bracket, and the tag that closes what is open', async () => {
    assert.ok((await labels('<Dir‸\n')).every((label) => label.startsWith('<')));
    assert.deepEqual(await labels('<VirtualHost *>\n<Directory /x>\n</‸\n'), ['</Directory>']);
    assert.deepEqual(await labels('</‸\n'), []);
  });

  test('values and modules', async () => {
    assert.deepEqual(await labels('KeepAlive ‸\n'), ['On', 'Off']);
    assert.ok((await labels('<Directory /x>\nOptions Indexes Fol‸\n</Directory>\n')).includes('FollowSymLinks'));
    assert.ok((await labels('LoadModule ‸\n')).includes('ssl_module'));
    assert.ok((await labels('<IfModule mod‸\n')).includes('mod_ssl.c'));
    assert.deepEqual(await labels('# Keep‸\n'), []);
  });
});

describe('definition', () => {
  async function definition(...input: Parameters<typeof marked>): Promise<string[]> {
    const all = await marked(...input);
    return definitionsAt(all.view, all.cursor).map((place) => `${place.file}:${place.start.line + 1} ${textIn(all, place)}`);
  }

  test('of a variable, a macro, a module, an include, a tag', async () => {
    assert.deepEqual(await definition('Define port 80\nListen ${po‸rt}\n'), ['/etc/apache2/apache2.conf:2 Define port 80']);
    const macro = 'LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n<Macro host $x>\nTimeout $x\n</Macro>\nUse ho‸st 1\n';
    assert.deepEqual(await definition(macro), ['/etc/apache2/apache2.conf:3 <Macro host $x>']);
    assert.deepEqual(await definition('<IfModule mpm_event‸_module>\n</IfModule>\n'), ['/etc/apache2/apache2.conf:1 LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so']);
    assert.deepEqual(await definition({ '/etc/apache2/apache2.conf': 'Include co‸nf.d/*.conf\n', '/etc/apache2/conf.d/a.conf': '' }), ['/etc/apache2/conf.d/a.conf:1 ']);
    assert.deepEqual(await definition('<VirtualHost *>\n</Virtual‸Host>\n'), ['/etc/apache2/apache2.conf:2 VirtualHost']);
    assert.deepEqual(await definition('Timeout ‸5\n'), []);
  });
});

describe('links', () => {
  test('to files that are there, in quotes or with variables, and to nothing else', async () => {
    const all = await marked({
      '/etc/apache2/apache2.conf': 'Define d conf.d\nInclude "${d}/a.conf"\nIncludeOptional conf.d/*.conf\nInclude nowhere.conf\nLoadModule dir_module /usr/lib/apache2/modules/mod_dir.so\nLoadFile conf.d/b.conf\n', '/etc/apache2/conf.d/a.conf': '', '/etc/apache2/conf.d/b.conf': '',
    });
    assert.deepEqual(linksOf(all.view).map(({ range, target }) => [textIn(all, range), target]), [
      ['${d}/a.conf', '/etc/apache2/conf.d/a.conf'], ['/usr/lib/apache2/modules/mod_dir.so', '/usr/lib/apache2/modules/mod_dir.so'], ['conf.d/b.conf', '/etc/apache2/conf.d/b.conf'],
    ]);
  });
});
