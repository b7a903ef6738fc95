// The packaged extension in a real VS Code workbench, as a user sees it: Problems panel, hover, a quick-fix, a rule's page.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { vsix } from '../../scripts/lib/paths.mjs';
import { mpm, onOff } from './expectations';
import { type Browser, openBrowser, pictured } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { missing } from './harness/prerequisites';
import { until } from './harness/wait';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

describe('VS Code in the browser', { skip }, () => {
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

  /** Waits until the Problems panel shows a finding of the rule. */
  const problem = (words: string, rule: string): Promise<string> =>
    until(`a problem of ${rule}`, async () => (await bench.problems(words)).find((row) => row.includes(rule)));

  shown('the Problems panel shows a finding of the MPM', async () => {
    await bench.open(mpm.file);
    await browser.page.locator('.squiggly-warning, .squiggly-error, .squiggly-info').first().waitFor();
    assert.match(await problem(mpm.words, mpm.rule), new RegExp(mpm.words));
    await browser.screenshot('problems');
  });

  shown('hover explains a directive', async () => {
    await bench.open(mpm.file);
    await bench.goTo(mpm.hover.line, mpm.hover.column);
    await browser.page.keyboard.press('Control+K');
    await browser.page.keyboard.press('Control+I');
    await bench.hover.filter({ hasText: mpm.hover.text }).first().waitFor();
    await browser.screenshot('hover');
    await browser.page.keyboard.press('Escape');
  });

  shown('the language status names the MPM and the root', async () => {
    await bench.open(mpm.file);
    await browser.page.locator('[id="status.languageStatus"]').hover();
    const status = browser.page.locator('.hover-language-status');
    await status.filter({ hasText: 'event' }).filter({ hasText: 'apache2.conf' }).first().waitFor();
    await browser.page.mouse.move(640, 300);
    await bench.command('httpd Config: Show How This File Is Read');
    await browser.page.locator('.quick-input-list .monaco-list-row', { hasText: 'debian' }).first().waitFor();
    await browser.screenshot('status');
    await browser.page.keyboard.press('Escape');
  });

  shown('a quick-fix removes its finding', async () => {
    await bench.open(onOff.file);
    await problem(onOff.words, onOff.rule);
    await bench.open(onOff.file);
    await bench.goTo(onOff.line, 3);
    await browser.page.keyboard.press('Control+.');
    await browser.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    await browser.screenshot('quick-fix');
    await browser.page.keyboard.press('Enter');
    await until('the line is mended', async () => (await bench.visibleText()).split('\n').some((line) => onOff.after.test(line)));
    await until('the finding is gone', async () => !(await bench.problems(onOff.words)).some((row) => row.includes(onOff.rule)));
    await browser.screenshot('after-quick-fix');
  });

  shown('the code of a finding opens the page of its rule', async () => {
    await bench.open(mpm.file);
    await problem(mpm.words, mpm.rule);
    await browser.page.locator('.markers-panel .monaco-list-row', { hasText: mpm.rule }).locator('a', { hasText: mpm.rule }).click();
    await browser.page.locator(`.tab.active[aria-label*="${mpm.rule.split('/')[1]}"]`).waitFor();
    const preview = browser.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await preview.locator('h1').first().waitFor();
    await browser.screenshot('rule-page');
  });
});
