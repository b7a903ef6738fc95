// The Capacity view of the web build: the extension and the server run in workers, the page is the same.
import { describe } from 'node:test';
import { mpm } from './expectations';
import { startCodeServer } from './harness/code-server';
import { createSandbox, unpackExtension } from './harness/sandbox';
import { noCodeServer, openStage } from './harness/stage';
import { until } from './harness/wait';
import { openWebHost } from './harness/web-host';

describe('the Capacity view on the web', { skip: noCodeServer }, () => {
  const stage = openStage(async (closing) => {
    const unpacked = createSandbox('web');
    closing(() => unpacked.remove());
    const server = await startCodeServer([]);
    closing(() => server.stop());
    const browser = await openWebHost(server, unpackExtension(unpacked));
    closing(() => browser.close());
    return { workspace: server.workspace, browser };
  });
  const { shown } = stage;

  shown('the view opens by its command and shows the configuration', async () => {
    await stage.bench.open(mpm.file);
    // VS Code asks for lenses while the editor has the focus, which the palette takes away.
    await stage.browser.page.locator('.codelens-decoration', { hasText: '384 requests at once' }).waitFor();
    await stage.bench.command('httpd Config: Show Capacity');
    await stage.view.locator('h1', { hasText: '384 requests at once' }).waitFor();
    await stage.browser.screenshot('capacity-web');
  });

  shown('what-if writes what it showed', async () => {
    await stage.view.getByRole('spinbutton', { name: 'Requests at once' }).fill('512');
    await stage.view.locator('#what-if-status', { hasText: '8 processes × 64 threads = 512 requests at once' }).waitFor();
    await stage.view.getByRole('button', { name: 'Write into the configuration' }).click();
    await until('the text has the number', async () => /MaxRequestWorkers 512/.test(await stage.bench.visibleText()));
    await stage.view.locator('h1', { hasText: '512 requests at once' }).waitFor();
  });
});
