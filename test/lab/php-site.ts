/** A folder with scripts, and a real server that gives them out. */
import { writeFileSync } from 'node:fs';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { temporaryDirectory } from '../harness/temp';
import { PHP_MODULE } from './fpm';
import { get, type Answer } from './http';
import { withLab, type LabServer } from './server';

/** LoadModule lines for mod_authz_core and these, `php` for mod_php. */
export function load(...names: string[]): string {
  return ['authz_core', ...names].map((name) => `LoadModule ${name}_module ${MODULES_DIRECTORY}/${name === 'php' ? PHP_MODULE : `mod_${name}.so`}`).join('\n');
}

/** A handler for files by an expression of their names. */
export function byName(handler: string, pattern = '\\.php$'): string {
  return `<FilesMatch "${pattern}">\n  SetHandler "${handler}"\n</FilesMatch>`;
}

/** A folder with scripts that say what they are, by name. */
export function siteOf(scripts: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryDirectory('lab-site');
  for (const [name, text] of Object.entries({ 'a.php': '<?php echo "run";', 'photo.php.jpg': '<?php echo "run";', ...scripts })) writeFileSync(`${folder}/${name}`, text);
  return folder;
}

/** Asks for a path; undefined where no answer comes in time. */
export type Ask = (path: string, milliseconds?: number) => Promise<Answer | undefined>;

/** Runs a server for the folder while `use` runs. */
export async function withSite(mpm: 'prefork' | 'event', folder: string, lines: readonly string[], use: (ask: Ask, server: LabServer) => Promise<void>): Promise<void> {
  const block = [...lines, `DocumentRoot "${folder}"`, `<Directory "${folder}">\n  Require all granted\n</Directory>`].join('\n');
  await withLab(mpm, block, (server) => use((path, milliseconds = 4000) => get(server.port, path, milliseconds), server));
}
