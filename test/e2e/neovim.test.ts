// The packaged server in Neovim, over standard input and output, with Neovim's own client.
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';
import { runEditor } from './harness/editor-script';
import { missing } from './harness/prerequisites';

test('Neovim', { skip: missing('neovim', 'the packaged extension (npm run build && npm run package)'), timeout: 120_000 }, (t) =>
  runEditor(t, 'nvim', ['--headless', '-n', '-i', 'NONE', '-u', join(root, 'test/e2e/neovim/init.lua')]),
);
