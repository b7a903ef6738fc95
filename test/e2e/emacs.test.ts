// The packaged server in Emacs with eglot, over standard input and output: a client that takes plain text and no snippets.
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';
import { runEditor } from './harness/editor-script';
import { missing } from './harness/prerequisites';

test('Emacs', { skip: missing('emacs', 'the packaged extension (npm run build && npm run package)'), timeout: 120_000 }, (t) =>
  runEditor(t, 'emacs', ['-Q', '--batch', '-l', join(root, 'test/e2e/emacs/client.el')]),
);
