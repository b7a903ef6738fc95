/** The request behind "What applies here?". */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WhatAppliesAnswer } from '../../server/src/lsp/protocol';
import { startClient, uriOf } from './client';
import { ROOT, treeOnDisk } from './tree';

const HOST = ['<VirtualHost *:80>', 'ServerName a.test', 'DocumentRoot /srv/a', '<Directory /srv/a/x>', 'Options Indexes', '</Directory>', '<Location /y/*>', 'Options None', '</Location>', '</VirtualHost>', ''];

describe('what applies', () => {
  test('a URL, the place of the cursor, a file of the server', async () => {
    const texts = { 'httpd.conf': `${ROOT}Include host.conf\n`, 'host.conf': HOST.join('\n') };
    const tree = treeOnDisk(texts);
    const client = await startClient({ folders: [tree.folder] });
    const uri = client.open(tree.path('host.conf'), texts['host.conf']);
    const ask = (more: object): Promise<WhatAppliesAnswer> => client.request<WhatAppliesAnswer>('httpdConfig/whatApplies', { textDocument: { uri }, ...more });
    const byUrl = await ask({ url: 'http://a.test/x/1.html' });
    assert.equal(byUrl.root, uriOf(tree.path('httpd.conf')));
    assert.deepEqual(byUrl.model?.sections.map(({ title }) => title), ['main server', '<VirtualHost *:80>', '<Directory /srv/a/x>']);
    assert.equal(byUrl.model?.sections[2]?.at?.file, uri);
    assert.equal(byUrl.model?.directives.find(({ name }) => name === 'Options')?.value, 'Indexes');
    assert.match(byUrl.text ?? '', /^http:\/\/a\.test\/x\/1\.html\n/);
    assert.equal((await ask({ position: { line: 4, character: 3 } })).model?.url, 'http://a.test/x/');
    assert.equal((await ask({ position: { line: 7, character: 0 } })).model?.url, 'http://a.test/y/x');
    assert.equal((await ask({ url: 'file:/srv/a/z.html' })).model?.url, 'http://a.test/z.html');
    assert.match((await ask({ url: 'file:/nowhere' })).why ?? '', /No DocumentRoot|no DocumentRoot/);
    assert.match((await ask({ url: 'no url' })).why ?? '', /neither a URL/);
    assert.equal(await client.stop(), 0);
  });

  test('the text as it stands counts', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient({ folders: [tree.folder] });
    const uri = client.open(tree.path('httpd.conf'), `${ROOT}<Location /a>\nForceType a/b\n</Location>\n`);
    const sections = async (): Promise<number | undefined> => (await client.request<WhatAppliesAnswer>('httpdConfig/whatApplies', { textDocument: { uri }, url: '/a' })).model?.sections.length;
    assert.equal(await sections(), 2);
    client.change(uri, [2, 11, 2, 12, 'b']);
    assert.equal(await sections(), 1);
    assert.equal(await client.stop(), 0);
  });

  test('nothing open, a .htaccess without a server, and nonsense', async () => {
    const tree = treeOnDisk({ '.htaccess': '' });
    const client = await startClient({ folders: [tree.folder] });
    for (const params of [{}, null, { textDocument: { uri: 3 } }, { url: 7 }, { position: 'x' }]) {
      assert.match((await client.request<WhatAppliesAnswer>('httpdConfig/whatApplies', params)).why ?? '', /No Apache server configuration/);
    }
    const uri = client.open(tree.path('.htaccess'), '');
    assert.match((await client.request<WhatAppliesAnswer>('httpdConfig/whatApplies', { textDocument: { uri } })).why ?? '', /No Apache server configuration/);
    assert.equal(await client.stop(), 0);
  });
});
