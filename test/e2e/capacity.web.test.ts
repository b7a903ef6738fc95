// The Capacity view of the web build: the extension and the server run in workers, the page is the same.
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { mpm } from './expectations';
import { type Browser, pictured } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { missing } from './harness/prerequisites';
import { createSandbox, unpackExtension } from './harness/sandbox';
import { until } from './harness/wait';
import { openWebHost } from './harness/web-host';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

describe('the Capacity view on the web', { skip }, () => {
  const unpacked = createSandbox('web');
  let server: CodeServer;
  let browser: Browser;
  let bench: Workbench;
  let page: FrameLocator;
  const shown = (name: string, body: () => Promise<void>): void => pictured(name, () => browser, body);

  before(
    async () => {
      server = await startCodeServer([]);
      browser = await openWebHost(server, unpackExtension(unpacked));
      bench = createWorkbench(browser.page);
      page = browser.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await bench.ready();
    },
    { timeout: 180_000 },
  );
  after(async () => {
    await browser?.close();
    await server?.stop();
    unpacked.remove();
  });

  shown('the view opens by its command and shows the configuration', async () => {
    await bench.open(mpm.file);
    // VS Code asks for lenses while the editor has the focus, which the palette takes away.
    await browser.page.locator('.codelens-decoration', { hasText: '384 requests at once' }).waitFor();
    await bench.command('httpd Config: Show Capacity');
    await page.locator('h1', { hasText: '384 requests at once' }).waitFor();
    await browser.screenshot('capacity-web');
  });

  shown('what-if writes what it showed', async () => {
    await page.getByRole('spinbutton', { name: 'Requests at once' }).fill('512');
    await page.locator('#what-if-status', { hasText: '8 processes × 64 threads = 512 requests at once' }).waitFor();
    await page.getByRole('button', { name: 'Write into the configuration' }).click();
    await until('the text has the number', async () => /MaxRequestWorkers 512/.test(await bench.visibleText()));
    await page.locator('h1', { hasText: '512 requests at once' }).waitFor();
  });
});
