/** Every request and notification that the server answers, on documents of every kind; and the encoding of positions. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MessageConnection } from 'vscode-languageserver';
import type { Host } from '../../server/src/lsp/host';
import { createSession } from '../../server/src/lsp/session';
import { startClient, type TestClient } from './client';
import { ROOT, treeOnDisk } from './tree';

/** Everything a client may announce, so that nothing is held back. */
const EVERYTHING = {
  textDocument: Object.fromEntries([
    'hover', 'codeAction', 'documentSymbol', 'foldingRange', 'documentLink', 'definition', 'documentHighlight', 'linkedEditingRange', 'inlayHint', 'codeLens', 'completion', 'formatting',
    'rangeFormatting', 'onTypeFormatting', 'signatureHelp', 'references', 'rename', 'selectionRange', 'callHierarchy', 'diagnostic',
  ].map((name) => [name, {}])),
  workspace: { symbol: {} },
};

const position = { line: 2, character: 3 };
const range = { start: { line: 0, character: 0 }, end: position };
const options = { tabSize: 2, insertSpaces: true };

/** Params by method, without the document: as a client sends them. */
const REQUESTS: Readonly<Record<string, object>> = {
  'textDocument/hover': { position }, 'textDocument/codeAction': { range, context: { diagnostics: [] } }, 'textDocument/documentSymbol': {}, 'textDocument/foldingRange': {},
  'textDocument/documentLink': {}, 'textDocument/definition': { position }, 'textDocument/documentHighlight': { position }, 'textDocument/linkedEditingRange': { position },
  'textDocument/completion': { position }, 'textDocument/formatting': { options }, 'textDocument/rangeFormatting': { range, options }, 'textDocument/onTypeFormatting': { position, ch: '>', options },
  'textDocument/signatureHelp': { position }, 'textDocument/references': { position, context: { includeDeclaration: true } }, 'textDocument/rename': { position, newName: 'X' },
  'textDocument/prepareRename': { position }, 'textDocument/selectionRange': { positions: [position] }, 'textDocument/prepareCallHierarchy': { position }, 'textDocument/inlayHint': { range },
  'textDocument/codeLens': {}, 'textDocument/diagnostic': {}, 'textDocument/semanticTokens/full': {}, 'textDocument/semanticTokens/full/delta': { previousResultId: '0' },
  'textDocument/semanticTokens/range': { range }, 'httpdConfig/capacity': {}, 'httpdConfig/capacity/edit': { wish: { workers: 10 } }, 'httpdConfig/whatApplies': { url: '/' },
};
/** Those that name no document. */
const OTHERS: Readonly<Record<string, object>> = {
  'workspace/symbol': { query: 'a' }, 'httpdConfig/rules': {}, 'httpdConfig/rulePage': { id: 'httpd/unknown-directive' }, 'completionItem/resolve': { label: 'Listen' },
  'codeLens/resolve': { range }, 'callHierarchy/incomingCalls': { item: {} }, 'callHierarchy/outgoingCalls': { item: {} }, 'workspace/diagnostic': { previousResultIds: [] },
};
const NOTIFICATIONS = [
  'initialized', 'textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration',
  'workspace/didChangeWorkspaceFolders', 'window/workDoneProgress/cancel',
];

/** A request's answer, or the code it was refused with. What the server calls its own failure is one. */
async function ask(client: TestClient, method: string, params: object): Promise<unknown> {
  try {
    return await client.request(method, params);
  } catch (error) {
    const { code, message } = error as { code: number; message: string };
    assert.ok(code !== -32603 && code !== -32601, `${method}: ${code} ${message}`);
    return code;
  }
}

function handlers(): { readonly requests: readonly string[]; readonly notifications: readonly string[] } {
  const connection = { sendRequest: () => Promise.resolve(null), sendNotification: () => Promise.resolve() } as unknown as MessageConnection;
  const host: Host = { files: undefined, canonical: (file) => file, watch: () => undefined, watchParent: () => undefined, readLoopback: undefined, exit: () => undefined };
  const session = createSession(connection, host, { capabilities: EVERYTHING }, () => undefined);
  session.stop();
  return { requests: Object.keys(session.requests), notifications: Object.keys(session.notifications) };
}

describe('requests', () => {
  test('all that are answered are in these tables', () => {
    const { requests, notifications } = handlers();
    assert.deepEqual(requests.filter((method) => !(method in REQUESTS) && !(method in OTHERS)), []);
    assert.deepEqual(notifications.filter((method) => !NOTIFICATIONS.includes(method)), []);
  });

  const documents: readonly (readonly [what: string, file: string, text: string])[] = [
    ['a server', 'httpd.conf', `${ROOT}<VirtualHost *:80>\nServerName a.test\nDefine X 1\n</VirtualHost>\n`], ['an empty file', 'empty.conf', ''], ['a fragment', 'part.conf', 'KeepAlive On\n\nServer'],
    ['a .htaccess', '.htaccess', 'Options -Indexes\nRewriteRule ^ - [L]\n'], ['a php.ini', 'php.ini', '[PHP]\nmemory_limit = 1M\nextension=x\n'],
    ['a pool', 'pool.d/www.conf', '[www]\nuser = www-data\npm = static\n'], ['a gateway', 'CSP.ini', '[SYSTEM]\nA=b\n\n'], ['a lighttpd', 'lighttpd.conf', 'server.port = 80\nindex-file.names = ( "a" )\n\n'],
    ['an open end', 'open.conf', '<Directory "/\n<If "%{\nRewriteRule ( \\'],
  ];
  test('every one on every kind of document, before and after it is open', async () => {
    const tree = treeOnDisk({});
    const client = await startClient({ capabilities: EVERYTHING, folders: [tree.folder] });
    for (const [, file, text] of documents) {
      const uri = client.open(tree.path(file), text);
      for (const [method, params] of Object.entries(REQUESTS)) {
        await ask(client, method, { textDocument: { uri }, ...params });
        await ask(client, method, { textDocument: { uri: `${uri}.unknown` }, ...params });
      }
      client.close(uri);
      for (const [method, params] of Object.entries(REQUESTS)) await ask(client, method, { textDocument: { uri }, ...params });
    }
    for (const [method, params] of Object.entries(OTHERS)) if (method !== 'workspace/diagnostic') await ask(client, method, params);
    assert.deepEqual(client.logged().filter((line) => line.includes('failed')), []);
    assert.equal(await client.stop(), 0);
  });

  test('the lists of rules and the page of one', async () => {
    const client = await startClient();
    const rules = await client.request<{ id: string; summary: string }[]>('httpdConfig/rules');
    assert.ok(rules.length > 100 && rules.every(({ id, summary }) => /^[a-z-]+\/[a-z0-9-]+$/.test(id) && summary.length > 5));
    for (const { id } of [rules[0]!, rules[rules.length - 1]!]) assert.match((await client.request<{ markdown: string }>('httpdConfig/rulePage', { id })).markdown, /^# /m);
    assert.equal(await client.request('httpdConfig/rulePage', { id: 'no/rule' }), null);
    assert.equal(await client.stop(), 0);
  });
});

describe('positions', () => {
  for (const [what, offered] of [['nothing', undefined], ['all', ['utf-8', 'utf-32', 'utf-16']], ['what the server does not have', ['utf-8']], ['nonsense', 7]] as const) {
    test(`are UTF-16 for a client that offers ${what}`, async () => {
      const client = await startClient({ capabilities: { general: { positionEncodings: offered } } });
      assert.equal(client.initializeResult.capabilities['positionEncoding'], 'utf-16');
      const uri = client.open('/nowhere/httpd.conf', 'Define "😀ü" "a"\nServerAdmin "😀ü" KeepAlive\nKeepAlive "😀ü"\n');
      const found = (await client.diagnostics(uri, (all) => all.some(({ code }) => code === 'httpd/not-on-off'))).find(({ code }) => code === 'httpd/not-on-off')!;
      assert.deepEqual(found.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 15 } });
      client.change(uri, [2, 10, 2, 15, 'On']);
      await client.diagnostics(uri, (all) => !all.some(({ code }) => code === 'httpd/not-on-off'));
      assert.equal(await client.stop(), 0);
    });
  }
});
