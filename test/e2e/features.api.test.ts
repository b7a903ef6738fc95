// Every feature of the language server through VS Code's own API, in a real extension host.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { inCodeServer, noCodeServer } from './harness/stage';
import { until } from './harness/wait';

const FOLDER = 'features/httpd';
const TEXT = `ServerName main.example.org
Define port 8080
Listen \${port}
Include part.conf
<VirtualHost *:8080>
    ServerName a.example.org
    KeepAlive On
    CustomLog logs/a.log "%h %>s"
</VirtualHost>
LogFormat "%h" brief

`;

describe('features in VS Code', { skip: noCodeServer }, () => {
  const stage = inCodeServer({
    driven: true,
    prepare: (workspace) => {
      mkdirSync(join(workspace, FOLDER), { recursive: true });
      writeFileSync(join(workspace, FOLDER, 'httpd.conf'), TEXT);
      writeFileSync(join(workspace, FOLDER, 'part.conf'), 'Timeout 5\n');
    },
  });
  const { driver } = stage;
  let file = '';

  before(async () => {
    file = stage.path(`${FOLDER}/httpd.conf`);
    await driver.run(async (vscode, at) => void (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at))), file);
    await until('symbols', async () => (await ask<unknown[] | null>('vscode.executeDocumentSymbolProvider'))?.length);
  });

  /** A command of the API on the file, at a position where one is given. */
  const ask = <T>(command: string, at?: readonly [line: number, column: number], ...more: readonly unknown[]): Promise<T> =>
    driver.run(
      async (vscode, given) => {
        const uri = vscode.Uri.file(given.file);
        const position = given.at === null ? [] : [new vscode.Position(given.at[0], given.at[1])];
        return (await vscode.commands.executeCommand<unknown>(given.command, uri, ...position, ...given.more) ?? null) as T;
      },
      { command, file, at: at === undefined ? null : [...at] as [number, number], more: [...more] },
    );
  const eventually = <T>(what: string, question: () => Promise<T>, satisfied: (answer: T) => boolean): Promise<T> =>
    until(what, async () => {
      const answer = await question();
      return satisfied(answer) ? { answer } : undefined;
    }).then(({ answer }) => answer);

  interface Range { readonly start?: { line: number }; readonly [index: number]: { line: number } }
  const lineOf = (range: Range): number => (range.start ?? range[0]!).line;

  test('completion with snippets and documentation', async () => {
    interface List { items: { label: string | { label: string }; insertText?: unknown; documentation?: unknown }[] }
    const { items } = await eventually('a list', () => ask<List>('vscode.executeCompletionItemProvider', [10, 0], undefined, 400), (list) => list.items.length > 100);
    const alias = items.find(({ label }) => label === 'Alias')!;
    assert.match(JSON.stringify(alias.insertText), /\$\{1:/);
    await eventually('On', () => ask<List>('vscode.executeCompletionItemProvider', [6, 14]), (flags) => flags.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'On'));
  });

  test('signature help, definition, references, highlights', async () => {
    await eventually('the signature', () => ask<{ signatures: { label: string }[] } | null>('vscode.executeSignatureHelpProvider', [6, 14], ' '), (help) => help?.signatures[0]?.label === 'KeepAlive On|Off');
    const definition = await ask<{ range: Range }[]>('vscode.executeDefinitionProvider', [2, 11]);
    assert.deepEqual(definition.map(({ range }) => lineOf(range)), [1]);
    const references = await ask<{ range: Range }[]>('vscode.executeReferenceProvider', [2, 11]);
    assert.deepEqual(references.map(({ range }) => lineOf(range)).sort(), [1, 2]);
    assert.equal((await ask<unknown[]>('vscode.executeDocumentHighlights', [2, 11])).length, 2);
  });

  test('rename, and its refusal', async () => {
    const count = await driver.run(async (vscode, at) => {
      const edit = await vscode.commands.executeCommand<import('vscode').WorkspaceEdit>('vscode.executeDocumentRenameProvider', vscode.Uri.file(at), new vscode.Position(2, 11), 'http');
      return edit.entries().map(([, edits]) => edits.length);
    }, file);
    assert.deepEqual(count, [2]);
    await assert.rejects(ask('vscode.executeDocumentRenameProvider', [2, 11], 'a b'), /letters, digits/);
    assert.equal(JSON.stringify(await ask('vscode.prepareRename', [5, 18])).includes('a.example.org'), true);
  });

  test('symbols of the workspace, call hierarchy', async () => {
    const symbols = await driver.run(async (vscode) => (await vscode.commands.executeCommand<import('vscode').SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'a.example')).map(({ name }) => name), null);
    assert.ok(symbols.includes('a.example.org'), symbols.join());
    const calls = await driver.run(async (vscode, at) => {
      const [item] = await vscode.commands.executeCommand<import('vscode').CallHierarchyItem[]>('vscode.prepareCallHierarchy', vscode.Uri.file(at), new vscode.Position(3, 10));
      const incoming = await vscode.commands.executeCommand<import('vscode').CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
      return [item!.name, ...incoming.map(({ from }) => from.name)];
    }, file);
    assert.deepEqual(calls, ['part.conf', 'httpd.conf']);
  });

  test('links, folding, selection', async () => {
    assert.equal((await ask<unknown[]>('vscode.executeLinkProvider')).length, 1);
    assert.ok((await ask<unknown[]>('vscode.executeFoldingRangeProvider')).length > 0);
    const depth = await driver.run(async (vscode, at) => {
      const [range] = await vscode.commands.executeCommand<import('vscode').SelectionRange[]>('vscode.executeSelectionRangeProvider', vscode.Uri.file(at), [new vscode.Position(6, 8)]);
      let count = 0;
      for (let each: import('vscode').SelectionRange | undefined = range; each !== undefined; each = each.parent) count++;
      return count;
    }, file);
    assert.ok(depth >= 4, `depth ${depth}`);
  });

  test('semantic tokens, lenses', async () => {
    const tokens = await ask<{ data: Record<string, number> }>('vscode.provideDocumentSemanticTokens');
    assert.ok(Object.keys(tokens.data).length >= 5);
    const lenses = await ask<{ command?: { title: string } }[]>('vscode.executeCodeLensProvider', undefined, 10);
    assert.ok(lenses.some(({ command }) => command?.title.startsWith('a.example.org · alone on *:8080') === true), JSON.stringify(lenses));
  });

  test('the end of an opening tag brings the closing tag; both tags change together', async () => {
    const lineAt = (line: number): Promise<string> => driver.run((vscode, at) => vscode.window.activeTextEditor?.document.lineAt(at).text ?? '', line);
    const type = (text: string): Promise<unknown> => driver.run(async (vscode, typed) => void (await vscode.commands.executeCommand('type', { text: typed })), text);
    await driver.run((vscode) => {
      const editor = vscode.window.activeTextEditor!;
      editor.selection = new vscode.Selection(10, 0, 10, 0);
    }, null);
    await stage.browser.page.locator('.monaco-editor textarea.inputarea, .monaco-editor .native-edit-context').first().focus();
    for (const letter of '<Location /a>') await type(letter);
    await driver.run(async (vscode) => void (await vscode.commands.executeCommand('hideSuggestWidget')), null);
    await type('\n');
    await until('the closing tag', async () => (await lineAt(12)) === '</Location>');
    await driver.run((vscode) => {
      const editor = vscode.window.activeTextEditor!;
      editor.selection = new vscode.Selection(10, 9, 10, 9);
    }, null);
    // The editor asks for the other tag a moment after the cursor came to rest.
    await until('both tags', async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await type('X');
      if ((await lineAt(12)) === '</LocationX>') return true;
      await driver.run(async (vscode) => void (await vscode.commands.executeCommand('deleteLeft')), null);
      return undefined;
    });
  });
});
