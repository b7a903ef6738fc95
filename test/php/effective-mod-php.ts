/** A random server with mod_php, asked at random places. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readRequest } from '../../server/src/httpd/effective/request';
import { whatApplies } from '../../server/src/httpd/effective/what-applies';
import { iniEntry } from '../../server/src/php/catalog/catalog';
import { linesOf } from '../../server/src/php/effective/places';
import type { Assignment } from '../../server/src/php/effective/setting';
import { parseIni } from '../../server/src/php/ini/parse';
import { phpSettingAt } from '../../server/src/stack/php-setting';
import { createRandom, type Random } from '../differential/random';
import { freePort } from '../harness/ports';
import { APACHE } from '../harness/apache';
import { configOf } from '../harness/predict';
import { syncFiles } from '../harness/sync-files';
import { temporaryDirectory } from '../harness/temp';
import { favourites, iniQuoted, randomPair } from './effective-cases';
import type { Compared } from './effective.test';
import { askHttp, MOD_PHP, SCRIPT, withServer } from './php-servers';

const VERSION = 802;
const BUILD = { version: VERSION, debian: true };
const HOSTS = ['a.example', 'b.example', 'c.example'];
const FOLDERS = ['', '/x', '/x/y', '/z'];
const FILES = ['d.php', 'e.php'];

export async function compareModPhp(seed: number): Promise<Compared> {
  const random = createRandom(seed);
  const base = temporaryDirectory('phpset');
  const port = await freePort();
  const site = writeSite(random, base, port);
  const files = syncFiles();
  const config = configOf({ root: `${base}/httpd.conf`, files: {} }, files);
  if (config.firstError !== undefined) throw new Error(config.firstError.message);
  const startup = site.ini.flatMap((text) => linesOf(parseIni(text, { version: VERSION })).everywhere)
    .map((entry): Assignment<string> => ({ name: entry.name, value: entry.value, source: 'ini', at: 'php.ini' }));
  const differences: string[] = [];
  let combinations = 0;
  await withServer(APACHE, ['-DFOREGROUND', '-f', `${base}/httpd.conf`], { base, port, env: { PHP_INI_SCAN_DIR: `${base}/conf.d` } }, async () => {
    for (const host of HOSTS) {
      for (const path of FOLDERS.flatMap((folder) => FILES.map((file) => `${folder}/${file}`))) {
        const request = readRequest(`http://${host}:${port}${path}`);
        if (typeof request === 'string') throw new Error(request);
        const { sections } = whatApplies(config, files, { ...request, address: '127.0.0.1' });
        const real = await askHttp(port, host, path);
        for (const [name, { local_value: value, access }] of Object.entries(real)) {
          if (!site.names.has(name) || iniEntry(name) === undefined) continue;
          const ours = phpSettingAt(name, BUILD, startup, sections);
          combinations++;
          if (ours.value !== value || ours.mode !== access) {
            const chain = ours.chain.map((step) => `${step.source} ${JSON.stringify(step.value)} ${step.outcome}`).join(', ');
            differences.push(`seed ${seed} ${host}${path} ${name}: php ${JSON.stringify(value)} mode ${access}, ours ${JSON.stringify(ours.value)} mode ${ours.mode} (${chain})`);
          }
        }
      }
    }
  });
  return { combinations, differences };
}

interface Site {
  readonly names: ReadonlySet<string>;
  /** php.ini and the files of its folder in their order. */
  readonly ini: readonly string[];
}

function writeSite(random: Random, base: string, port: number): Site {
  const names = new Set<string>();
  const chosen = favourites(random);
  const line = (where: 'server' | 'htaccess'): string => {
    const admin = where === 'server' && random.chance(0.35) ? 'admin_' : '';
    const { name, value } = randomPair(random, chosen);
    names.add(name);
    return random.chance(0.25) ? `php_${admin}flag ${name} ${random.pick(['on', 'On', 'off', '1', '0', 'yes', 'true', '2'])}` : `php_${admin}value ${name} "${value === '' ? 'none' : value}"`;
  };
  const lines = (where: 'server' | 'htaccess', most: number): string => Array.from({ length: random.int(most + 1) }, () => line(where)).join('\n');
  const section = (folder: string): string => {
    const tags = [
      `<Directory "${folder}">`, `<Directory "${base}/www/*/x">`, `<DirectoryMatch "/(?:x|z)$">`, '<Location "/x">', '<LocationMatch "y/">', '<Files "d.php">', '<FilesMatch "^e">', '<If "true">',
    ];
    const open = random.pick(tags);
    return `${open}\n${lines('server', 5)}\n</${/^<(\w+)/.exec(open)![1]!}>`;
  };
  const hosts = HOSTS.map((host) => {
    const root = `${base}/www/${host[0]!}`;
    for (const folder of FOLDERS) {
      mkdirSync(root + folder, { recursive: true });
      for (const file of FILES) writeFileSync(`${root}${folder}/${file}`, SCRIPT);
      if (random.chance(0.5)) writeFileSync(`${root}${folder}/.htaccess`, `${lines('htaccess', 6)}\n${random.chance(0.3) ? `<Files "e.php">\n${lines('htaccess', 3)}\n</Files>\n` : ''}`);
    }
    const sections = Array.from({ length: 2 + random.int(5) }, () => section(root + random.pick(FOLDERS))).join('\n');
    return `<VirtualHost *:${port}>\nServerName ${host}\nDocumentRoot "${root}"\n${lines('server', 6)}\n${sections}\n</VirtualHost>`;
  });
  const ini = Array.from({ length: 3 }, () => iniFile(random, chosen, names));
  ['php.ini', 'conf.d/10-a.ini', 'conf.d/20-b.ini'].forEach((path, index) => {
    mkdirSync(dirname(`${base}/${path}`), { recursive: true });
    writeFileSync(`${base}/${path}`, ini[index]!);
  });
  writeFileSync(`${base}/httpd.conf`, [
    `ServerRoot "${base}"`, ...['mpm_prefork', 'authz_core', 'dir', 'mime'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    `LoadModule php_module ${MOD_PHP}`, `PHPINIDir "${base}"`, 'ServerName localhost', `Listen 127.0.0.1:${port}`, `PidFile "${base}/pid"`, `DefaultRuntimeDir "${base}"`,
    `ErrorLog "${base}/error.log"`, 'TypesConfig /dev/null', 'StartServers 1', 'MinSpareServers 1', 'MaxSpareServers 2', 'MaxRequestWorkers 3',
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []), '<FilesMatch "\\.php$">\nSetHandler application/x-httpd-php\n</FilesMatch>',
    `<Directory "${base}/www">\nAllowOverride ${random.pick(['All', 'Options', 'None'])}\n</Directory>`, lines('server', 8), section(`${base}/www`), ...hosts, '',
  ].join('\n'));
  return { names, ini };
}

export function iniFile(random: Random, chosen: ReturnType<typeof favourites>, names: Set<string>): string {
  const lines = Array.from({ length: random.int(12) }, () => {
    const { name, value } = randomPair(random, chosen);
    names.add(name);
    const plain = /^[\w./+-]*$/.test(value) && random.chance(0.5);
    return `${name} = ${plain ? value : iniQuoted(value)}`;
  });
  return `[PHP]\ndisplay_errors = 0\nlog_errors = 0\n${lines.join('\n')}\n`;
}
