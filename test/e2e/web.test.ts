// The web build in VS Code for the Web: the server runs in a worker and reads the folder through VS Code's file systems.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { vscodeWeb, webCommit, webData } from '../../scripts/lib/paths.mjs';
import { mpm, onOff } from './expectations';
import { type Browser, openBrowser, pictured } from './harness/browser';
import { missing } from './harness/prerequisites';
import { freePort } from '../harness/ports';
import { createSandbox, type Sandbox, unpackExtension } from './harness/sandbox';
import { until } from './harness/wait';
import { createWorkbench, type Workbench } from './harness/workbench';

const skip = missing('VS Code for the Web (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

interface TestWeb {
  open(options: Record<string, unknown>): Promise<{ dispose(): void }>;
}

describe('VS Code for the Web', { skip }, () => {
  let sandbox: Sandbox;
  let served: { dispose(): void };
  let browser: Browser;
  let bench: Workbench;
  const shown = (name: string, body: () => Promise<void>): void => pictured(name, () => browser, body);

  before(
    async () => {
      sandbox = createSandbox('web');
      const { open } = createRequire(join(vscodeWeb, 'package.json'))('@vscode/test-web') as TestWeb;
      const port = await freePort();
      const build = { quality: 'stable', commit: webCommit, testRunnerDataDir: webData };
      const place = { host: '127.0.0.1', port, browserType: 'none' };
      served = await open({ ...build, ...place, extensionDevelopmentPath: unpackExtension(sandbox), folderPath: sandbox.workspace });
      // By name, because the worker of the extension host gets an origin of its own below it.
      browser = await openBrowser(sandbox.folder, `http://localhost:${port}/`);
      bench = createWorkbench(browser.page);
      await bench.ready();
    },
    { timeout: 180_000 },
  );
  after(async () => {
    await browser?.close();
    served?.dispose();
    sandbox?.remove();
  });

  /** Waits until the Problems panel shows a finding of the rule. */
  const problem = (words: string, rule: string): Promise<string> =>
    until(`a problem of ${rule}`, async () => (await bench.problems(words)).find((row) => row.includes(rule)));

  shown('a finding that needs other files than the open one', async () => {
    await bench.open(mpm.file);
    assert.match(await problem(mpm.words, mpm.rule), new RegExp(mpm.words));
    await browser.screenshot('web-problems');
  });

  shown('hover', async () => {
    await bench.open(mpm.file);
    await bench.goTo(mpm.hover.line, mpm.hover.column);
    await browser.page.keyboard.press('Control+K');
    await browser.page.keyboard.press('Control+I');
    await bench.hover.filter({ hasText: mpm.hover.text }).first().waitFor();
    await browser.screenshot('web-hover');
    await browser.page.keyboard.press('Escape');
  });

  shown('a quick-fix removes its finding', async () => {
    await bench.open(onOff.file);
    await problem(onOff.words, onOff.rule);
    await bench.open(onOff.file);
    await bench.goTo(onOff.line, 3);
    await browser.page.keyboard.press('Control+.');
    await browser.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    await browser.page.keyboard.press('Enter');
    await until('the line is mended', async () => (await bench.visibleText()).split('\n').some((line) => onOff.after.test(line)));
    await until('the finding is gone', async () => !(await bench.problems(onOff.words)).some((row) => row.includes(onOff.rule)));
  });
});
