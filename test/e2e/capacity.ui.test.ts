// The Capacity view in a real VS Code workbench: what it shows, that the keyboard is enough, and that it writes what it showed.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { vsix } from '../../scripts/lib/paths.mjs';
import { mpm } from './expectations';
import { type Browser, openBrowser, pictured } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { connectDriver, type Driver, packageDriver } from './harness/driver';
import { missing } from './harness/prerequisites';
import { createSandbox } from './harness/sandbox';
import { until } from './harness/wait';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

/** Themes of VS Code whose pictures are kept to be looked at. */
const THEMES = [['dark', 'Default Dark Modern'], ['light', 'Default Light Modern'], ['high-contrast', 'Default High Contrast'], ['high-contrast-light', 'Default High Contrast Light']] as const;

describe('the Capacity view', { skip }, () => {
  const extra = createSandbox('drv');
  let server: CodeServer;
  let driver: Driver;
  let browser: Browser;
  let bench: Workbench;
  let page: FrameLocator;
  const shown = (name: string, body: () => Promise<void>): void => pictured(name, () => browser, body);
  const says = (text: RegExp): Promise<boolean> => until(`the view says ${text}`, async () => text.test(await page.locator('main').innerText()));

  const set = (key: string, value: string): Promise<boolean> =>
    driver.run(async (vscode, [name, to]) => {
      await vscode.workspace.getConfiguration().update(name, to, vscode.ConfigurationTarget.Global);
      return true;
    }, [key, value] as const);

  before(
    async () => {
      const socket = join(extra.folder, 's');
      server = await startCodeServer([vsix, packageDriver(extra.folder)], { E2E_DRIVER_SOCKET: socket });
      driver = connectDriver(socket);
      browser = await openBrowser(server.folder, server.url);
      bench = createWorkbench(browser.page);
      page = browser.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await bench.ready();
    },
    { timeout: 180_000 },
  );
  after(async () => {
    await browser?.close();
    await server?.stop();
    extra.remove();
  });

  shown('a lens above the numbers opens the view', async () => {
    await bench.open(mpm.file);
    await until('the driver answers', () => driver.run(() => true, null), 90_000);
    await browser.page.locator('.codelens-decoration a', { hasText: 'requests at once' }).first().click();
    await page.locator('h1', { hasText: '384 requests at once' }).waitFor();
    assert.match((await page.locator('figure .boxes').first().getAttribute('aria-label')) ?? '', /6 processes × 64 threads = 384 requests at once/);
    assert.equal(await page.locator('figure .process:not(.finishing)').count(), 6);
    assert.equal(await page.locator('.limit-name').first().innerText(), 'MaxRequestWorkers');
    await says(/httpd corrects: MaxRequestWorkers 400 becomes 384/);
    await says(/Other limits[^]*Open connections\s+1152 connections/);
  });

  for (const [name, theme] of THEMES) {
    shown(`a picture in the theme ${name}`, async () => {
      await set('workbench.colorTheme', theme);
      await page.locator(`body.vscode-${name}`).waitFor();
      await browser.screenshot(`capacity-${name}`);
    });
  }

  shown('memory, typed by keyboard alone', async () => {
    await page.locator('#process-memory').focus();
    await browser.page.keyboard.type('50');
    await browser.page.keyboard.press('Tab');
    await browser.page.keyboard.type('200');
    await says(/200 MiB are enough for 3 of 6 processes, 192 requests at once/);
    await page.locator('#memory-title').scrollIntoViewIfNeeded();
    await browser.screenshot('capacity-memory');
  });

  shown('what-if shows the group and writes it, from field to button by Tab and Enter', async () => {
    await page.locator('#workers').focus();
    await browser.page.keyboard.type('1600');
    await browser.page.keyboard.press('Tab');
    await browser.page.keyboard.type('32');
    await page.locator('#what-if-status', { hasText: '50 processes × 32 threads = 1600 requests at once.' }).waitFor();
    assert.equal(await page.locator('#what-if-status').getAttribute('aria-live'), 'polite');
    await page.locator('#what-if-title').scrollIntoViewIfNeeded();
    await browser.screenshot('capacity-what-if');
    await browser.page.keyboard.press('Tab');
    assert.equal(await page.locator('#write:focus').count(), 1);
    await browser.page.keyboard.press('Enter');
    await until('the text has the numbers', async () => {
      const text = await bench.visibleText();
      return /MaxRequestWorkers 1600/.test(text) && /ThreadsPerChild 32/.test(text) && /ServerLimit 100/.test(text);
    });
    await browser.page.locator('.view-line', { hasText: 'MaxRequestWorkers' }).filter({ hasText: '50 processes × 32 threads' }).waitFor();
    await page.locator('h1', { hasText: '1600 requests at once' }).waitFor();
    await says(/The configuration has these numbers already/);
    assert.equal(await page.locator('#write:focus').count(), 1, 'the keyboard stays in the view');
    await browser.screenshot('capacity-written');
  });

  shown('the running server is read when a setting names it', async () => {
    writeFileSync(join(server.workspace, 'status.txt'), `ServerMPM: event\nBusyWorkers: 4\nIdleWorkers: 60\nProcesses: 1\nScoreboard: ${'W'.repeat(4)}${'_'.repeat(60)}${'.'.repeat(336)}\n`);
    await says(/Not looked at/);
    await set('httpdConfig.serverStatus', 'status.txt');
    await says(/it can serve 400 at once/);
    await page.locator('#running-title').scrollIntoViewIfNeeded();
    await browser.screenshot('capacity-running');
  });

  shown('everything that acts has a name, and the fields have labels', async () => {
    const unnamed = await page.locator('button, input, select').evaluateAll((all) => all.filter((each) => {
      const own = each as HTMLInputElement;
      return (own.textContent ?? '').trim() === '' && (own.getAttribute('aria-label') ?? '') === '' && (own.labels?.length ?? 0) === 0;
    }).map((each) => each.id));
    assert.deepEqual(unnamed, []);
    for (const [role, name] of [['img', /6|50 processes/], ['spinbutton', 'Requests at once'], ['spinbutton', 'One process needs'], ['button', /^Open MaxSpareThreads at /], ['table', 'Limits of the capacity']] as const) {
      await page.getByRole(role, { name }).first().waitFor();
    }
  });

  shown('a number of the table leads to its line', async () => {
    await page.getByRole('button', { name: /^Open ThreadsPerChild at / }).press('Enter');
    await browser.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 4,' }).waitFor();
  });
});
