import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hoverAt } from '../../server/src/features/hover/hover';
import { marked, textIn, wordsOf } from './marked';

/** The hover at the cursor, its range in brackets before it; the empty string where there is none. */
async function hover(...input: Parameters<typeof marked>): Promise<string> {
  const all = await marked(...input);
  const found = hoverAt(all.view, all.cursor);
  return found === undefined ? '' : `[${textIn(all, found.range)}]\n${wordsOf(found.parts)}`;
}

describe('hover of a directive', () => {
  test('syntax, prose, default, context, module, manual', async () => {
    const text = await hover('Keep‸Alive On\n');
    assert.match(text, /^\[KeepAlive\]\nKeepAlive On\|Off\n/);
    for (const part of [/several requests over one connection/, /Default:.* «On»/, /Context:.* server config, virtual host/, /Module:.* core/, /manual$/]) assert.match(text, part);
  });

  test('in any case, on its arguments, in a continued line, and on both tags of a section', async () => {
    assert.match(await hover('keep‸alive On\n'), /^\[keepalive\]\nKeepAlive/);
    assert.match(await hover('KeepAlive O‸n\n'), /^\[On\]\nKeepAlive/);
    assert.match(await hover('Keep\\\nA‸live On\n'), /^\[Keep\\\nAlive\]\nKeepAlive/);
    assert.match(await hover('<Vir‸tualHost *>\n</VirtualHost>\n'), /^\[VirtualHost\]\n<VirtualHost/);
    assert.match(await hover('<VirtualHost *>\n</Virtual‸Host>\n'), /^\[VirtualHost\]\n<VirtualHost/);
  });

  test('nothing for blanks, comments and names that nobody knows; the replacement for those of 2.2', async () => {
    for (const text of ['‸\n', '# Keep‸Alive\n', 'Frobnicate‸ x\n', '   ‸\n']) assert.equal(await hover(text), '');
    assert.match(await hover('Default‸Type text/plain\n'), /DefaultType|no directive of httpd 2\.4/);
  });

  test('the value in effect and where it was set', async () => {
    assert.match(await hover('KeepAlive On\nKeep‸Alive Off\n'), /In effect here:.* «Off», set by this line, the last of 2/);
    const tree = { '/etc/apache2/apache2.conf': 'KeepAl‸ive On\nInclude conf.d/late.conf\n<VirtualHost *>\nKeepAlive On\n</VirtualHost>\n', '/etc/apache2/conf.d/late.conf': '# late\nKeepAlive Off\n' };
    assert.match(await hover(tree), /In effect here:.* «Off», set in @conf\.d\/late\.conf:2 \(the last of 2\)/);
    assert.doesNotMatch(await hover('Listen‸ 80\nListen 81\n'), /In effect/);
    assert.match(await hover('<Directory /srv>\nOpt‸ions None\n</Directory>\n'), /Options/);
  });

  test('a virtual host is a place of its own; sections of one name and argument are the same', async () => {
    const hosts = '<VirtualHost a>\nKeepAlive On\n</VirtualHost>\n<VirtualHost b>\nKeep‸Alive Off\n</VirtualHost>\n';
    assert.match(await hover(hosts), /«Off», set by this line\n/);
    const folders = '<Directory /srv>\nEnableMMA‸P On\n</Directory>\n<Directory /srv>\nEnableMMAP Off\n</Directory>\n<Directory /var>\nEnableMMAP On\n</Directory>\n';
    assert.match(await hover(folders), /«Off», set in @apache2\.conf:6 \(the last of 2\)/);
  });

  test('numbers of the MPM: default of this MPM, set, in effect, capacity', async () => {
    const text = await hover('ThreadsPer‸Child 64\n');
    assert.match(text, /Set to.* «64» in @apache2\.conf:2/);
    assert.match(text, /In effect:.* «64»/);
    assert.match(text, /Capacity:.* 6 processes × 64 threads = 384 requests at once/);
    assert.match(text, /Default:.* «25» under event/);
    assert.match(await hover('Server‸Limit 32\n'), /16 processes × 25 threads = 400 requests at once; MaxRequestWorkers limits it, ServerLimit would allow 800[^]*holds after a stop and a start/);
    assert.match(await hover('ThreadsPerChild 64\nMaxRequest‸Workers 400\n'), /In effect:.* «384», corrected by httpd \(AH00513\)/);
    assert.match(await hover('MaxSpare‸Servers 10\n'), /Not known.* to event/);
  });

  test('modules: loaded where, not loaded, compiled in; nothing of it in a fragment', async () => {
    assert.match(await hover('SSL‸Engine On\n'), /Module:.* mod_ssl, .*not loaded/);
    assert.match(await hover('LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so\nSSL‸Engine On\n'), /Module:.* mod_ssl, loaded in @apache2\.conf:2/);
    assert.match(await hover('Custom‸Log x y\n'), /Module:.* mod_log_config, compiled in/);
    assert.doesNotMatch(await hover('SSL‸Engine On\n', 'fragment'), /loaded/);
  });

  test('what a variable makes of the line; lines that are not read', async () => {
    assert.match(await hover('Define KA Off\nKeep‸Alive ${KA}\n'), /Reads as:.* «KeepAlive Off»/);
    const text = await hover('<IfDefine NEVER>\nKeep‸Alive On\n</IfDefine>\n');
    assert.match(text, /^\[KeepAlive\]/);
    assert.doesNotMatch(text, /In effect here/);
  });
});

describe('hover of other things', () => {
  test('variables', async () => {
    assert.match(await hover('Define root /srv\nDocumentRoot ${ro‸ot}/www\n'), /^\[\$\{root\}\]\n«\$\{root\}»\n- .*«\/srv», defined in @apache2\.conf:2/);
    assert.match(await hover('ErrorLog ${APACHE_‸LOG_DIR}/e.log\n'), /«\/var\/log\/apache2», from the environment/);
    assert.match(await hover('ErrorLog ${NOBO‸DY}/e.log\n'), /Not defined/);
    assert.match(await hover('RewriteRule x ${ma‸p:$1}\n'), /RewriteMap «map»/);
    assert.match(await hover('ErrorLog ${never clo‸sed\n'), /^\[clo?/);
  });

  test('modules', async () => {
    assert.match(await hover('<IfModule mod_s‸sl.c>\n</IfModule>\n'), /^\[mod_ssl\.c>?\]\n\*\*mod_ssl\*\*[^]*State:.* not loaded/);
    assert.match(await hover('<IfModule !ssl_m‸odule>\n</IfModule>\n'), /mod_ssl/);
    assert.match(await hover('LoadModule ssl_m‸odule /usr/lib/apache2/modules/mod_ssl.so\n'), /State:.* loaded in @apache2\.conf:2/);
    assert.match(await hover('LoadModule own_m‸odule modules/own.so\n'), /not in the catalogue/);
    assert.match(await hover('LoadModule ssl_m‸odule /usr/lib/apache2/modules/mod_ssl.so\n'), /mod_ssl in the manual$/);
    assert.doesNotMatch(await hover('LoadModule security2_m‸odule x.so\n'), /in the manual/);
  });

  test('Include: the files it opens', async () => {
    const tree = { '/etc/apache2/apache2.conf': 'Include conf.d/*.c‸onf\nIncludeOptional none/*.conf\n', '/etc/apache2/conf.d/b.conf': '', '/etc/apache2/conf.d/a.conf': '' };
    assert.match(await hover(tree), /Opens 2 files, in this order:\n- @conf\.d\/a\.conf\n- @conf\.d\/b\.conf$/);
    assert.match(await hover({ '/etc/apache2/apache2.conf': 'IncludeOptional none/*.c‸onf\n' }), /Opens no file/);
  });

  test('AH codes and names of rules in comments', async () => {
    assert.match(await hover('# saw AH005‸13 today\n'), /^\[AH00513\]\n\*\*AH00513\*\*\n./);
    assert.equal(await hover('# AH999‸99\n'), '');
    assert.match(await hover('# httpd-lint disable-next-line httpd/not-on‸-off -- because\nKeepAlive x\n'), /^\[httpd\/not-on-off\]\n\*\*httpd\/not-on-off\*\*: ./);
  });
});
