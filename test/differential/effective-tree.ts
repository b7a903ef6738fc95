import { MODULES_DIRECTORY } from '../harness/apache-modules';
import type { Tree } from '../harness/predict';
import { conditionOf, sectionsOf, type SectionPools } from './effective-sections';
import type { Random } from './random';

/** A server whose answers tell which sections applied, and what to ask it. */
export interface EffectiveCase {
  readonly tree: Tree;
  readonly asked: readonly Asked[];
}

export interface Asked {
  /** The server's end of the connection. */
  readonly address: string;
  readonly port: number;
  /** Undefined: HTTP/1.0 without a Host. */
  readonly host: string | undefined;
  /** Path and query. */
  readonly target: string;
}

const MODULES = ['alias', 'authz_core', 'autoindex', 'dir', 'env', 'headers', 'mime', 'proxy', 'proxy_http', 'negotiation'];
const ADDRESSES = ['127.0.0.1', '127.0.0.2'] as const;
const HOSTS = ['a.test', 'b.test', 'www.a.test', 'x.b.test', 'other.test', 'A.Test'];
const FILES = ['index.html', 'a.html', 'b.txt', 'sub/index.html', 'sub/a.html', 'sub/deep/c.html', 'plain/d.txt', '.hidden/e.html', 'übung/f.html'];

/** @param ports two free ports; everything lies below `base` */
export function effectiveCase(random: Random, base: string, ports: readonly [number, number]): EffectiveCase {
  const pools: SectionPools = { base, count: { value: 0 } };
  const virtual = Array.from({ length: 1 + random.int(4) }, () => virtualHost(random, pools, ports));
  const text = [...header(base, ports), ...random.shuffle([...sectionsOf(random, pools, 2 + random.int(5)), ...mappings(random, base), ...virtual]), ''].join('\n');
  const files: Record<string, string> = { [`${base}/httpd.conf`]: text };
  for (const root of ['docs', 'other']) for (const file of FILES) files[`${base}/${root}/${file}`] = `${root}/${file}\n`;
  for (const folder of ['docs', 'docs/sub', 'docs/sub/deep', 'docs/plain', 'other', 'other/sub']) {
    if (random.chance(0.5)) files[`${base}/${folder}/${random.chance(0.8) ? '.htaccess' : '.access'}`] = accessFile(random, pools);
  }
  return { tree: { root: `${base}/httpd.conf`, files }, asked: Array.from({ length: 12 }, () => ask(random, ports)) };
}

function header(base: string, [first, second]: readonly [number, number]): string[] {
  return [
    `ServerRoot "${base}"`, `DefaultRuntimeDir "${base}"`, `PidFile "${base}/pid"`, `ErrorLog "${base}/error.log"`, 'TypesConfig /dev/null',
    ...['mpm_prefork', ...MODULES].map((name) => `LoadModule ${name}_module ${MODULES_DIRECTORY}/mod_${name}.so`),
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    'StartServers 1', 'MinSpareServers 1', 'MaxRequestWorkers 4', 'ServerName main.test',
    ...ADDRESSES.flatMap((address) => [`Listen ${address}:${first}`, `Listen ${address}:${second}`]),
    `DocumentRoot "${base}/docs"`, 'Header always set X-Env "%{PROBE}e"',
  ];
}

function virtualHost(random: Random, pools: SectionPools, [first, second]: readonly [number, number]): string {
  const address = (): string => random.pick([
    `*:${first}`, `*:${first}`, `*:${second}`, '*', `_default_:${first}`, `127.0.0.1:${first}`, `127.0.0.2:${first}`, `127.0.0.1:${second}`, '127.0.0.1:*', '127.0.0.2', 'a.test:1',
  ].filter((each) => each !== 'a.test:1'));
  const addresses = random.chance(0.25) ? `${address()} ${address()}` : address();
  const lines = [
    ...(random.chance(0.85) ? [`ServerName ${random.pick(['a.test', 'b.test', 'www.a.test', 'A.TEST', 'http://b.test:8080'])}`] : []),
    ...(random.chance(0.4) ? [`ServerAlias ${random.pick(['*.a.test', '*.b.test x.test', '?.test', 'other.test', '*'])}`] : []),
    ...(random.chance(0.15) ? ['ServerPath /sub'] : []),
    ...(random.chance(0.5) ? [`DocumentRoot "${pools.base}/${random.pick(['docs', 'other'])}"`] : []),
    ...mappings(random, pools.base), ...sectionsOf(random, pools, 1 + random.int(5)),
  ];
  return [`<VirtualHost ${addresses}>`, ...random.shuffle(lines), '</VirtualHost>'].join('\n');
}

function mappings(random: Random, base: string): string[] {
  const choices = [
    `Alias "/alias" "${base}/other"`, `Alias "/alias/sub/" "${base}/docs/plain/"`, `AliasMatch "^/match/(.*)$" "${base}/other/sub/$1"`,
    `ScriptAlias "/cgi/" "${base}/docs/plain/"`, 'Redirect "/gone" "http://elsewhere.test/"', 'Redirect 410 "/sub/deep/x"', 'ProxyPass "/back/" "http://127.0.0.1:9/"',
    'ProxyPass "/back/no" "!"', 'DirectoryIndex a.html index.html', 'DirectoryIndex disabled', 'DirectorySlash Off', 'AccessFileName .access .htaccess', 'MergeSlashes Off', 'DirectoryIndex /b.txt',
  ];
  return Array.from({ length: random.int(4) }, () => random.pick(choices));
}

function accessFile(random: Random, pools: SectionPools): string {
  const id = ++pools.count.value;
  const lines = [`Header always add X-Applied ${id}`, `SetEnv PROBE ${id}`];
  if (random.chance(0.4)) lines.push(...conditionOf(random, pools));
  if (random.chance(0.3)) lines.push(`<Files "a.html">\nHeader always add X-Applied ${++pools.count.value}\n</Files>`);
  if (random.chance(0.1)) lines.push('<FilesMatch "\\.txt$">\nOptions +Indexes\n</FilesMatch>');
  if (random.chance(0.05)) lines.push('NoSuchDirective on');
  return `${lines.join('\n')}\n`;
}

function ask(random: Random, [first, second]: readonly [number, number]): Asked {
  const paths = [
    '/', '/a.html', '/b.txt', '/sub', '/sub/', '/sub/a.html', '/sub/deep/', '/sub/deep/c.html', '/sub/deep/c.html/info', '/plain/', '/plain/d.txt', '/none', '/none/of/this',
    '/alias/', '/alias/a.html', '/alias/sub/d.txt', '/match/a.html', '/cgi/d.txt', '/gone/x', '/sub/deep/x', '/back/x', '/back/no/x', '/back', '//sub//a.html', '/sub/./a.html', '/sub/../a.html',
    '/%61.html', '/sub%2Fa.html', '/../a.html', '/.hidden/e.html', '/%C3%BCbung/f.html', '/SUB/a.html', '/sub/a.html?x=1', '/subway', '/aliasx', '/sub/deep', '/a.html/',
  ];
  const host = random.chance(0.08) ? undefined : random.pick(HOSTS);
  const port = random.chance(0.75) ? first : second;
  return { address: random.pick(ADDRESSES), port, host, target: random.pick(paths) };
}
