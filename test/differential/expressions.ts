import type { Random } from './random';

/** Words of expressions, right and wrong. */
const WORDS = [
  "'a'", "'b c'", "''", '""', '"x"', '1', '-5', '007', '1x', '%{HTTP_HOST}', '%{REQUEST_URI}', '%{https}', '%{TIME_YEAR}', '%{IPV6}', '%{CONN_REMOTE_ADDR}', '%{REMOTE_PORT}',
  '%{X}', '%{NOSUCH}', '%{SSL_PROTOCOL}', '%{SSL_NOSUCH}', '%{ssl_protocol}', '%{HC_BODY}', '%{hc_x}', '%{HTTP:X-A}', '%{req:X}', '%{env:A}', '%{ENV:A}', '%{reqenv:A b}', '%{tolower:%{HTTP_HOST}}',
  "%{req:it's}", '%{req:}', '%{:x}', '%{}', '%{', '%{HTTP_HOST', '%{req:x', '%{a b}', '%{1}', '%{_x}', '%{req:a\\}b}', '%{nosuch:x}', '%{req:$1}', '%{req:%}', '%{SSL:X}', '%{unescape:\\x}',
  '$0', '$9', '$1', '$x', "'$1'", "'a$1b'", "'%{HTTP_HOST}'", "'x%{HTTP_HOST}y'", "'%{'", "'%{X}'", "'%'", "'$'", "'}'", "'a\\'b'", "'\\101'", "'\\400'", "'\\8'", "'\\12345'", "'\\n\\t\\r\\b\\f'", "'\\z'", "'a",
  "req('X')", "REQ('X')", "tolower('A')", "toupper(tolower('A'))", "md5('a')", "sha1('a')", "base64('a')", "unbase64('a')", "escape('a')", "unescape('%41')", "env('A')", "osenv('A')", "note('a')", "resp('a')", "http('a')",
  "file('/etc/hostname')", "filesize('/x')", "ldap('a')", "req_novary('X')", "reqenv('X')", "SSL('X')", "hc('body')", "nosuch('x')", "req()", "req('a' 'b')", "req('a','b')", "req ('a')", "req('a'", "PeerExtList('x')", "sub(s/a/b/, 'a')", "split(/,/, 'a')",
  'a', 'true', 'on', 'and', 'not', 'm', 'm1', '_', '-', '.', '1.5', "'a' . 'b'", "'a'.'b'.%{X}", "%{HTTP_HOST} . ':' . 80", "'a' .", ". 'a'", '(1)', "('a')", '{1}', '#', '@', 'é', "'é'", '\\', "'\\\\'", '*', '~', ';', ':', ',',
];

const COMPARISONS = ['==', '=', '!=', '<', '<=', '>', '>=', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', '-EQ', '===', '=<', '<>', '-strmatch', '-strcmatch', '-fnmatch', '-STRMATCH', '-ipmatch', '-nosuch', '-x1', '-foo', '- eq', '-eqx', 'equals'];
const UNARY = ['-z', '-n', '-e', '-f', '-d', '-s', '-L', '-h', '-x', '-F', '-U', '-A', '-T', '-R', '-Z', '-q', '-_', '-r', '-t', '-zz'];
const PATTERNS = ['/a/', '/a/i', '/a/ii', '/a/x', 'm#a#', 'm#a#i', 'm|a|', 'm,a,', 'm.a.', "m'a'", 'm"a"', 'm_a_', 'm:a:', 'm{a}', 'm(a)', 'm a', 'ma', '/a', 'm#a', '/a\\/b/', '/(/', '/(a|b)$/', '/[z-a]/', '/*/', '//', 'm##', "'a'", '%{X}', '/a/ ', '/\\d+/', '/(?<n>a)\\k<n>/', '/a{2,1}/', 's/a/b/', '/é/', '/$1/', '/%{X}/', '/"/', "/'/"];
const LISTS = ["{ 'a' }", "{ 'a', 'b' }", "{'a','b',1}", '{ }', "{ 'a', }", "{ 'a' 'b' }", "{ %{HTTP_HOST} }", "'a'", "PeerExtList('1.2')", "PeerExtList '1.2'", "peerextlist('x')", "nosuch('x')", "{ 'a'", "( 'a' )", "{ req('X'), $1 }", "{ /a/ }"];
const NETWORKS = ["'10.0.0.0/8'", "'10'", "'10.1.'", "'10.1'", "'10.0.0.1'", "'10.0.0.0/255.0.0.0'", "'10.0.0.0/33'", "'10.0.0.0/0'", "'10.0.0.256'", "'::1'", "'fe80::/10'", "'fe80::/129'", "'::ffff:1.2.3.4'", "'::1.2.3.4'", "'1:2:3:4:5:6:7::'", "'1:2:3:4:5:6:7:8::'", "''", "'x'", "'a.b'", "'10.0.0.0/'", "'10.0.0.0/+8'", "'10.0.0.0/ 8'", "'10.0.0.0/-8'", "'10/8'", "'10..1'", "'.'", "'1.2.3.4.'", "'1.2.3.4.5'", "'010.0.0.1'", "'010'", "'10.0.0.010'", '10', '%{X}', "'10.' . '1'", "'%{HTTP_HOST}'", "'$1'", "'fe80::1%eth0'", "'::'", "':'", "'1::2::3'", "'FE80::1/ffff::'", "'0000000000000010'"];

/** A condition from the grammar, sometimes with one character added, lost or changed. */
export function randomExpression(random: Random): string {
  const text = condition(random, random.int(3));
  return random.chance(0.15) ? mutate(random, text) : text;
}

function condition(random: Random, depth: number): string {
  if (depth > 0) {
    const inner = (): string => condition(random, depth - 1);
    switch (random.int(8)) {
      case 0:
      case 1:
        return `${inner()} ${random.pick(['&&', '||', 'and', 'or', '&&', '||', '&', '|', 'AND', ''])} ${inner()}`;
      case 2:
        return `${random.pick(['!', 'not ', '! ', '!!', 'NOT '])}${inner()}`;
      case 3:
        return `(${inner()})`;
    }
  }
  switch (random.int(9)) {
    case 0:
      return random.pick(['true', 'false', 'true', 'TRUE', '1', '']);
    case 1:
      return `${random.pick(UNARY)} ${word(random)}`;
    case 2:
      return `${word(random)} ${random.pick(['=~', '!~', '=~', '~', '=='])} ${random.pick(PATTERNS)}`;
    case 3:
      return `${word(random)} ${random.pick(['in', '-in', 'IN', '-In'])} ${random.pick(LISTS)}`;
    case 4:
      return random.chance(0.5) ? `-R ${random.pick(NETWORKS)}` : `${word(random)} ${random.pick(['-ipmatch', '-IPmatch'])} ${random.pick(NETWORKS)}`;
    default:
      return `${word(random)}${random.pick([' ', ' ', ''])}${random.pick(random.chance(0.7) ? ['==', '!=', '-eq', 'lt', '-strmatch'] : COMPARISONS)}${random.pick([' ', ' ', ''])}${word(random)}`;
  }
}

function word(random: Random): string {
  const plain = random.pick(["'a'", '%{HTTP_HOST}', '%{REQUEST_URI}', "req('X')", '1', "'x%{HTTP_HOST}'"]);
  const one = random.chance(0.6) ? plain : random.pick(WORDS);
  return random.chance(0.08) ? `${one} . ${random.pick(WORDS)}` : one;
}

/** A text with variables. */
export function randomText(random: Random): string {
  const parts = ['a', ' ', 'é', '%', '$', '{', '}', "'", '"', '\\n', '\\\\', '\\', '\\101', '\\400', '\\9', '%{', '$1', '$x', '/', 'http://h/', '%{HTTP_HOST}', '%{REQUEST_URI}', '%{req:X}', '%{env:a b}', '%{tolower:%{HTTP_HOST}}', ...WORDS.filter((each) => each.startsWith('%'))];
  let text = 'x';
  for (let count = 1 + random.int(3); count > 0; count--) text += random.pick(parts);
  return random.chance(0.1) ? mutate(random, text) : text;
}

function mutate(random: Random, text: string): string {
  const units = [...text];
  const at = random.int(units.length + 1);
  const odd = [..."'\"%${}()[]/\\=~!<>-.,:;#|& \tam1_é"];
  if (random.chance(0.4)) units.splice(at, 1);
  else units.splice(at, random.int(2), random.pick(odd));
  return units.join('');
}

/** Every piece once in a place of its own kind, and some whole expressions. */
export function listedExpressions(): string[] {
  return [...new Set([
    ...WORDS.flatMap((each) => [`${each} == 'a'`, `'a' == ${each}`, `-z ${each}`, `${each} in {'a'}`, `'a' in {${each}}`, `req(${each}) == 'a'`, `-T 'a' . ${each}`, each]),
    ...COMPARISONS.flatMap((each) => [`'a' ${each} 'b'`, `'a'${each}'b'`, `%{HTTP_HOST}${each}1`, `1${each}2`]),
    ...UNARY.flatMap((each) => [`${each} 'a'`, `${each}'a'`, `${each} %{HTTP_HOST}`, `${each}`, `! ${each} '10'`]),
    ...PATTERNS.flatMap((each) => [`'a' =~ ${each}`, `'a' !~${each}`, `'a' =~ ${each} && true`, `'a' == ${each}`]),
    ...LISTS.map((each) => `'a' -in ${each}`), ...NETWORKS.flatMap((each) => [`-R ${each}`, `'a' -ipmatch ${each}`]), ...WHOLE,
  ])];
}

const WHOLE = [
  '', ' ', 'true', 'false', 'true false', '!true', 'not true', '!', 'true &&', '&& true', 'true and false or true', '(true', 'true)', '()', '((true))', "('a') == 'b'", "!('a' == 'b')", "'a' == 'b' == 'c'", "'a' == 'b' && 'c'", "'a'", '%{HTTPS}', '1', '1 == 1', "true == 'a'",
  "%{HTTPS} == on", "%{HTTPS} == 'on'", '%{HTTPS} eq "on"', "%{REQUEST_URI} =~ m#^/a/(.*)$# && '$1' == 'b'", "%{QUERY_STRING} =~ /a=(\\d+)/", "! -f '%{REQUEST_FILENAME}'", "-f %{REQUEST_FILENAME}", "%{HTTP:Accept} =~ /json/", "%{TIME_HOUR}%{TIME_MIN} -gt 0900", "'a' 'b' == 'c'", "req('a').req('b') == 'c'", "%{HTTP_USER_AGENT} in {'a'}", "'x' =~ /a b/", "\t'a'\t==\t'b'", "'a' == 'b' # c", "'a'=='b'||'c'=='d'", "-n req('X') && !-z req('Y')",
  `'${'a'.repeat(8191)}' == 'b'`, `'${'a'.repeat(8192)}' == 'b'`, `'a' =~ /${'a'.repeat(8191)}/`, `'a' =~ /${'a'.repeat(8192)}/`, `${'('.repeat(300)}true${')'.repeat(300)}`, `${'!'.repeat(301)}true`, `'a' == 'b'${" . 'c'".repeat(300)}`,
];
