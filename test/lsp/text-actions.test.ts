/** Silencing a rule and opening its page, in each language beside httpd's: each edit makes the finding go, and the program still reads the file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { rulesOf, startClient } from './client';
import { treeOnDisk } from './tree';

const CASES: Readonly<Record<string, { readonly file: string; readonly text: string; readonly line: number; readonly rule: string; readonly sign: string }>> = {
  'php.ini': { file: 'php/8.2/fpm/php.ini', text: '[PHP]\nmemory_limit = 128MB\n', line: 1, rule: 'php/size-suffix', sign: ';' },
  // A name that says less than the language: php.ini as PHP ships it.
  'php.ini-production': { file: 'php.ini-production', text: '[PHP]\nmemory_limit = 128MB\n', line: 1, rule: 'php/size-suffix', sign: ';' },
  '.user.ini': { file: 'site/.user.ini', text: 'memory_limit = 128MB\n', line: 0, rule: 'php/size-suffix', sign: ';' },
  'a pool': { file: 'php/8.2/fpm/pool.d/www.conf', text: '[www]\nuser = www-data\nlisten = 9000\npm = static\npm.max_children = 5\nphp_value[memory_limit] = 128MB\n', line: 5, rule: 'php/size-suffix', sign: ';' },
  'a pool of another name': { file: 'pools/shop.conf', text: '[www]\nuser = www-data\nlisten = 9000\npm = static\npm.max_children = 5\nphp_value[memory_limit] = 128MB\n', line: 5, rule: 'php/size-suffix', sign: ';' },
  'lighttpd.conf': { file: 'lighttpd/lighttpd.conf', text: 'server.document-root = "/var/www"\nserver.no-such-thing = 1\n', line: 1, rule: 'lighttpd/unknown-key', sign: '#' },
  'CSP.ini': { file: 'CSP.ini', text: '[SYSTEM]\nDefault_Server=NONE\n[SYSTEM_INDEX]\nLOCAL=Enabled\n[LOCAL]\nIp_Address=127.0.0.1\nTCP_Port=1972\n', line: 1, rule: 'gateway/ini-unknown-server', sign: ';' },
};

const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } }, workspace: { workspaceEdit: { documentChanges: false } } };

for (const [name, { file, text, line, rule, sign }] of Object.entries(CASES)) {
  test(name, async () => {
    const tree = treeOnDisk({ [file]: text });
    const client = await startClient({ folders: [tree.folder], capabilities, initializationOptions: { rulePageScheme: 'rules' } });
    const uri = client.open(tree.path(file), text, 'ini');
    const has = (all: Parameters<typeof rulesOf>[0]): boolean => rulesOf(all).includes(rule);
    await client.diagnostics(uri, has);
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
    const named = (title: string): CodeAction => {
      const found = actions.find((action) => action.title === title);
      assert.ok(found, `${title}: ${actions.map((action) => action.title).join('; ')}`);
      return found;
    };
    assert.equal(named(`Show the page of ${rule}`).command?.command, 'httpdConfig.openRulePage');
    assert.equal(named(`Disable ${rule} in the settings`).command?.command, 'httpdConfig.disableRule');
    for (const [title, at] of [[`Disable ${rule} for this line, with a reason`, line], [`Disable ${rule} in this file, with a reason`, 0]] as const) {
      const [edit, ...others] = (Object.values(named(title).edit?.changes ?? {})[0] ?? []) as TextEdit[];
      assert.deepEqual([edit?.range.start, others], [{ line: at, character: 0 }, []]);
      assert.ok(edit!.newText.startsWith(`${sign} httpd-lint disable-`), edit!.newText);
      client.change(uri, [at, 0, at, 0, edit!.newText]);
      await client.diagnostics(uri, (all) => !has(all));
      client.change(uri, [at, 0, at + 1, 0, '']);
      await client.diagnostics(uri, has);
    }
    assert.equal(await client.stop(), 0);
  });
}
