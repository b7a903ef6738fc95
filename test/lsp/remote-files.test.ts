/** Files that only the client can read, as in the web build: everything goes through its requests. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rulesOf, startClient } from './client';

const FOLDER = 'memfs:/work space';

function memory(files: Record<string, string>): Readonly<Record<string, (params: unknown) => unknown>> {
  const pathOf = (params: unknown): string => decodeURIComponent((params as { uri: string }).uri);
  const below = (path: string): string[] => [...new Set(Object.keys(files).filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1).split('/')[0]!))];
  return {
    'httpdConfig/fs/readFile': (params) => {
      const text = files[pathOf(params)];
      return text === undefined ? { stat: below(pathOf(params)).length > 0 ? 'directory' : 'absent' } : { base64: Buffer.from(text).toString('base64') };
    },
    'httpdConfig/fs/list': (params) => (below(pathOf(params)).length > 0 ? { names: below(pathOf(params)) } : { stat: 'absent' }),
    'httpdConfig/fs/stat': (params) => ({ stat: pathOf(params) in files ? 'file' : below(pathOf(params)).length > 0 ? 'directory' : 'absent' }),
  };
}

describe('files of the client', () => {
  test('a configuration in a folder that is none of this machine', async () => {
    const root = 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\nIncludeOptional conf.d/*.conf\n';
    const files: Record<string, string> = { [`${FOLDER}/apache2.conf`]: root, [`${FOLDER}/conf.d/ä.conf`]: 'KeepAlive yes\n' };
    const client = await startClient({ answers: memory(files), initializationOptions: { fileRequests: true }, folders: [encodeURI(FOLDER)] });
    const uri = client.open(encodeURI(`${FOLDER}/apache2.conf`), root);
    const included = encodeURI(`${FOLDER}/conf.d/ä.conf`);
    assert.ok(rulesOf(await client.diagnostics(included, (all) => all.some(({ code }) => code === 'httpd/not-on-off'))).includes('httpd/not-on-off'));
    const links = await client.request<{ target: string }[]>('textDocument/documentLink', { textDocument: { uri } });
    assert.deepEqual(links.map(({ target }) => target), [included]);
    files[`${FOLDER}/conf.d/ä.conf`] = 'KeepAlive On\n';
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: included, type: 2 }] });
    await client.diagnostics(included, (all) => !all.some(({ code }) => code === 'httpd/not-on-off'));
    assert.equal(await client.stop(), 0);
  });

  test('a client that cannot read them: what is not open is not known, and nothing is called missing', async () => {
    const client = await startClient();
    const uri = client.open('vscode-vfs://github/o/r/httpd.conf', 'Listen 80\nInclude part.conf\nKeepAlive yes\n');
    const rules = rulesOf(await client.diagnostics(uri, (all) => all.length > 0));
    assert.ok(rules.includes('httpd/not-on-off') && !rules.includes('httpd/include-missing'), rules.join(', '));
    assert.equal(await client.stop(), 0);
  });

  test('answers that make no sense', async () => {
    const answers = Object.fromEntries(['readFile', 'list', 'stat'].map((name) => [`httpdConfig/fs/${name}`, () => ({ base64: 7, names: [1, null, 'x'], stat: 'what' })]));
    const client = await startClient({ answers, initializationOptions: { fileRequests: true }, folders: ['memfs:/x'] });
    const uri = client.open('memfs:/x/httpd.conf', 'Listen 80\nInclude part.conf\nKeepAlive yes\n');
    await client.diagnostics(uri, (all) => all.some(({ code }) => code === 'httpd/not-on-off'));
    assert.equal(await client.stop(), 0);
  });

  test('an untitled document, and the same text as .htaccess', async () => {
    const client = await startClient();
    const uri = client.open('untitled:Untitled-1', 'KeepAlive yes\n');
    assert.ok(rulesOf(await client.diagnostics(uri, (all) => all.length > 0)).includes('httpd/not-on-off'));
    const access = client.open('untitled:/srv/.htaccess', 'Listen 80\n');
    assert.ok(rulesOf(await client.diagnostics(access, (all) => all.length > 0)).includes('httpd/not-allowed-here'));
    assert.equal(await client.stop(), 0);
  });
});
