// A file that only its content gives away: the user is asked, once, and the answer is remembered.
import { after, before, describe } from 'node:test';
import { vsix } from '../../scripts/lib/paths.mjs';
import { type Browser, openBrowser, pictured } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { missing } from './harness/prerequisites';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

describe('language by content', { skip }, () => {
  let server: CodeServer;
  let browser: Browser;
  let bench: Workbench;
  const shown = (name: string, body: () => Promise<void>): void => pictured(name, () => browser, body);

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

  const language = (name: string): Promise<void> => browser.page.locator('.statusbar-item[id="status.editor.mode"]', { hasText: name }).waitFor();
  const question = () => browser.page.locator('.notification-toast', { hasText: 'reads like Apache configuration' });

  shown('the user is asked before the language is set', async () => {
    await bench.open('other/shop.conf');
    await question().waitFor();
    await language('Properties');
    await browser.screenshot('ask-language');
    await question().locator('.monaco-button', { hasText: 'Use It' }).click();
    await language('Apache Conf');
  });

  shown('the answer is remembered after a reload, without a question', async () => {
    // VS Code in a browser writes its storage every five seconds; a page that goes away at once may lose what came last.
    await browser.page.waitForTimeout(6000);
    await browser.page.reload();
    await bench.ready();
    await bench.open('other/shop.conf');
    await language('Apache Conf');
  });
});
