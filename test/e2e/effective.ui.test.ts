// "What applies here?" in a real VS Code workbench: the tree, what a click opens, and the document.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { vsix } from '../../scripts/lib/paths.mjs';
import { type Browser, openBrowser, pictured } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { missing } from './harness/prerequisites';
import { until } from './harness/wait';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

describe('What applies here?', { skip }, () => {
  let server: CodeServer;
  let browser: Browser;
  let bench: Workbench;
  const shown = (name: string, body: () => Promise<void>): void => pictured(name, () => browser, body);
  const rows = (): Promise<string[]> => browser.page.locator('.pane', { hasText: 'What Applies Here?' }).locator('.monaco-list-row').allInnerTexts();

  before(
    async () => {
      server = await startCodeServer([vsix]);
      browser = await openBrowser(server.folder, server.url);
      bench = createWorkbench(browser.page);
      await bench.ready();
    },
    { timeout: 180_000 },
  );
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  shown('the place of the cursor as a tree', async () => {
    await bench.open('apache2/sites-enabled/000-default.conf');
    await bench.goTo(2, 1);
    await bench.command('httpd Config: What Applies Here?');
    await until('the tree has sections', async () => (await rows()).some((row) => row.includes('<VirtualHost')), 60_000);
    const text = (await rows()).join('\n');
    assert.match(text, /main server/);
    assert.match(text, /Sections/);
    await browser.screenshot('effective-tree');
  });

  shown('a row opens the line it is about', async () => {
    await bench.open('apache2/apache2.conf');
    await browser.page.locator('.pane', { hasText: 'What Applies Here?' }).locator('.monaco-list-row', { hasText: '<VirtualHost' }).last().click();
    await browser.page.locator('.tab.active[data-resource-name="000-default.conf"]').waitFor({ timeout: 15_000 });
  });

  shown('the document', async () => {
    await bench.command('httpd Config: Open What Applies as Text');
    await until('the document says it', async () => /Sections, in the order of merging/.test(await bench.visibleText()), 30_000);
    await browser.screenshot('effective-document');
  });
});
