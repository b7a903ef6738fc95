/** A random php-fpm with pools, `.user.ini` files and FastCGI parameters, asked at random places. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { iniEntry } from '../../server/src/php/catalog/catalog';
import { fpmSetting, type FpmLayers } from '../../server/src/php/effective/fpm';
import { linesOf, specialLines, userIniFolders } from '../../server/src/php/effective/places';
import type { Assignment, Source } from '../../server/src/php/effective/setting';
import { parseIni } from '../../server/src/php/ini/parse';
import { createRandom, type Random } from '../differential/random';
import { freePorts } from '../harness/ports';
import { temporaryDirectory } from '../harness/temp';
import { favourites, iniQuoted, randomPair, type Pair } from './effective-cases';
import { iniFile } from './effective-mod-php';
import type { Compared } from './effective.test';
import { askFastCgi, FPM, SCRIPT, withServer } from './php-servers';

const VERSION = 802;
const BUILD = { version: VERSION, debian: true };
const FOLDERS = ['', '/x', '/x/y', '/z'];

export async function compareFpm(seed: number): Promise<Compared> {
  const random = createRandom(seed);
  const base = temporaryDirectory('fpmset');
  const ports = await freePorts();
  const site = writeSite(random, base, ports);
  const startup = site.ini.flatMap((text) => linesOf(parseIni(text, { version: VERSION })).everywhere.map((entry) => assign(entry, 'ini')));
  const special = linesOf(parseIni(site.ini[0]!, { version: VERSION }));
  const differences: string[] = [];
  let combinations = 0;
  await withServer(FPM, ['-F', '-c', base, '-y', `${base}/fpm.conf`], { base, port: ports[0], env: { PHP_INI_SCAN_DIR: `${base}/conf.d` } }, async () => {
    for (const [index, port] of ports.entries()) {
      for (const folder of FOLDERS) {
        for (const fastcgi of [[], site.parameters[index]!]) {
          const script = `${base}/www${folder}/d.php`;
          const layers: FpmLayers<string> = {
            startup, pool: site.pools[index]!, fastcgi, special: specialLines(special, 'a.example', dirname(script)).map((entry) => assign(entry, 'path-section')),
            userIni: userIniFolders(script, `${base}/www`).map((path) => linesOf(parseIni(site.userIni.get(path) ?? '', { version: VERSION })).everywhere.map((entry) => assign(entry, 'user-ini'))),
          };
          const real = await askFastCgi(port, {
            SCRIPT_FILENAME: script, SCRIPT_NAME: `${folder}/d.php`, DOCUMENT_ROOT: `${base}/www`, SERVER_NAME: 'a.example', ...parameters(fastcgi),
          });
          for (const [name, { local_value: value, access }] of Object.entries(real)) {
            if (!site.names.has(name) || iniEntry(name) === undefined) continue;
            const ours = fpmSetting(name, BUILD, layers);
            combinations++;
            if (ours.value !== value || ours.mode !== access) {
              const chain = ours.chain.map((step) => `${step.source} ${JSON.stringify(step.value)} ${step.outcome}`).join(', ');
              differences.push(`seed ${seed} pool ${index} ${folder} ${name}: php ${JSON.stringify(value)} mode ${access}, ours ${JSON.stringify(ours.value)} mode ${ours.mode} (${chain})`);
            }
          }
        }
      }
    }
  });
  return { combinations, differences };
}

function assign({ name, value }: Pair, source: Source): Assignment<string> {
  return { name, value, source, at: source };
}

function parameters(fastcgi: readonly Assignment<string>[]): Record<string, string> {
  const text = (source: Source): string => fastcgi.filter((each) => each.source === source).map(({ name, value }) => `${name}=${iniQuoted(value)}`).join('\n');
  return fastcgi.length === 0 ? {} : { PHP_VALUE: text('fastcgi'), PHP_ADMIN_VALUE: text('fastcgi-admin') };
}

interface Site {
  readonly names: ReadonlySet<string>;
  readonly ini: readonly string[];
  readonly userIni: ReadonlyMap<string, string>;
  readonly pools: readonly (readonly Assignment<string>[])[];
  readonly parameters: readonly (readonly Assignment<string>[])[];
}

function writeSite(random: Random, base: string, ports: readonly number[]): Site {
  const names = new Set<string>();
  const chosen = favourites(random);
  const pair = (path: boolean): Pair => {
    // FPM puts its prefix before relative paths (fpm_conf_expand_pool_name and apply_defines): those entries are left out of pools.
    const found = randomPair(random, chosen, path ? undefined : ({ type, name }) => type !== 'path' && !PREFIXED.has(name));
    names.add(found.name);
    return found;
  };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const ini = Array.from({ length: 3 }, () => iniFile(random, chosen, names));
  for (const section of random.shuffle([`[PATH=${base}/www/x]`, '[HOST=a.example]', '[HOST=B.example]', `[PATH=${base}/www/]`]).slice(0, random.int(4))) {
    ini[0] += `${section}\n${iniFile(random, chosen, names).replace('[PHP]\n', '')}`;
  }
  ['php.ini', 'conf.d/10-a.ini', 'conf.d/20-b.ini'].forEach((path, index) => write(`${base}/${path}`, ini[index]!));
  const userIni = new Map<string, string>();
  for (const folder of FOLDERS) {
    write(`${base}/www${folder}/d.php`, SCRIPT);
    if (random.chance(0.4)) continue;
    const text = iniFile(random, chosen, names);
    userIni.set(`${base}/www${folder}`, text);
    write(`${base}/www${folder}/.user.ini`, text);
  }
  const pools = ports.map(() => Array.from({ length: random.int(14) }, () => assign(pair(false), random.chance(0.5) ? 'pool' : 'pool-admin')));
  const fastcgi = ports.map(() => Array.from({ length: random.int(5) }, () => assign(pair(true), random.chance(0.5) ? 'fastcgi' : 'fastcgi-admin')))
    .map((list) => [...list.filter(({ source }) => source === 'fastcgi'), ...list.filter(({ source }) => source === 'fastcgi-admin')]);
  const owner = process.getuid?.() === 0 ? 'user = www-data\ngroup = www-data\n' : '';
  write(`${base}/fpm.conf`, [
    '[global]', `error_log = ${base}/error.log`, 'daemonize = no', ...ports.flatMap((port, index) => [
      `[p${index}]`, `${owner}listen = 127.0.0.1:${port}`, 'pm = static', 'pm.max_children = 1', 'pm.max_requests = 1',
      ...pools[index]!.map(({ name, value, source }) => `php_${source === 'pool-admin' ? 'admin_' : ''}value[${name}] = ${iniQuoted(value)}`),
    ]), '',
  ].join('\n'));
  return { names, ini, userIni, pools, parameters: fastcgi };
}

const PREFIXED = new Set(['sendmail_path', 'session.cookie_path', 'include_path']);
