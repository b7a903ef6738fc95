/** What a configuration's test says, and what a start says that the test does not. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mpmHeader } from '../differential/mpm-oracle/server';
import { APACHE } from '../harness/apache';
import { freePort } from '../harness/ports';
import { temporaryDirectory } from '../harness/temp';

/** Status of `apache2 -t`, and what the server logs when it is started with the same text and ends at once. */
export async function startOf(lines: readonly string[]): Promise<{ readonly configtest: number | null; readonly log: string }> {
  const folder = temporaryDirectory('lab');
  const [file, log] = [`${folder}/httpd.conf`, `${folder}/error.log`];
  writeFileSync(file, [...mpmHeader('event', folder, { port: await freePort(), log }), ...lines, ''].join('\n'));
  const configtest = spawnSync(APACHE, ['-t', '-f', file]).status;
  // httpd ends by a signal to its process group, which must not be that of the tests.
  spawnSync('setsid', ['-w', APACHE, '-f', file, '-D', 'FOREGROUND'], { timeout: 5000 });
  return { configtest, log: readFileSync(log, 'utf8') };
}
