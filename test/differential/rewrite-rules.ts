import type { Random } from './random';
import type { RewritePools } from './rewrite-tree';

/** Lines of mod_rewrite that begin with RewriteEngine. Rules of directories see paths without the directory. */
export function rulesFor(random: Random, pools: RewritePools, inDirectory: boolean): string[] {
  const rules = Array.from({ length: 1 + random.int(4) }, () => [...conditionsOf(random, pools), ruleOf(random, pools, inDirectory)]).flat();
  return [`RewriteEngine ${random.chance(0.92) ? 'On' : 'Off'}`, ...rules];
}

function ruleOf(random: Random, pools: RewritePools, inDirectory: boolean): string {
  const slash = inDirectory ? '' : '/';
  const pattern = random.pick([
    '^', '.', '^(.*)$', `^${slash}x`, `^${slash}x/(.*)$`, `^${slash}a\\.html$`, `^${slash}sub/(.+)`, `!^${slash}sub`, `^${slash}old/(.*)`, '\\.html$', '(?i)a\\.HTML$', `^${slash}([^/]+)/([^/]+)`, `^${slash}(.*)-(.*)`, `^${slash}n-(\\w)`, `^${slash}~(\\w+)`,
    '^$', `^${slash}$`, `^${slash}loop`, `!\\.html$`, `^${slash}none`, `^${slash}(app|alias)(/.*)?$`, '[[:upper:]]', '(a)(b)?',
  ]);
  const word = flags(random);
  // A server that passes a request on to itself waits for itself.
  const target = /[[,]P[,\]]/.test(word) ? `http://127.0.0.1:${pools.backend}/${random.pick(['', 'p', 'p/$1', 'p?q=$1', '$1?%{QUERY_STRING}'])}` : substitution(random, pools);
  return `RewriteRule ${quote(pattern)} ${quote(target)}${word}`;
}

function substitution(random: Random, { base, ports, backend }: RewritePools): string {
  return random.pick([
    '-', '-', '/a.html', 'b.html', '/sub/a.html', '/sub/$1', '$1', '/$1', '/index.html?p=$1', 'front.html', '/front.html?u=$1&v=$2', '/app/front.html', `${base}/other/a.html`, `${base}/other/$1`, '/docs/a.html', 'http://elsewhere.test/$1',
    `http://a.test:${ports[0]}/b.html`, `http://a.test/b.html`, `http://127.0.0.1:${backend}/p/$1`, '/alias/a.html', '/alias/$1', '//double/$1', '/b.html?', '/b.html?x=%{QUERY_STRING}', '%{DOCUMENT_ROOT}/sub/a.html', '%{REQUEST_URI}.html',
    '/%{HTTP_HOST}/$0', '/${low:$1}', '/${list:$1|a.html}', '${up:x}$1', '/q.html?c=%1', '/a b.html', 'sub/deep/c.html', '/\\$1x', '$2$1', '/x/$1', '/loop/x', '/sub/', '/sub', 'https://a.test/secure', '/%{ENV:MARK}/a.html', '%{REQUEST_FILENAME}',
    '%{CONTEXT_DOCUMENT_ROOT}/a.html', '/~bob/a.html', '/back/z', '/back/$1', '/x%{SERVER_PORT}', '/none#frag', '/a.html?x#y', '/100%25', 'ftp://elsewhere.test/$1?no', '../a.html', './a.html', 'mailto:x@a.test', '/${esc:$1 x}',
  ]);
}

function flags(random: Random): string {
  const pool = [
    'L', 'L', 'END', 'R', 'R=301', 'R=404', 'R=permanent', 'F', 'G', 'PT', 'PT', 'NC', 'C', 'S=1', 'S=2', 'N=4', 'N', 'QSA', 'QSA', 'QSD', 'QSL', 'P', 'NE', 'NS', 'DPI', 'B', 'BNP', 'B= ?', 'UnsafeAllow3F', 'UnsafePrefixStat', 'E=MARK:on$1', 'E=!MARK', 'E=MARK:sub', 'UNC', 'BCTLS', 'R=seeother',
  ];
  if (random.chance(0.35)) return '';
  return ` [${[...new Set(Array.from({ length: 1 + random.int(3) }, () => random.pick(pool)))].map((flag) => (flag.includes(' ') ? flag.replace(' ', '') : flag)).join(',')}]`;
}

/** Conditions that a request, or a file, decides. */
function conditionsOf(random: Random, { base }: RewritePools): string[] {
  if (random.chance(0.55)) return [];
  return Array.from({ length: 1 + random.int(2) }, () => {
    const [input, pattern] = random.pick([
      ['%{REQUEST_FILENAME}', '!-f'], ['%{REQUEST_FILENAME}', '-f'], ['%{REQUEST_FILENAME}', '!-d'], ['%{REQUEST_FILENAME}', '-d'], ['%{DOCUMENT_ROOT}%{REQUEST_URI}', '-f'], ['%{DOCUMENT_ROOT}/$1', '-f'], ['%{HTTP_HOST}', '^a\\.test'],
      ['%{HTTP_HOST}', '!^www\\.'], ['%{HTTP_HOST}', '^([^.]+)\\.'], ['%{HTTPS}', 'off'], ['%{HTTPS}', '!=on'], ['%{REQUEST_METHOD}', '^GET$'], ['%{QUERY_STRING}', '^$'], ['%{QUERY_STRING}', '(\\w+)=(\\w+)'], ['%{REQUEST_URI}', '^/(x|sub)'],
      ['%{REQUEST_URI}', '!\\.html$'], ['%{REQUEST_URI}', '=/x'], ['%{REQUEST_URI}', '>/m'], ['%{SERVER_PORT}', '-gt1000'], ['%{SERVER_PORT}', '!-ge60000'], ['%{ENV:REDIRECT_STATUS}', '^$'], ['%{ENV:REDIRECT_STATUS}', '200'], ['%{ENV:MARK}', '^on'],
      ['%{ENV:REDIRECT_MARK}', '!^$'], ['%{IS_SUBREQ}', 'false'], ['%{IS_SUBREQ}', 'true'], ['%{THE_REQUEST}', '^GET\\ /x'], ['%{HTTP_USER_AGENT}', '^$'], ['%{HTTP:X-Forwarded-Proto}', '!https'], ['expr', '%{REQUEST_URI} =~ m#^/(s|x)#'],
      ['expr', '! -z %{QUERY_STRING}'], ['%{REQUEST_FILENAME}', '!-s'], ['$1', '^a'], ['%{PATH_INFO}', '!^$'], ['%{SERVER_NAME}', 'a.test'], ['%{REQUEST_SCHEME}://%{HTTP_HOST}', '^http://a'], [`${base}/docs/%1`, '-d'], ['%{CONTEXT_PREFIX}', '^/alias'],
      ['%{QUERY_STRING}', '=""'], ['%{REQUEST_FILENAME}', '-U'],
    ] as const);
    const flag = random.pick(['', '', '', ' [NC]', ' [OR]', ' [OR]']);
    return `RewriteCond ${quote(input)} ${quote(pattern)}${flag}`;
  });
}

function quote(text: string): string {
  return text === '' || /\s/.test(text) ? `"${text}"` : text;
}
