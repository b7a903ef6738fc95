// A file that only its content gives away: the user is asked, once, and the answer is remembered.
import { describe } from 'node:test';
import { inCodeServer, noCodeServer } from './harness/stage';

describe('language by content', { skip: noCodeServer }, () => {
  const stage = inCodeServer();
  const { shown } = stage;
  const language = (name: string): Promise<void> => stage.browser.page.locator('.statusbar-item[id="status.editor.mode"]', { hasText: name }).waitFor();
  const question = () => stage.browser.page.locator('.notification-toast', { hasText: 'reads like Apache configuration' });

  shown('the user is asked before the language is set', async () => {
    await stage.bench.open('other/shop.conf');
    await question().waitFor();
    await language('Properties');
    await stage.browser.screenshot('ask-language');
    await question().locator('.monaco-button', { hasText: 'Use It' }).click();
    await language('Apache Conf');
  });

  shown('the answer is remembered after a reload, without a question', async () => {
    await stage.reload();
    await stage.bench.open('other/shop.conf');
    await language('Apache Conf');
  });
});
