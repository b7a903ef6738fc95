// Bundles the client and the server for their four places, the page of the Capacity view, and the command line. Writes dist/ and needs nothing but node_modules.
//   node esbuild.mjs          small bundles without source maps, as they ship
//   node esbuild.mjs --dev    readable bundles with source maps; with --watch again on every change
import { chmodSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

const node = { platform: 'node', format: 'cjs', target: 'node20' };
/** vscode-languageserver and -client give their browser halves under the condition `browser` only. */
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'], conditions: ['browser'] };
const program = { ...node, banner: { js: '#!/usr/bin/env node' } };

const entries = [
  { in: 'client/src/node.ts', out: 'client.node', options: { ...node, external: ['vscode'] } },
  { in: 'client/src/web.ts', out: 'client.web', options: { ...browser, format: 'cjs', external: ['vscode'] } },
  { in: 'client/src/views/capacity/page/main.ts', out: 'capacity', options: { ...browser, format: 'iife' } },
  { in: 'server/src/main/node.ts', out: 'server.node', options: program },
  { in: 'server/src/main/web.ts', out: 'server.web', options: { ...browser, format: 'iife' } },
  { in: 'server/src/main/cli.ts', out: 'cli', options: program },
];

function optionsOf(entry) {
  return {
    ...entry.options,
    absWorkingDir: root,
    entryPoints: [{ in: entry.in, out: entry.out }],
    outdir: 'dist',
    bundle: true,
    charset: 'utf8',
    loader: { '.md': 'text', '.css': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
    minify: !dev,
    sourcemap: dev,
  };
}

if (watch) {
  for (const entry of entries) await (await context(optionsOf(entry))).watch();
} else {
  for (const entry of entries) rmSync(join(root, 'dist', `${entry.out}.js.map`), { force: true });
  try {
    await Promise.all(entries.map((entry) => build(optionsOf(entry))));
  } catch {
    // esbuild has printed what is wrong, and where.
    process.exit(1);
  }
  for (const entry of entries) if (entry.options.banner) chmodSync(join(root, 'dist', `${entry.out}.js`), 0o755);
}
