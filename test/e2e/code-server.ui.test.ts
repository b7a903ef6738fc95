// The packaged extension in a real VS Code workbench, as a user sees it: Problems panel, hover, a quick-fix, a rule's page.
import { describe } from 'node:test';
import { mpm } from './expectations';
import { findsTheMpm, fixes, hovers, problem } from './harness/shared-steps';
import { inCodeServer, noCodeServer } from './harness/stage';

describe('VS Code in the browser', { skip: noCodeServer }, () => {
  const stage = inCodeServer();
  const { shown } = stage;
  shown('the Problems panel shows a finding of the MPM', async () => {
    await findsTheMpm(stage, 'problems');
    await stage.bench.open(mpm.file);
    await stage.browser.page.locator('.squiggly-warning, .squiggly-error, .squiggly-info').first().waitFor();
  });

  shown('hover explains a directive', () => hovers(stage, 'hover'));

  shown('the language status names the MPM and the root', async () => {
    await stage.bench.open(mpm.file);
    await stage.browser.page.locator('[id="status.languageStatus"]').hover();
    const status = stage.browser.page.locator('.hover-language-status');
    await status.filter({ hasText: 'event' }).filter({ hasText: 'apache2.conf' }).first().waitFor();
    await stage.browser.page.mouse.move(640, 300);
    await stage.bench.command('httpd Config: Show How This File Is Read');
    await stage.browser.page.locator('.quick-input-list .monaco-list-row', { hasText: 'debian' }).first().waitFor();
    await stage.browser.screenshot('status');
    await stage.browser.page.keyboard.press('Escape');
  });

  shown('a quick-fix removes its finding', () => fixes(stage, 'quick-fix'));

  shown('the code of a finding opens the page of its rule', async () => {
    await stage.bench.open(mpm.file);
    await problem(stage, mpm.words, mpm.rule);
    await stage.browser.page.locator('.markers-panel .monaco-list-row', { hasText: mpm.rule }).locator('a', { hasText: mpm.rule }).click();
    await stage.browser.page.locator(`.tab.active[aria-label*="${mpm.rule.split('/')[1]}"]`).waitFor();
    const preview = stage.browser.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await preview.locator('h1').first().waitFor();
    await stage.browser.screenshot('rule-page');
  });
});
