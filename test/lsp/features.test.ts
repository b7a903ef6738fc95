/** One request of each kind against the real server, and what it announces to which client. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startClient, type TestClient } from './client';
import { ROOT, treeOnDisk } from './tree';

const REQUESTS = [
  'hover', 'completion', 'signatureHelp', 'definition', 'references', 'rename', 'documentHighlight', 'documentSymbol', 'foldingRange', 'documentLink', 'linkedEditingRange',
  'selectionRange', 'callHierarchy', 'codeAction', 'codeLens', 'inlayHint', 'formatting', 'rangeFormatting', 'onTypeFormatting',
];

/** What VS Code says of itself, in short. */
const EVERYTHING = {
  textDocument: {
    ...Object.fromEntries(REQUESTS.map((request) => [request, {}])),
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true, documentationFormat: ['markdown'], resolveSupport: { properties: ['documentation', 'additionalTextEdits'] } } },
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown'], parameterInformation: { labelOffsetSupport: true } } },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    semanticTokens: { requests: { full: { delta: true }, range: true }, tokenTypes: ['keyword', 'variable', 'string', 'class'], tokenModifiers: ['declaration'], formats: ['relative'] },
  },
  workspace: { symbol: {}, workspaceEdit: { documentChanges: true } },
};

const TEXT = `${ROOT}Define port 8080
Listen \${port}
Include part.conf
<VirtualHost *:8080>
    ServerName a.example.org
    KeepAlive On
</VirtualHost>
`;

const tree = treeOnDisk({ 'httpd.conf': TEXT, 'part.conf': 'Timeout 5\n' });
const file = tree.path('httpd.conf');

/** A position behind some text of the document. */
function behind(text: string, content = TEXT): { line: number; character: number } {
  const at = content.indexOf(text) + text.length;
  const lines = content.slice(0, at).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

describe('requests, for a client that knows all of them', () => {
  let client: TestClient;
  let uri = '';
  const ask = <T>(method: string, params: object): Promise<T> => client.request<T>(method, { textDocument: { uri }, ...params });

  before(async () => {
    client = await startClient({ capabilities: EVERYTHING, folders: [tree.folder] });
    uri = client.open(file, TEXT);
  });
  after(async () => assert.equal(await client.stop(), 0));

  test('completion with snippets, its documentation when it is asked for', async () => {
    const items = await ask<{ label: string; documentation?: unknown; insertTextFormat: number; textEdit: { newText: string } }[]>('textDocument/completion', { position: behind('Keep') });
    const item = items.find(({ label }) => label === 'RewriteRule')!;
    assert.deepEqual([item.documentation, item.insertTextFormat], [undefined, 1]);
    const flags = await ask<{ label: string; labelDetails?: { description: string }; documentation?: unknown }[]>('textDocument/completion', { position: behind('KeepAlive ') });
    assert.ok(flags.some(({ label }) => label === 'On'));
    client.change(uri, `${TEXT}RewriteRule a b [\n`);
    const [last] = await ask<typeof flags>('textDocument/completion', { position: { line: TEXT.split('\n').length - 1, character: 17 } });
    assert.deepEqual([last!.label, last!.labelDetails?.description, last!.documentation], ['L', 'The last rule', undefined]);
    client.change(uri, TEXT);
    const free = await ask<typeof items>('textDocument/completion', { position: { line: TEXT.split('\n').length - 1, character: 0 } });
    const snippet = free.find(({ label }) => label === 'Alias')!;
    assert.equal(snippet.insertTextFormat, 2);
    assert.match(snippet.textEdit.newText, /^Alias \$\{1:/);
    const resolved = await client.request<{ documentation: { kind: string; value: string } }>('completionItem/resolve', snippet);
    assert.equal(resolved.documentation.kind, 'markdown');
    assert.ok(resolved.documentation.value.length > 20);
  });

  test('completion of paths on the disk', async () => {
    client.change(uri, `${TEXT}Include \n`);
    const items = await ask<{ label: string }[]>('textDocument/completion', { position: { line: TEXT.split('\n').length - 1, character: 8 } });
    assert.ok(items.some(({ label }) => label === 'part.conf'));
    client.change(uri, TEXT);
  });

  test('hover in Markdown', async () => {
    const hover = await ask<{ contents: { kind: string; value: string } }>('textDocument/hover', { position: behind('Listen ${p') });
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /`8080`/);
  });

  test('signature help', async () => {
    const help = await ask<{ activeParameter: number; signatures: { label: string; parameters: { label: unknown }[] }[] }>('textDocument/signatureHelp', { position: behind('KeepAlive ') });
    assert.deepEqual([help.signatures[0]!.label, help.activeParameter, help.signatures[0]!.parameters], ['KeepAlive On|Off', 0, [{ label: [10, 16] }]]);
  });

  test('definition, references, highlights, rename', async () => {
    const position = behind('Listen ${p');
    const [definition] = await ask<{ range: { start: { line: number } } }[]>('textDocument/definition', { position });
    assert.equal(definition!.range.start.line, 2);
    const lines = (list: { range: { start: { line: number } } }[]): number[] => list.map(({ range }) => range.start.line);
    assert.deepEqual(lines(await ask('textDocument/references', { position, context: { includeDeclaration: true } })), [2, 3]);
    assert.deepEqual(lines(await ask('textDocument/references', { position, context: { includeDeclaration: false } })), [3]);
    assert.deepEqual((await ask<{ kind: number }[]>('textDocument/documentHighlight', { position })).map(({ kind }) => kind), [3, 2]);
    assert.deepEqual(await ask('textDocument/prepareRename', { position }), { range: { start: { line: 3, character: 9 }, end: { line: 3, character: 13 } }, placeholder: 'port' });
    const edit = await ask<{ documentChanges: { textDocument: { version: number }; edits: { newText: string }[] }[] }>('textDocument/rename', { position, newName: 'http' });
    assert.deepEqual(edit.documentChanges.map(({ edits }) => edits.map(({ newText }) => newText)), [['http', 'http']]);
    await assert.rejects(ask('textDocument/rename', { position, newName: 'a b' }), { code: -32803 });
    const host = await ask<{ placeholder: string }>('textDocument/prepareRename', { position: behind('ServerName a') });
    assert.equal(host.placeholder, 'a.example.org');
    client.change(uri, `${TEXT}BrowserMatch x nokeepalive\n`);
    await assert.rejects(ask('textDocument/prepareRename', { position: { line: TEXT.split('\n').length - 1, character: 20 } }), { code: -32803 });
    client.change(uri, TEXT);
    assert.equal(await ask('textDocument/prepareRename', { position: behind('Keep') }), null);
  });

  test('linked editing, selection, folding, symbols, links', async () => {
    assert.equal((await ask<{ ranges: unknown[] }>('textDocument/linkedEditingRange', { position: behind('<Virtual') })).ranges.length, 2);
    const [selection] = await ask<{ range: unknown; parent?: { parent?: unknown } }[]>('textDocument/selectionRange', { positions: [behind('KeepAlive O')] });
    assert.ok(selection!.parent?.parent !== undefined);
    assert.ok((await ask<unknown[]>('textDocument/foldingRange', {})).length > 0);
    assert.ok((await ask<{ name: string; selectionRange?: unknown }[]>('textDocument/documentSymbol', {})).every((symbol) => symbol.selectionRange !== undefined));
    assert.equal((await ask<unknown[]>('textDocument/documentLink', {})).length, 1);
    const symbols = await client.request<{ name: string; location: { uri: string } }[]>('workspace/symbol', { query: 'port' });
    assert.deepEqual(symbols.map(({ name, location }) => [name, location.uri]), [['port', uri], ['Listen ${port}', uri]]);
  });

  test('call hierarchy', async () => {
    const [item] = await ask<{ name: string; uri: string }[]>('textDocument/prepareCallHierarchy', { position: behind('Include pa') });
    assert.equal(item!.name, 'part.conf');
    const incoming = await client.request<{ from: { name: string; uri: string }; fromRanges: { start: { line: number } }[] }[]>('callHierarchy/incomingCalls', { item });
    assert.deepEqual(incoming.map(({ from, fromRanges }) => [from.uri, fromRanges[0]!.start.line]), [[uri, 4]]);
    const outgoing = await client.request<{ to: { name: string } }[]>('callHierarchy/outgoingCalls', { item: { ...incoming[0]!.from, range: { start: behind(''), end: behind('') }, selectionRange: { start: behind(''), end: behind('') } } });
    assert.deepEqual(outgoing.map(({ to }) => to.name), ['part.conf']);
  });

  test('semantic tokens: all, a range, and what changed', async () => {
    const legend = (client.initializeResult.capabilities['semanticTokensProvider'] as { legend: { tokenTypes: string[] } }).legend;
    assert.deepEqual(legend.tokenTypes, ['keyword', 'class', 'variable', 'string']);
    const full = await ask<{ resultId: string; data: number[] }>('textDocument/semanticTokens/full', {});
    assert.ok(full.data.length > 0 && full.data.length % 5 === 0);
    assert.deepEqual(await ask('textDocument/semanticTokens/full/delta', { previousResultId: full.resultId }).then((answer) => (answer as { edits: unknown }).edits), []);
    client.change(uri, `${TEXT}Timeout 5\n`);
    const full2 = await ask<{ data: number[] }>('textDocument/semanticTokens/full', {});
    client.change(uri, TEXT);
    const third = await ask<{ resultId: string; data: number[] }>('textDocument/semanticTokens/full', {});
    client.change(uri, `${TEXT}Timeout 5\n`);
    const delta = await ask<{ edits: { start: number; deleteCount: number; data: number[] }[] }>('textDocument/semanticTokens/full/delta', { previousResultId: third.resultId });
    const data = [...third.data];
    for (const { start, deleteCount, data: inserted } of delta.edits) data.splice(start, deleteCount, ...inserted);
    assert.deepEqual(data, full2.data);
    const unknown = await ask<{ data?: number[] }>('textDocument/semanticTokens/full/delta', { previousResultId: 'never' });
    assert.deepEqual(unknown.data, full2.data);
    const range = await ask<{ data: number[] }>('textDocument/semanticTokens/range', { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } } });
    assert.equal(range.data.length, 10);
    client.change(uri, TEXT);
  });

  test('a closing tag of itself', async () => {
    client.change(uri, `${TEXT}<Location /a>\n\n`);
    const edits = await ask<{ newText: string }[]>('textDocument/onTypeFormatting', { position: { line: TEXT.split('\n').length, character: 0 }, ch: '\n', options: { tabSize: 4, insertSpaces: true } });
    assert.ok(edits.some(({ newText }) => newText === '</Location>\n'), JSON.stringify(edits));
    client.change(uri, TEXT);
  });
});

describe('what is announced', () => {
  const announcedTo = async (capabilities: unknown): Promise<Record<string, unknown>> => {
    const client = await startClient({ capabilities });
    const { capabilities: announced } = client.initializeResult;
    assert.equal(await client.stop(), 0);
    return announced;
  };
  const providers = (announced: Record<string, unknown>): string[] => Object.keys(announced).filter((key) => key.endsWith('Provider')).sort();

  test('everything to a client that knows all, nothing to one that knows nothing', async () => {
    const all = providers(await announcedTo(EVERYTHING));
    for (const request of REQUESTS) assert.ok(all.some((each) => each.toLowerCase().includes(request.toLowerCase().replace(/^formatting$/, 'documentformatting').replace(/^documentlink$/, 'documentlink'))), request);
    assert.ok(all.includes('semanticTokensProvider') && all.includes('workspaceSymbolProvider'));
    assert.deepEqual(providers(await announcedTo({})), []);
  });

  test('a client without snippets, Markdown, trees, prepared renames and document changes', async () => {
    const client = await startClient({ capabilities: { textDocument: { hover: {}, completion: {}, documentSymbol: {}, rename: {}, signatureHelp: {} }, workspace: {} }, folders: [tree.folder] });
    const uri = client.open(file, TEXT);
    assert.equal(client.initializeResult.capabilities['renameProvider'], true);
    const ask = <T>(method: string, params: object): Promise<T> => client.request<T>(method, { textDocument: { uri }, ...params });
    const hover = await ask<{ contents: { kind: string; value: string } }>('textDocument/hover', { position: behind('Listen ${p') });
    assert.equal(hover.contents.kind, 'plaintext');
    assert.doesNotMatch(hover.contents.value, /`/);
    const items = await ask<{ label: string; insertTextFormat: number; documentation?: unknown; data?: unknown; textEdit: { newText: string } }[]>('textDocument/completion', { position: { line: TEXT.split('\n').length - 1, character: 0 } });
    for (const { insertTextFormat, textEdit, documentation, data } of items) {
      assert.equal(insertTextFormat, 1);
      assert.doesNotMatch(textEdit.newText, /\$\{\d/);
      assert.ok(data === undefined && (documentation === undefined || typeof documentation === 'string'));
    }
    assert.ok(items.some(({ documentation }) => documentation !== undefined));
    const symbols = await ask<{ location?: unknown; children?: unknown }[]>('textDocument/documentSymbol', {});
    assert.ok(symbols.length > 0 && symbols.every(({ location, children }) => location !== undefined && children === undefined));
    const edit = await ask<{ changes?: Record<string, unknown[]>; documentChanges?: unknown }>('textDocument/rename', { position: behind('Listen ${p'), newName: 'http' });
    assert.deepEqual([Object.keys(edit.changes!), edit.documentChanges], [[uri], undefined]);
    const help = await ask<{ signatures: { parameters: { label: unknown }[]; documentation: unknown }[] }>('textDocument/signatureHelp', { position: behind('KeepAlive ') });
    assert.equal(help.signatures[0]!.parameters[0]!.label, 'On|Off');
    assert.equal(typeof help.signatures[0]!.documentation, 'string');
    assert.equal(await client.stop(), 0);
  });
});
