// Formatting and code actions inside a real extension host, through VS Code's own API.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inCodeServer, noCodeServer } from './harness/stage';
import { until } from './harness/wait';

const FILE = 'editing/httpd.conf';
const LINES = [
  'ServerName a.example', 'MaxClients 400', 'MaxRequestsPerChild 5', 'LoadModule authz_core_module modules/mod_authz_core.so', 'LoadModule access_compat_module modules/mod_access_compat.so',
  'LoadModule mpm_event_module modules/mod_mpm_event.so', '<Directory /srv>', 'Order deny,allow', 'Deny from all', '</Directory>', '',
];
const TEXT = LINES.join('\n');

interface Offered { readonly title: string; readonly kind: string; readonly isPreferred: boolean }

describe('editing', { skip: noCodeServer }, () => {
  const { driver, path } = inCodeServer({ driven: true, prepare: (workspace) => void mkdirSync(join(workspace, 'editing')) });

  /** Opens the file with the text above, unsaved changes thrown away, and waits for its findings. */
  async function open(text = TEXT): Promise<void> {
    writeFileSync(path(FILE), text);
    await driver.run(async (vscode, at) => {
      const document = await vscode.workspace.openTextDocument(at);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }, path(FILE));
    await until('the findings', () => driver.run((vscode, at) => vscode.languages.getDiagnostics(vscode.Uri.file(at)).length > 0, path(FILE)), 30_000);
  }

  const text = (): Promise<string> => driver.run((vscode) => vscode.window.activeTextEditor!.document.getText(), null);

  /** The actions for some lines; applies the one whose title begins so, with what it commands. */
  const actions = (first: number, last: number, apply = ''): Promise<Offered[]> => driver.run(async (vscode, { at, first: from, last: to, apply: start }) => {
    const uri = vscode.Uri.file(at);
    const found = await vscode.commands.executeCommand<import('vscode').CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(from, 0, to, 0));
    const action = found.find(({ title }) => start !== '' && title.startsWith(start));
    if (action?.edit) await vscode.workspace.applyEdit(action.edit);
    if (action?.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []) as unknown[]);
    return found.map(({ title, kind, isPreferred }) => ({ title, kind: kind?.value ?? '', isPreferred: isPreferred === true }));
  }, { at: path(FILE), first, last, apply });

  test('the document is formatted, by .editorconfig where there is one', async () => {
    await open();
    await driver.run((vscode) => vscode.commands.executeCommand('editor.action.formatDocument'), null);
    assert.equal(await text(), TEXT.replace('Order', '    Order').replace('Deny from', '    Deny from'));
    writeFileSync(path('.editorconfig'), '[*.conf]\nindent_style = tab\n');
    await open();
    await driver.run((vscode) => vscode.commands.executeCommand('editor.action.formatDocument'), null);
    assert.equal(await text(), TEXT.replace('Order', '\tOrder').replace('Deny from', '\tDeny from'));
  });

  test('all safe fixes on save', async () => {
    await open();
    // Saved again like a user would: the editor gives up on actions that come too late for a save.
    await until('the file is mended by a save', async () => {
      await driver.run(async (vscode) => {
        await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', { 'source.fixAll': 'explicit' }, true);
        const editor = vscode.window.activeTextEditor!;
        await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
        await editor.document.save();
        await vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', undefined, true);
      }, null);
      return /^(?:# mine\n)+ServerName a\.example\nMaxRequestWorkers 400\nMaxConnectionsPerChild 5\n/.test(readFileSync(path(FILE), 'utf8'));
    });
  });

  test('the access control of 2.2 becomes Require', async () => {
    await open();
    const offered = await actions(7, 7, 'Write Require all denied');
    assert.ok(offered.some(({ title, kind }) => title.startsWith('Write Require all denied') && kind === 'quickfix'), JSON.stringify(offered));
    assert.equal(await text(), TEXT.replace('Order deny,allow\nDeny from all', 'Require all denied'));
  });

  test('lines go to a file of their own', async () => {
    await open();
    const offered = await actions(6, 10, 'Move the lines');
    assert.ok(offered.some(({ kind }) => kind === 'refactor.extract'), JSON.stringify(offered));
    assert.match(await text(), /\nInclude [^\n]*included\.conf\n$/);
    assert.ok(existsSync(path('editing/included.conf')));
    const made = await driver.run(async (vscode, at) => (await vscode.workspace.openTextDocument(at)).getText(), path('editing/included.conf'));
    assert.equal(made, '<Directory /srv>\nOrder deny,allow\nDeny from all\n</Directory>\n');
  });

  test('a rule is switched off in the settings', async () => {
    await open();
    await actions(1, 1, 'Disable mpm/obsolete-name in the settings');
    const rules = await until('the setting', () => driver.run((vscode) => vscode.workspace.getConfiguration('httpdConfig').inspect<Record<string, string>>('rules')?.workspaceValue ?? null, null));
    assert.deepEqual(rules, { 'mpm/obsolete-name': 'off' });
    await until('no finding of the rule', () => driver.run((vscode, at) => !JSON.stringify(vscode.languages.getDiagnostics(vscode.Uri.file(at))).includes('obsolete-name'), path(FILE)), 30_000);
  });
});
