// A suite whose client is not installed is skipped with the reason. `npm test` counts skips, and in CI a skip fails the run.
import { existsSync } from 'node:fs';
import { isInstalled } from '../../../scripts/lib/install.mjs';
import { codeServer, vscodeWeb, vsix } from '../../../scripts/lib/paths.mjs';

export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

const present = {
  'code-server (npm run setup)': () => isInstalled(codeServer),
  'VS Code for the Web (npm run setup)': () => isInstalled(vscodeWeb),
  chromium: () => existsSync(chromium),
  neovim: () => existsSync('/usr/bin/nvim'),
  emacs: () => existsSync('/usr/bin/emacs') && existsSync('/usr/share/emacs/site-lisp/elpa'),
  'the packaged extension (npm run build && npm run package)': () => existsSync(vsix),
};

/** Why the suite cannot run here, for the `skip` option of a test; false when it can. */
export function missing(...needed: (keyof typeof present)[]): string | false {
  const absent = needed.filter((name) => !present[name]());
  return absent.length > 0 ? `missing: ${absent.join(', ')}` : false;
}
