// A folder that is not trusted: the configuration is read as ever, the running server is not looked at before the user trusts it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { vsix } from '../../scripts/lib/paths.mjs';
import { mpm } from './expectations';
import { type Browser, openBrowser, pictured } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { missing } from './harness/prerequisites';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');
const STATUS = `ServerMPM: event\nBusyWorkers: 4\nIdleWorkers: 60\nProcesses: 1\nScoreboard: ${'_'.repeat(400)}\n`;

describe('the Capacity view in a folder that is not trusted', { skip }, () => {
  let server: CodeServer;
  let browser: Browser;
  let bench: Workbench;
  let page: FrameLocator;
  const shown = (name: string, body: () => Promise<void>): void => pictured(name, () => browser, body);

  before(
    async () => {
      server = await startCodeServer([vsix], {}, { asksForTrust: true, settings: { 'httpdConfig.serverStatus': 'status.txt', 'security.workspace.trust.startupPrompt': 'never' } });
      writeFileSync(join(server.workspace, 'status.txt'), STATUS);
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
  });

  shown('the numbers are shown, the running server is not', async () => {
    await bench.open(mpm.file);
    await bench.command('httpd Config: Show Capacity');
    await page.locator('h1', { hasText: '384 requests at once' }).waitFor();
    await page.locator('#running', { hasText: 'this workspace is not trusted' }).waitFor();
    await browser.screenshot('capacity-untrusted');
  });

  shown('it is as soon as the folder is trusted', async () => {
    await bench.command('Workspaces: Manage Workspace Trust');
    await browser.page.locator('.workspace-trust-editor a.monaco-button', { hasText: 'Trust' }).first().click();
    await bench.command('httpd Config: Show Capacity');
    await page.locator('#running', { hasText: 'Requests at once: The server was started with other numbers' }).waitFor();
  });

  shown('the view comes back when the window is loaded again', async () => {
    await browser.page.reload();
    await bench.ready();
    await browser.page.locator('.tab', { hasText: 'Capacity' }).click();
    await page.locator('h1', { hasText: '384 requests at once' }).waitFor();
  });
});
