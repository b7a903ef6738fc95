// The packaged extension inside a real extension host, asked through VS Code's own API by the test-only driver extension.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';
import { mpm, onOff } from './expectations';
import { inCodeServer, noCodeServer } from './harness/stage';
import { until } from './harness/wait';

interface Shown {
  readonly line: number;
  readonly message: string;
  readonly code: string;
  readonly target: string;
}

describe('extension host', { skip: noCodeServer }, () => {
  const { driver, path } = inCodeServer({ driven: true });
  const show = (file: string): Promise<string> =>
    driver.run(async (vscode, at) => (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at))).document.languageId, path(file));
  const findings = (file: string): Promise<Shown[]> =>
    driver.run(
      (vscode, at) =>
        vscode.languages.getDiagnostics(vscode.Uri.file(at)).map((found) => {
          const code = typeof found.code === 'object' ? found.code : { value: found.code, target: undefined };
          return { line: found.range.start.line, message: found.message, code: String(code.value), target: String(code.target) };
        }),
      path(file),
    );
  const finding = (file: string, rule: string): Promise<Shown> => until(`${rule} in ${file}`, async () => (await findings(file)).find(({ code }) => code === rule));

  test('the language is told by name and place, and no other .conf is taken', async () => {
    assert.equal(await show(mpm.file), 'apacheconf');
    assert.equal(await show('apache2/mods-enabled/mpm_event.load'), 'apacheconf');
    assert.equal(await show(onOff.file), 'apacheconf');
    assert.notEqual(await show('other/app.conf'), 'apacheconf');
    assert.notEqual(await show('other/shop.conf'), 'apacheconf');
  });

  test('a file inside a configuration tree is taken by its place', async () => {
    await show('backup/sites-enabled/site.conf');
    await until('the language of site.conf', () => driver.run((vscode) => vscode.window.activeTextEditor?.document.languageId === 'apacheconf', null));
  });

  test('a finding has its rule, and a link to the page of the rule', async () => {
    await show(mpm.file);
    const found = await finding(mpm.file, mpm.rule);
    assert.ok(found.message.includes(mpm.words), found.message);
    assert.equal(found.target, `httpd-rule:/${mpm.rule}.md`);
  });

  test('the page of a rule is a document without a network', async () => {
    const text = await driver.run(async (vscode, uri) => (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText(), `httpd-rule:/${mpm.rule}.md`);
    assert.match(text, /^# /m);
    assert.doesNotMatch(text, /There is no rule of this name/);
  });

  test('hover', async () => {
    await show(mpm.file);
    const texts = await until('a hover', () =>
      driver.run(
        async (vscode, { at, line, column }) => {
          const hovers = await vscode.commands.executeCommand<import('vscode').Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(at), new vscode.Position(line, column));
          return hovers.flatMap((hover) => hover.contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
        },
        { at: path(mpm.file), line: mpm.hover.line - 1, column: mpm.hover.column - 1 },
      ),
    );
    assert.match(texts, mpm.hover.text);
  });

  test('a quick-fix applies, reaches the disk, and its finding goes', async () => {
    await show(onOff.file);
    const found = await finding(onOff.file, onOff.rule);
    // Asked again like a user who presses the key again: the editor gives up on answers that its own light bulb outran.
    await until('a fix applies', () => driver.run(
      async (vscode, { at, line }) => {
        const uri = vscode.Uri.file(at);
        const actions = await vscode.commands.executeCommand<import('vscode').CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(line, 0, line, 1000), 'quickfix', 10);
        const fix = actions.find((action) => action.edit && action.isPreferred) ?? actions.find((action) => action.edit);
        if (!fix?.edit) return false;
        return await vscode.workspace.applyEdit(fix.edit) && await vscode.workspace.save(uri) !== undefined;
      },
      { at: path(onOff.file), line: found.line },
    ));
    await until('the file on disk is mended', () => readFileSync(path(onOff.file), 'utf8').split('\n').some((line) => onOff.after.test(line)));
    await until('the finding is gone', async () => !(await findings(onOff.file)).some(({ code }) => code === onOff.rule));
  });

  test('a setting reaches the server: the finding goes, and comes back', async () => {
    await show(mpm.file);
    await finding(mpm.file, mpm.rule);
    const setRules = (rules: Record<string, string> | null): Promise<unknown> =>
      driver.run(async (vscode, value) => {
        await vscode.workspace.getConfiguration('httpdConfig').update('rules', value ?? undefined, vscode.ConfigurationTarget.Workspace);
      }, rules);
    await setRules({ [mpm.rule]: 'off' });
    await until('the finding is silenced', async () => !(await findings(mpm.file)).some(({ code }) => code === mpm.rule));
    await setRules(null);
    await finding(mpm.file, mpm.rule);
  });

  test('a change on disk of a file that no editor shows reaches the server', async () => {
    await show(mpm.file);
    await finding(mpm.file, mpm.rule);
    const other = path('apache2/ports.conf');
    const before = readFileSync(other, 'utf8');
    writeFileSync(other, `${before}MaxRequestWorkers 384\n`);
    await until('the finding is gone', async () => !(await findings(mpm.file)).some(({ code }) => code === mpm.rule), 60_000);
    writeFileSync(other, before);
    await until('the finding is back', async () => (await findings(mpm.file)).some(({ code }) => code === mpm.rule), 60_000);
  });

  test('a restart of the server brings the findings back', async () => {
    await show(mpm.file);
    await driver.run(async (vscode) => void (await vscode.commands.executeCommand('httpdConfig.restartServer')), null);
    await finding(mpm.file, mpm.rule);
  });

  test('every contributed command exists, and every setting has its default', async () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      contributes: { commands: { command: string }[]; configuration: { properties: Record<string, { default: unknown }> } };
    };
    const commands = await driver.run((vscode) => vscode.commands.getCommands(true), null);
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).filter((command) => !commands.includes(command)), []);
    const properties = Object.entries(manifest.contributes.configuration.properties);
    const names = properties.map(([name]) => name);
    const defaults = await driver.run((vscode, all) => all.map((name) => vscode.workspace.getConfiguration().inspect(name)?.defaultValue), names);
    assert.deepEqual(defaults, properties.map(([, property]) => property.default));
  });
});
