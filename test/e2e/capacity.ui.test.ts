// The Capacity view in a real VS Code workbench: what it shows, that the keyboard is enough, and that it writes what it showed.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe } from 'node:test';
import { mpm } from './expectations';
import { inCodeServer, noCodeServer } from './harness/stage';
import { until } from './harness/wait';

/** Themes of VS Code whose pictures are kept to be looked at. */
const THEMES = [['dark', 'Default Dark Modern'], ['light', 'Default Light Modern'], ['high-contrast', 'Default High Contrast'], ['high-contrast-light', 'Default High Contrast Light']] as const;

describe('the Capacity view', { skip: noCodeServer }, () => {
  const stage = inCodeServer({ driven: true });
  const { driver, shown } = stage;
  const says = (text: RegExp): Promise<boolean> => until(`the view says ${text}`, async () => text.test(await stage.view.locator('main').innerText()));

  const set = (key: string, value: string): Promise<boolean> =>
    driver.run(async (vscode, [name, to]) => {
      await vscode.workspace.getConfiguration().update(name, to, vscode.ConfigurationTarget.Global);
      return true;
    }, [key, value] as const);

  shown('a lens above the numbers opens the view', async () => {
    await stage.bench.open(mpm.file);
    await stage.browser.page.locator('.codelens-decoration a', { hasText: 'requests at once' }).first().click();
    await stage.view.locator('h1', { hasText: '384 requests at once' }).waitFor();
    assert.match((await stage.view.locator('figure .boxes').first().getAttribute('aria-label')) ?? '', /6 processes × 64 threads = 384 requests at once/);
    assert.equal(await stage.view.locator('figure .process:not(.finishing)').count(), 6);
    assert.equal(await stage.view.locator('.limit-name').first().innerText(), 'MaxRequestWorkers');
    await says(/httpd corrects: MaxRequestWorkers 400 becomes 384/);
    await says(/Other limits[^]*Open connections\s+1152 connections/);
  });

  for (const [name, theme] of THEMES) {
    shown(`a picture in the theme ${name}`, async () => {
      await set('workbench.colorTheme', theme);
      await stage.view.locator(`body.vscode-${name}`).waitFor();
      await stage.browser.screenshot(`capacity-${name}`);
    });
  }

  shown('memory, typed by keyboard alone', async () => {
    await stage.view.locator('#process-memory').focus();
    await stage.browser.page.keyboard.type('50');
    await stage.browser.page.keyboard.press('Tab');
    await stage.browser.page.keyboard.type('200');
    await says(/200 MiB are enough for 3 of 6 processes, 192 requests at once/);
    await stage.view.locator('#memory-title').scrollIntoViewIfNeeded();
    await stage.browser.screenshot('capacity-memory');
  });

  shown('what-if shows the group and writes it, from field to button by Tab and Enter', async () => {
    await stage.view.locator('#workers').focus();
    await stage.browser.page.keyboard.type('1600');
    await stage.browser.page.keyboard.press('Tab');
    await stage.browser.page.keyboard.type('32');
    await stage.view.locator('#what-if-status', { hasText: '50 processes × 32 threads = 1600 requests at once.' }).waitFor();
    assert.equal(await stage.view.locator('#what-if-status').getAttribute('aria-live'), 'polite');
    await stage.view.locator('#what-if-title').scrollIntoViewIfNeeded();
    await stage.browser.screenshot('capacity-what-if');
    await stage.browser.page.keyboard.press('Tab');
    assert.equal(await stage.view.locator('#write:focus').count(), 1);
    await stage.browser.page.keyboard.press('Enter');
    await until('the text has the numbers', async () => {
      const text = await stage.bench.visibleText();
      return /MaxRequestWorkers 1600/.test(text) && /ThreadsPerChild 32/.test(text) && /ServerLimit 100/.test(text);
    });
    await stage.browser.page.locator('.view-line', { hasText: 'MaxRequestWorkers' }).filter({ hasText: '50 processes × 32 threads' }).waitFor();
    await stage.view.locator('h1', { hasText: '1600 requests at once' }).waitFor();
    await says(/The configuration has these numbers already/);
    assert.equal(await stage.view.locator('#write:focus').count(), 1, 'the keyboard stays in the view');
    await stage.browser.screenshot('capacity-written');
  });

  shown('the running server is read when a setting names it', async () => {
    writeFileSync(stage.path('status.txt'), `ServerMPM: event\nBusyWorkers: 4\nIdleWorkers: 60\nProcesses: 1\nScoreboard: ${'W'.repeat(4)}${'_'.repeat(60)}${'.'.repeat(336)}\n`);
    await says(/Not looked at/);
    await set('httpdConfig.serverStatus', 'status.txt');
    await says(/it can serve 400 at once/);
    await stage.view.locator('#running-title').scrollIntoViewIfNeeded();
    await stage.browser.screenshot('capacity-running');
  });

  shown('everything that acts has a name, and the fields have labels', async () => {
    const unnamed = await stage.view.locator('button, input, select').evaluateAll((all) => all.filter((each) => {
      const own = each as HTMLInputElement;
      return (own.textContent ?? '').trim() === '' && (own.getAttribute('aria-label') ?? '') === '' && (own.labels?.length ?? 0) === 0;
    }).map((each) => each.id));
    assert.deepEqual(unnamed, []);
    for (const [role, name] of [['img', /6|50 processes/], ['spinbutton', 'Requests at once'], ['spinbutton', 'One process needs'], ['button', /^Open MaxSpareThreads at /], ['table', 'Limits of the capacity']] as const) {
      await stage.view.getByRole(role, { name }).first().waitFor();
    }
  });

  shown('a number of the table leads to its line', async () => {
    await stage.view.getByRole('button', { name: /^Open ThreadsPerChild at / }).press('Enter');
    await stage.browser.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 4,' }).waitFor();
  });
});
