/** The requests behind the Capacity view: pictures, edits, and the status of a running server. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { CapacityAnswer, CapacityEditAnswer } from '../../server/src/lsp/protocol';
import { startClient, uriOf } from './client';
import { ROOT, treeOnDisk } from './tree';

const MPM = 'LoadModule mpm_event_module modules/mod_mpm_event.so\n';
const STATUS = 'ServerMPM: event\nBusyWorkers: 1\nIdleWorkers: 74\nProcesses: 3\nStopping: 0\nScoreboard: ';

async function withStatus<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/server-status`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('capacity', () => {
  test('a picture and an edit in the included file', async () => {
    const texts = { 'httpd.conf': `${MPM}${ROOT}Include mpm.conf\n`, 'mpm.conf': 'MaxRequestWorkers 90\n' };
    const tree = treeOnDisk(texts);
    const client = await startClient({ folders: [tree.folder] });
    const uri = client.open(tree.path('mpm.conf'), texts['mpm.conf']);
    const textDocument = { uri };
    const answer = await client.request<CapacityAnswer>('httpdConfig/capacity', { textDocument, wish: { workers: 200 }, memory: { process: 10 } });
    assert.deepEqual(answer.roots.map(({ uri: each }) => each), [uriOf(tree.path('httpd.conf'))]);
    assert.equal(answer.picture?.shape.capacity, 75);
    assert.equal(answer.picture?.whatIf?.shape.capacity, 200);
    assert.equal(answer.picture?.numbers.find(({ directive }) => directive === 'MaxRequestWorkers')?.place?.file, uri);
    const written = await client.request<CapacityEditAnswer>('httpdConfig/capacity/edit', { textDocument, root: answer.root, wish: { workers: 200 } });
    assert.ok('edit' in written);
    assert.deepEqual((written.edit as WorkspaceEdit).changes?.[uri], [{ range: { start: { line: 0, character: 18 }, end: { line: 0, character: 20 } }, newText: '200' }]);
    assert.equal(await client.stop(), 0);
  });

  test('nothing open, a .htaccess, no wish, and nonsense', async () => {
    const tree = treeOnDisk({ '.htaccess': '' });
    const client = await startClient({ folders: [tree.folder] });
    for (const params of [{}, null, { textDocument: { uri: 3 } }, { textDocument: { uri: 'file:///nowhere' } }]) {
      assert.match((await client.request<CapacityAnswer>('httpdConfig/capacity', params)).why ?? '', /No Apache configuration/);
      assert.ok('why' in (await client.request<CapacityEditAnswer>('httpdConfig/capacity/edit', params)));
    }
    const uri = client.open(tree.path('.htaccess'), '');
    const answer = await client.request<CapacityAnswer>('httpdConfig/capacity', { textDocument: { uri }, wish: { workers: 'x' }, memory: 7 });
    assert.match(answer.why ?? '', /no server configuration of its own/);
    assert.equal(await client.stop(), 0);
  });

  test('the running server: read at this machine or from a file, with bounds', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${MPM}${ROOT}`, 'status.txt': `${STATUS}${'_'.repeat(400)}\n` });
    const client = await startClient({ folders: [tree.folder] });
    const uri = client.open(tree.path('httpd.conf'), `${MPM}${ROOT}`);
    const ask = (statusSource: string): Promise<CapacityAnswer> => client.request<CapacityAnswer>('httpdConfig/capacity', { textDocument: { uri }, statusSource });
    assert.equal((await ask(uriOf(tree.path('status.txt')))).picture?.observed?.slots, 400);
    let path = '';
    const live = await withStatus((request, response) => {
      path = request.url ?? '';
      response.end(`${STATUS}${'.'.repeat(300)}\n`);
    }, ask);
    assert.deepEqual([live.picture?.observed?.slots, path, live.statusProblem], [300, '/server-status?auto', undefined]);
    const redirected = await withStatus((_, response) => response.writeHead(302, { Location: 'http://192.0.2.1/' }).end(), ask);
    assert.match(redirected.statusProblem ?? '', /answered with 302/);
    const endless = await withStatus((_, response) => void response.on('drain', () => response.write('x'.repeat(1e6))).write('x'.repeat(1e6)), ask);
    assert.match(endless.statusProblem ?? '', /too long/);
    const silent = await withStatus(() => undefined, ask);
    assert.match(silent.statusProblem ?? '', /no answer within/);
    assert.match((await ask('http://192.0.2.1/server-status?auto')).statusProblem ?? '', /not this machine/);
    assert.match((await ask(uriOf(tree.path('nothing')))).statusProblem ?? '', /cannot be read/);
    assert.equal(await client.stop(), 0);
  });
});
