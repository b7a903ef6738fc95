// A folder that is not trusted: the configuration is read as ever, the running server is not looked at before the user trusts it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { mpm } from './expectations';
import { inCodeServer, noCodeServer } from './harness/stage';

const STATUS = `ServerMPM: event\nBusyWorkers: 4\nIdleWorkers: 60\nProcesses: 1\nScoreboard: ${'_'.repeat(400)}\n`;

describe('the Capacity view in a folder that is not trusted', { skip: noCodeServer }, () => {
  const stage = inCodeServer({
    asksForTrust: true,
    settings: { 'httpdConfig.serverStatus': 'status.txt', 'security.workspace.trust.startupPrompt': 'never' },
    prepare: (workspace) => writeFileSync(join(workspace, 'status.txt'), STATUS),
  });
  const { shown } = stage;

  shown('the numbers are shown, the running server is not', async () => {
    await stage.bench.open(mpm.file);
    await stage.bench.command('httpd Config: Show Capacity');
    await stage.view.locator('h1', { hasText: '384 requests at once' }).waitFor();
    await stage.view.locator('#running', { hasText: 'this workspace is not trusted' }).waitFor();
    await stage.browser.screenshot('capacity-untrusted');
  });

  shown('it is as soon as the folder is trusted', async () => {
    await stage.bench.command('Workspaces: Manage Workspace Trust');
    await stage.browser.page.locator('.workspace-trust-editor a.monaco-button', { hasText: 'Trust' }).first().click();
    await stage.bench.command('httpd Config: Show Capacity');
    await stage.view.locator('#running', { hasText: 'Requests at once: The server was started with other numbers' }).waitFor();
  });

  shown('the view comes back when the window is loaded again', async () => {
    await stage.reload();
    await stage.browser.page.locator('.tab', { hasText: 'Capacity' }).click();
    await stage.view.locator('h1', { hasText: '384 requests at once' }).waitFor();
  });
});
