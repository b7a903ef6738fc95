// npm run package: dist/httpd-config.vsix from what `npm run build` wrote. Works without a network.
import { resolve, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, vsix } from './lib/paths.mjs';
import { runQuiet } from './lib/run.mjs';

/** Packages the extension and returns the path of the .vsix. The bundles hold their dependencies, so none are packed. */
export function packageExtension() {
  runQuiet(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix]);
  return vsix;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) console.log(packageExtension());
