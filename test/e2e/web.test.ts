// The web build in VS Code for the Web: the server runs in a worker and reads the folder through VS Code's file systems.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe } from 'node:test';
import { vscodeWeb, webCommit, webData } from '../../scripts/lib/paths.mjs';
import { openBrowser } from './harness/browser';
import { missing } from './harness/prerequisites';
import { freePort } from '../harness/ports';
import { createSandbox, unpackExtension } from './harness/sandbox';
import { findsTheMpm, fixes, hovers } from './harness/shared-steps';
import { openStage } from './harness/stage';

const skip = missing('VS Code for the Web (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

interface TestWeb {
  open(options: Record<string, unknown>): Promise<{ dispose(): void }>;
}

describe('VS Code for the Web', { skip }, () => {
  const stage = openStage(async (closing) => {
    const sandbox = createSandbox('web');
    closing(() => sandbox.remove());
    const { open } = createRequire(join(vscodeWeb, 'package.json'))('@vscode/test-web') as TestWeb;
    const port = await freePort();
    const build = { quality: 'stable', commit: webCommit, testRunnerDataDir: webData };
    const place = { host: '127.0.0.1', port, browserType: 'none' };
    const served = await open({ ...build, ...place, extensionDevelopmentPath: unpackExtension(sandbox), folderPath: sandbox.workspace });
    closing(() => served.dispose());
    // By name, because the worker of the extension host gets an origin of its own below it.
    const browser = await openBrowser(sandbox.folder, `http://localhost:${port}/`);
    closing(() => browser.close());
    return { workspace: sandbox.workspace, browser };
  });
  const { shown } = stage;

  shown('a finding that needs other files than the open one', () => findsTheMpm(stage, 'web-problems'));

  shown('hover', () => hovers(stage, 'web-hover'));

  shown('a quick-fix removes its finding', () => fixes(stage, 'web-quick-fix'));
});
