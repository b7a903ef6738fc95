import { MODULES_DIRECTORY } from '../harness/apache-modules';
import type { EffectiveCase, Asked } from './effective-tree';
import type { Random } from './random';
import { rulesFor } from './rewrite-rules';

export interface RewritePools {
  readonly base: string;
  readonly ports: readonly [number, number];
  /** An echo server: what it is asked for stands in its answer. */
  readonly backend: number;
  readonly count: { value: number };
}

const MODULES = ['alias', 'authz_core', 'dir', 'env', 'headers', 'mime', 'proxy', 'proxy_http', 'rewrite', 'setenvif', 'userdir', 'vhost_alias'];
const FILES = ['index.html', 'a.html', 'b.html', 'c.txt', 'front.html', 'sub/index.html', 'sub/a.html', 'sub/deep/c.html', 'app/front.html', 'app/x.html', 'a b.html', 'q.html'];
const HOSTS = ['a.test', 'b.test', 'www.a.test', 'A.test', 'other.test', 'shop.b.test'];

/** A server with rules in all places where rules may stand, and what to ask it. */
export function rewriteCase(random: Random, base: string, ports: readonly [number, number], backend: number): EffectiveCase {
  const pools: RewritePools = { base, ports, backend, count: { value: 0 } };
  const virtual = Array.from({ length: random.int(3) }, () => virtualHost(random, pools));
  const text = [...header(pools), ...server(random, pools), ...virtual, ''].join('\n');
  const files: Record<string, string> = { [`${base}/httpd.conf`]: text, [`${base}/map.txt`]: '# map\nx one\na.html b.html\n/x /sub/a.html # more\n b no\nkey value\n' };
  for (const root of ['docs', 'other', 'users/bob/pub', 'users/ann', 'vh/a.test', 'vh/test', 'vh/a', 'vh/_']) for (const file of FILES) files[`${base}/${root}/${file}`] = `${root}/${file}\n`;
  for (const folder of ['docs', 'docs/sub', 'docs/sub/deep', 'docs/app', 'other', 'users/bob/pub']) {
    if (random.chance(0.45)) files[`${base}/${folder}/.htaccess`] = [...marks(pools), ...perDirectory(random, pools), ''].join('\n');
  }
  return { tree: { root: `${base}/httpd.conf`, files }, asked: Array.from({ length: 14 }, () => ask(random, pools)) };
}

function header({ base, ports }: RewritePools): string[] {
  return [
    `ServerRoot "${base}"`, `DefaultRuntimeDir "${base}"`, `PidFile "${base}/pid"`, `ErrorLog "${base}/error.log"`, 'TypesConfig /dev/null',
    ...['mpm_prefork', ...MODULES].map((name) => `LoadModule ${name}_module ${MODULES_DIRECTORY}/mod_${name}.so`),
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []), 'StartServers 1', 'MinSpareServers 1', 'MaxRequestWorkers 4',
    ...ports.map((port) => `Listen 127.0.0.1:${port}`), `DocumentRoot "${base}/docs"`, 'AddType text/html html', 'RewriteMap low int:tolower', 'RewriteMap up int:toupper', `RewriteMap list txt:map.txt`, 'RewriteMap esc int:escape',
    'Header always set X-File "expr=%{REQUEST_FILENAME}"', 'Header always set X-Uri "expr=%{REQUEST_URI}"', 'Header always set X-Query "expr=%{QUERY_STRING}"', `<Directory "${base}">`, 'AllowOverride All', '</Directory>',
  ];
}

function server(random: Random, pools: RewritePools): string[] {
  const { base, backend, ports } = pools;
  const lines = [
    `ServerName ${random.pick(['main.test', `main.test:${ports[0]}`, `a.test:${ports[0]}`, 'a.test'])}`,
    ...random.shuffle([`Alias "/alias" "${base}/other"`, `AliasMatch "^/match/(.*)$" "${base}/other/sub/$1"`, `ProxyPass "/back/" "http://127.0.0.1:${backend}/"`, 'Redirect 410 "/gone"', 'Redirect "/away" "http://elsewhere.test/"']).slice(0, 2 + random.int(4)),
    ...maybe(random, 0.5, () => random.pick([`UserDir "${base}/users/*/pub"`, `UserDir "${base}/users"`, 'UserDir none-here', `UserDir pub "${base}/users/*/"`, 'UserDir "http://elsewhere.test/*/x"', `UserDir "${base}/none/*/x" "${base}/users/*/pub"`])),
    ...maybe(random, 0.3, () => random.pick(['UserDir disabled', 'UserDir disabled ann', 'UserDir enabled bob', 'UserDir disabled bob root'])),
    ...maybe(random, 0.1, () => virtualRoot(random, base)), ...maybe(random, 0.15, () => random.pick(['UseCanonicalName On', 'UseCanonicalPhysicalPort On', 'LimitInternalRecursion 3', 'DirectorySlash Off', 'MergeSlashes Off'])),
  ];
  return [...random.shuffle(lines), ...(random.chance(0.7) ? rulesFor(random, pools, false) : []), ...sections(random, pools)];
}

function virtualHost(random: Random, pools: RewritePools): string {
  const { base, ports } = pools;
  const lines = [
    `ServerName ${random.pick(['a.test', 'b.test', `a.test:${ports[0]}`, 'www.a.test'])}`, ...maybe(random, 0.4, () => `ServerAlias ${random.pick(['*.a.test', '*.b.test', 'other.test'])}`),
    ...maybe(random, 0.5, () => `DocumentRoot "${base}/${random.pick(['docs', 'other'])}"`), ...maybe(random, 0.3, () => virtualRoot(random, base)),
    ...maybe(random, 0.25, () => random.pick([`UserDir "${base}/users/*/pub"`, 'UserDir disabled', 'UserDir enabled ann', 'UserDir disabled bob'])),
    ...maybe(random, 0.2, () => `VirtualScriptAlias "${base}/${random.pick(['vh/%0/sub', 'vh/%-1/app'])}"`), ...maybe(random, 0.1, () => 'LimitInternalRecursion 2'),
    ...maybe(random, 0.35, () => `RewriteOptions ${random.pick(['Inherit', 'InheritBefore', 'IgnoreInherit', 'LegacyPrefixDocRoot', 'UnsafePrefixStat'])}`),
  ];
  return [`<VirtualHost *:${random.pick(ports)}>`, ...random.shuffle(lines), ...(random.chance(0.6) ? rulesFor(random, pools, false) : []), ...sections(random, pools), '</VirtualHost>'].join('\n');
}

function virtualRoot(random: Random, base: string): string {
  return `VirtualDocumentRoot${random.chance(0.15) ? 'IP' : ''} "${base}/${random.pick(['vh/%0', 'vh/%-1', 'vh/%1', 'vh/%1.1/', 'vh/%-2+', 'vh/%2+', 'vh/%9', 'vh/%2.-1+/../a', 'vh/%1.2+', 'vh/%0.-4+', 'vh/%p', 'docs/%-1.1/../'])}"`;
}

function sections(random: Random, pools: RewritePools): string[] {
  const { base } = pools;
  const tags = [
    `Directory "${base}/docs"`, `Directory "${base}/docs/sub"`, `Directory "${base}/other"`, `Directory "${base}/docs/*"`, `DirectoryMatch "/sub$"`, 'Location "/sub"', 'Location "/"', 'Location "/back"', 'LocationMatch "^/(x|sub)"',
    'Files "a.html"', 'If "%{QUERY_STRING} == \'x=1\'"', `Directory "${base}/users"`, 'Proxy "*"', 'Location "/alias"',
  ];
  return Array.from({ length: random.int(4) }, () => {
    const tag = random.pick(tags);
    return [`<${tag}>`, ...marks(pools), ...(random.chance(0.8) ? perDirectory(random, pools) : []), `</${tag.split(' ')[0]!}>`].join('\n');
  });
}

function marks({ count }: RewritePools): string[] {
  return [`Header always add X-Applied ${++count.value}`];
}

/** Rules of a directory, with what only directories know. */
function perDirectory(random: Random, pools: RewritePools): string[] {
  return [
    ...maybe(random, 0.2, () => `RewriteBase ${random.pick(['/', '/sub', '/sub/', '/alias', '/app/'])}`),
    ...maybe(random, 0.3, () => `RewriteOptions ${random.pick(['Inherit', 'InheritBefore', 'InheritDown', 'InheritDownBefore', 'IgnoreInherit', 'MergeBase', 'AllowNoSlash', 'IgnoreContextInfo'])}`),
    ...maybe(random, 0.06, () => 'Options None'), ...maybe(random, 0.06, () => 'FallbackResource /front.html'), ...maybe(random, 0.06, () => 'Redirect 302 /x http://elsewhere.test/'),
    ...rulesFor(random, pools, true),
  ];
}

function maybe(random: Random, chance: number, make: () => string): string[] {
  return random.chance(chance) ? [make()] : [];
}

function ask(random: Random, { ports }: RewritePools): Asked {
  const paths = [
    '/', '/a.html', '/b.html', '/c.txt', '/x', '/x/y/z', '/sub', '/sub/', '/sub/a.html', '/sub/a.html/info', '/sub/none', '/sub/deep/c.html', '/sub/deep/', '/app/', '/app/x.html', '/app/none/here', '/alias/a.html', '/alias/', '/alias/none',
    '/match/a.html', '/back/x', '/gone', '/away/x', '/~bob/', '/~bob/a.html', '/~ann/a.html', '/~bob', '/~www-data/x', '/~nobody-here/x', '/cgi-bin/a.html', '/none', '/A.HTML', '/a%20b.html', '/x%3Fy', '/old/page', '/old/a.html',
    '/loop', '/n-a-b-c', '//x', '/x//y', '/q.html',
  ];
  const query = random.chance(0.3) ? `?${random.pick(['x=1', 'a=b&c=d', 'x', '', 'key=%20v', 'next=/sub/a.html'])}` : '';
  return { address: '127.0.0.1', port: random.chance(0.8) ? ports[0] : ports[1], host: random.chance(0.04) ? undefined : random.pick(HOSTS), target: random.pick(paths) + query };
}

