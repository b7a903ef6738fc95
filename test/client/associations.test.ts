// What the manifest claims by name and place, looked at without VS Code: its patterns are simple enough for a small matcher.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';

interface Language {
  readonly filenames: readonly string[];
  readonly extensions: readonly string[];
  readonly filenamePatterns: readonly string[];
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { contributes: { languages: Language[] } };
const language = manifest.contributes.languages[0] as Language;

/** A pattern of VS Code as a regular expression: with a slash it is about the whole path, without one about the name. */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.split(',').join('|')})`)
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${source}$`).test(pattern.includes('/') ? path : (path.split('/').at(-1) ?? ''));
}

function isClaimed(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return (
    language.filenames.includes(name) ||
    language.extensions.some((extension) => name.endsWith(extension)) ||
    language.filenamePatterns.some((pattern) => matches(pattern, path))
  );
}

const claimed = [
  '/etc/apache2/apache2.conf',
  '/etc/apache2/ports.conf',
  '/etc/apache2/sites-available/000-default.conf',
  '/etc/apache2/sites-enabled/old-style',
  '/etc/apache2/mods-available/mpm_event.load',
  '/etc/httpd/conf/httpd.conf',
  '/etc/httpd/conf.d/ssl.conf',
  '/etc/httpd/conf.modules.d/00-mpm.conf',
  '/usr/local/etc/apache24/extra/httpd-vhosts.conf',
  '/opt/build/conf/extra/httpd-mpm.conf',
  '/srv/copy/mods-enabled/dir.conf',
  '/var/www/html/.htaccess',
  '/home/me/joomla/htaccess.txt',
];
const unclaimed = [
  '/etc/nginx/sites-available/default',
  '/etc/nginx/sites-enabled/example.conf',
  '/etc/nginx/nginx.conf',
  '/etc/lighttpd/conf-available/10-fastcgi.conf',
  '/etc/freeradius/3.0/mods-available/sql',
  '/etc/php/8.2/fpm/pool.d/www.conf',
  '/etc/apache2/envvars',
  '/etc/apache2/magic',
  '/etc/sysctl.conf',
  '/home/me/src/main/resources/org/apache/spark/reference.conf',
  '/home/me/app.conf',
];

for (const path of claimed) test(`claims ${path}`, () => assert.equal(isClaimed(path), true));
for (const path of unclaimed) test(`leaves ${path}`, () => assert.equal(isClaimed(path), false));
