// Every feature of the language server through VS Code's own API, in a real extension host.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { root as project } from '../../scripts/lib/paths.mjs';
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
# AH00558: no name
RedirectMatch ^/([0-9]+)$ /page
LoadModule mpm_event_module modules/mod_mpm_event.so
MaxRequestWorkers 90

`;

describe('features in VS Code', { skip: noCodeServer }, () => {
  const stage = inCodeServer({
    driven: true,
    traced: true,
    settings: { 'httpdConfig.trace.server': 'messages', 'editor.semanticHighlighting.enabled': true, 'editor.inlayHints.enabled': 'on' },
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
    const { items } = await eventually('a list', () => ask<List>('vscode.executeCompletionItemProvider', [14, 0], undefined, 400), (list) => list.items.length > 100);
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

  test('symbols of the document, and what a file calls', async () => {
    const symbols = await driver.run(async (vscode, at) => (await vscode.commands.executeCommand<import('vscode').DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', vscode.Uri.file(at)))
      .map(({ name, detail, children }) => [name, detail, children.length] as const), file);
    assert.deepEqual(symbols.filter(([name]) => name.startsWith('VirtualHost')), [['VirtualHost *:8080', 'a.example.org', 0]]);
    const calls = await driver.run(async (vscode, at) => {
      const [item] = await vscode.commands.executeCommand<import('vscode').CallHierarchyItem[]>('vscode.prepareCallHierarchy', vscode.Uri.file(at), new vscode.Position(0, 0));
      return (await vscode.commands.executeCommand<import('vscode').CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', item)).map(({ to }) => to.name);
    }, file);
    assert.deepEqual(calls, ['part.conf']);
  });

  test('hover of directives, of codes in comments, of patterns piece by piece', async () => {
    const cards = (line: number, column: number): Promise<string> => driver.run(
      async (vscode, [at, ...place]) => (await vscode.commands.executeCommand<import('vscode').Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(at), new vscode.Position(...place)))
        .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value))).join('\n'),
      [file, line, column] as const,
    );
    assert.match(await cards(6, 6), /KeepAlive/);
    assert.match(await cards(10, 4), /AH00558/);
    assert.match(await cards(11, 14), /digit|letter|any character|group/i);
  });

  test('formatting: the document, some lines, while typing', async () => {
    const edits = (command: string, ...more: readonly unknown[]): Promise<unknown[]> => driver.run(
      async (vscode, given) => {
        const rest = given.command.includes('Range') ? [new vscode.Range(5, 0, 6, 0)] : given.command.includes('OnType') ? [new vscode.Position(8, 14), '>'] : [];
        return (await vscode.commands.executeCommand<unknown[]>(given.command, vscode.Uri.file(given.file), ...rest, ...given.more) ?? []).map(() => 1);
      },
      { command, file, more: [...more] },
    );
    const two = { tabSize: 2, insertSpaces: true };
    assert.ok((await edits('vscode.executeFormatDocumentProvider', two)).length >= 3);
    assert.equal((await edits('vscode.executeFormatRangeProvider', two)).length >= 1, true);
    await edits('vscode.executeFormatOnTypeProvider', two);
  });

  test('inlay hints, colours of a range', async () => {
    const hints = await driver.run(async (vscode, at) => (await vscode.commands.executeCommand<import('vscode').InlayHint[]>('vscode.executeInlayHintProvider', vscode.Uri.file(at), new vscode.Range(0, 0, 20, 0))).map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join(''))), file);
    assert.ok(hints.some((hint) => /processes/.test(hint)), JSON.stringify(hints));
    const counts = await driver.run(async (vscode, at) => {
      const uri = vscode.Uri.file(at);
      const some = await vscode.commands.executeCommand<import('vscode').SemanticTokens>('vscode.provideDocumentRangeSemanticTokens', uri, new vscode.Range(0, 0, 1, 0));
      const all = await vscode.commands.executeCommand<import('vscode').SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
      return [some.data.length, all.data.length];
    }, file);
    assert.ok(counts[0]! > 0 && counts[0]! < counts[1]!, String(counts));
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
      editor.selection = new vscode.Selection(14, 0, 14, 0);
    }, null);
    await stage.browser.page.locator('.monaco-editor textarea.inputarea, .monaco-editor .native-edit-context').first().focus();
    for (const letter of '<Location /a>') await type(letter);
    await driver.run(async (vscode) => void (await vscode.commands.executeCommand('hideSuggestWidget')), null);
    await type('\n');
    await until('the closing tag', async () => (await lineAt(16)) === '</Location>');
    await driver.run((vscode) => {
      const editor = vscode.window.activeTextEditor!;
      editor.selection = new vscode.Selection(14, 9, 14, 9);
    }, null);
    // The editor asks for the other tag a moment after the cursor came to rest.
    await until('both tags', async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await type('X');
      if ((await lineAt(16)) === '</LocationX>') return true;
      await driver.run(async (vscode) => void (await vscode.commands.executeCommand('deleteLeft')), null);
      return undefined;
    });
  });

  test('VS Code has sent every request that the page of features names, and none has failed', async () => {
    const page = readFileSync(join(project, 'docs/features.md'), 'utf8');
    const named = [...page.matchAll(/^\| `([\w/]+)` \| yes \|/gm)].map(([, request]) => request!);
    const logs = stage.path('../data/logs');
    const text = (): string => readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('httpd Config.log')).map((name) => readFileSync(join(logs, name), 'utf8')).join('');
    await until('all requests', () => {
      const sent = new Set([...text().matchAll(/Sending request '([^']+?) - \(\d+\)'/g)].map(([, method]) => method));
      const left = named.filter((method) => !sent.has(method));
      if (left.length > 0) throw new Error(`not sent: ${left.join()}`);
      return true;
    });
    assert.deepEqual([...text().matchAll(/Received response '([^']+)' .*failed: (.*)/g)].map(([, method, why]) => `${method!}: ${why!}`).filter((each) => !/rename|cancel/i.test(each)), []);
  });
});
