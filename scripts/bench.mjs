/** `npm run bench`: builds the programs and the benchmark, and runs it. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run(process.execPath, ['esbuild.mjs']);
await build({
  entryPoints: ['test/bench/bench.ts'], outfile: '.cache/bench.js', bundle: true, platform: 'node', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error',
});
run(process.execPath, ['.cache/bench.js']);
