// "What applies here?" in a real VS Code workbench: the tree, what a click opens, and the document.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { inCodeServer, noCodeServer } from './harness/stage';
import { until } from './harness/wait';

describe('What applies here?', { skip: noCodeServer }, () => {
  const stage = inCodeServer();
  const { shown } = stage;
  const rows = (): Promise<string[]> => stage.browser.page.locator('.pane', { hasText: 'What Applies Here?' }).locator('.monaco-list-row').allInnerTexts();

  shown('the place of the cursor as a tree', async () => {
    await stage.bench.open('apache2/sites-enabled/000-default.conf');
    await stage.bench.goTo(2, 1);
    await stage.bench.command('httpd Config: What Applies Here?');
    await until('the tree has sections', async () => (await rows()).some((row) => row.includes('<VirtualHost')), 60_000);
    const text = (await rows()).join('\n');
    assert.match(text, /main server/);
    assert.match(text, /Sections/);
    await stage.browser.screenshot('effective-tree');
  });

  shown('a row opens the line it is about', async () => {
    await stage.bench.open('apache2/apache2.conf');
    await stage.browser.page.locator('.pane', { hasText: 'What Applies Here?' }).locator('.monaco-list-row', { hasText: '<VirtualHost' }).last().click();
    await stage.browser.page.locator('.tab.active[data-resource-name="000-default.conf"]').waitFor({ timeout: 15_000 });
  });

  shown('the document', async () => {
    await stage.bench.command('httpd Config: Open What Applies as Text');
    await until('the document says it', async () => /Sections, in the order of merging/.test(await stage.bench.visibleText()), 30_000);
    await stage.browser.screenshot('effective-document');
  });
});
