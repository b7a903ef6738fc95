// Languages beside httpd in a real VS Code workbench: what PHP works with on hover, and the layout of their files.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe } from 'node:test';
import { inCodeServer, noCodeServer } from './harness/stage';
import { until } from './harness/wait';

const FILES: Readonly<Record<string, string>> = {
  'etc/apache2/apache2.conf': [
    'ServerName www.example', 'Listen 8080', 'LoadModule mpm_prefork_module modules/mod_mpm_prefork.so', 'LoadModule php_module modules/libphp8.2.so', 'DocumentRoot /var/www/html',
    '<FilesMatch "\\.php$">', '    SetHandler application/x-httpd-php', '</FilesMatch>', 'php_admin_value memory_limit 128M', '<Directory /var/www/html>', '    php_value memory_limit 512M', '</Directory>', '',
  ].join('\n'),
  'etc/php/8.2/apache2/php.ini': '[PHP]\nmemory_limit = 64M\n',
  'etc/php/8.2/fpm/php.ini': '[PHP]\nmemory_limit=96M   \n\n\n\n\npost_max_size  =8M\nerror_reporting = E_ALL & ~E_DEPRECATED ; all but those\n',
  'etc/php/8.2/fpm/pool.d/www.conf': '[www]\nuser = www-data\nlisten = /run/php/www.sock\npm = static\npm.max_children = 5\nphp_admin_value[memory_limit] = 256M\n',
  'etc/lighttpd/lighttpd.conf': 'server.document-root="/var/www"\n$HTTP["host"]=="a.example"{\nfastcgi.server=( ".php" => ((\n"socket" => "/run/php/www.sock",\n)))\n}else $HTTP["host"] == "b.example" {\n  server.tag = "b"\n}\n',
};

describe('Languages beside httpd', { skip: noCodeServer }, () => {
  const stage = inCodeServer({
    prepare: (workspace) => {
      for (const [file, text] of Object.entries(FILES)) {
        mkdirSync(dirname(join(workspace, file)), { recursive: true });
        writeFileSync(join(workspace, file), text);
      }
    },
  });
  const { shown } = stage;

  /** The hover at a place says all of this. */
  async function hovers(file: string, line: number, column: number, picture: string, ...wanted: readonly RegExp[]): Promise<void> {
    await stage.bench.open(file);
    let text = '';
    await until(`the hover at ${file}:${line}`, async () => {
      await stage.bench.goTo(line, column);
      await stage.bench.command('Show or Focus Hover');
      await stage.bench.hover.first().waitFor({ timeout: 5_000 });
      text = (await stage.bench.hover.allInnerTexts()).join('\n');
      return wanted.every((each) => each.test(text));
    }, 60_000);
    for (const each of wanted) assert.match(text, each);
    await stage.browser.screenshot(picture);
  }

  shown('php_value: the admin value around it holds', () =>
    hovers('etc/apache2/apache2.conf', 11, 18, 'hover-php-value', /In effect here: 128M/, /This line does nothing here: an admin value keeps it out/, /Locked/, /apache2\/php\.ini:2/));

  shown('a pool and the php.ini before it', () => hovers('etc/php/8.2/fpm/pool.d/www.conf', 6, 20, 'hover-pool', /In effect in \[www\]: 256M, set by this line/, /fpm\/php\.ini:2/));

  shown('a lighttpd.conf is laid out', async () => {
    await stage.bench.open('etc/lighttpd/lighttpd.conf');
    await stage.bench.command('Format Document');
    // The editor takes the two blanks of the last block for the step of the file.
    await until('the text is laid out', async () => (await stage.bench.visibleText()).includes([
      'server.document-root = "/var/www"', '$HTTP["host"] == "a.example" {', '  fastcgi.server = ( ".php" => ((', '    "socket" => "/run/php/www.sock",', '  )))', '} else $HTTP["host"] == "b.example" {', '  server.tag = "b"', '}',
    ].join('\n')), 30_000);
    await stage.browser.screenshot('format-lighttpd');
  });

  shown('a php.ini is laid out', async () => {
    await stage.bench.open('etc/php/8.2/fpm/php.ini');
    await stage.bench.command('Format Document');
    await until('the text is laid out', async () => (await stage.bench.visibleText()).includes('memory_limit = 96M\n\n\npost_max_size = 8M\nerror_reporting ='), 30_000);
    await stage.browser.screenshot('format-php-ini');
  });
});
