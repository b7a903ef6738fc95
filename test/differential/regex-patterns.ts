import type { Random } from './random';

/** Small pieces of patterns, right and wrong. */
const PIECES = [
  'a', 'b', 'x', '0', '7', '-', '_', ' ', '#', '/', ',', '=', '!', '<', '>', ':', '&', '~', '%', '@', 'é', '€', 'ß', "'", '"', '`', ']', '}', '{', '^', '$', '.', '|',
  '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\h', '\\H', '\\v', '\\V', '\\b', '\\B', '\\A', '\\z', '\\Z', '\\G', '\\K', '\\R', '\\X', '\\N', '\\C', '\\Q', '\\E', '\\Qa*b\\E', '\\Q\\E',
  '\\n', '\\t', '\\r', '\\f', '\\e', '\\a', '\\/', '\\.', '\\-', '\\[', '\\(', '\\)', '\\|', '\\\\', '\\"', '\\', '\\%', '\\é',
  '\\x', '\\x4', '\\x41', '\\x{41}', '\\x{100}', '\\x{1F600}', '\\x{}', '\\x{4', '\\x{zz}', '\\x{00000041}', '\\o{101}', '\\o{8}', '\\o', '\\o{777}', '\\o{}', '\\0', '\\012', '\\377', '\\400', '\\777',
  '\\cA', '\\c', '\\cé', '\\c[', '\\ca', '\\N{U+41}', '\\N{3}', '\\N{name}', '\\N{2,1}', '\\N{,3}',
  '\\L', '\\l', '\\U', '\\u', '\\F', '\\i', '\\j', '\\m', '\\q', '\\y', '\\I', '\\J', '\\M', '\\O', '\\T', '\\Y',
  '\\1', '\\2', '\\3', '\\9', '\\10', '\\11', '\\81', '\\100', '\\g1', '\\g2', '\\g{1}', '\\g{-1}', '\\g{+1}', '\\g-1', '\\g+1', '\\g0', '\\g{0}', '\\g{n}', '\\g', '\\g{', '\\g{x', '\\g<1>', '\\g<n>', "\\g'1'", '\\g<-1>', '\\g<+1>', '\\g<0>', '\\g<1', '\\g{99999}',
  '\\k<n>', "\\k'n'", '\\k{n}', '\\k', '\\k<>', '\\k<1>', '\\k<n', '\\k<zz>', '(?P=n)', '(?P>n)', '(?&n)', '(?&zz)', '(?P=zz)', '(?R)', '(?0)', '(?1)', '(?2)', '(?3)', '(?-1)', '(?+1)', '(?+2)', '(?-0)', '(?R', '(?R1)', '(?1x)', '(?99999)', '(?+)',
  '\\p{L}', '\\p{Lu}', '\\pL', '\\PN', '\\p{^Lu}', '\\p{Foo}', '\\p', '\\p{', '\\p{L', '\\p{Greek}', '\\p{greek}', '\\p{ G r_e-ek }', '\\p{Script=Greek}', '\\p{sc:Greek}', '\\p{scx=Latn}', '\\p{scx:Lu}', '\\p{bc=AL}', '\\p{bidiAL}', '\\p{bc=foo}', '\\p{gc=Lu}', '\\p{Any}', '\\p{L&}', '\\p{Xan}', '\\p{InGreek}', '\\p{IsGreek}', '\\pé', '\\p1', '\\p{Emoji}', '\\p{alpha}', '\\p{Kawi}', '\\P{ASCII}', '\\p{}', '\\p{^}', '\\pX', '\\pz',
  '(?i)', '(?-i)', '(?s)', '(?x)', '(?xx)', '(?-x)', '(?J)', '(?-J)', '(?n)', '(?U)', '(?m)', '(?^)', '(?^i)', '(?^-i)', '(?i-s)', '(?i-s-x)', '(?z)', '(?a)', '(?)', '(?-)', '(?#c)', '(?#c', '(?#)', '(?xn)', '(?imnsxJU)', '(?', '(?P', '(?Px)', '(?<', "(?'", '(?<>', '(?<1a>x)', '(?<a', '(?<a b>)', '(?P<a-b>x)', '(?C)', '(?C1)', '(?C255)', '(?C256)', '(?C"a")', '(?C"a', '(?C{a}})', '(?C{a})', '(?Cx)', '(?C1', '(?C`a``b`)',
  '(*FAIL)', '(*F)', '(*ACCEPT)', '(*ACCEPT:x)', '(*COMMIT)', '(*PRUNE)', '(*PRUNE:x)', '(*SKIP)', '(*SKIP:a b)', '(*THEN)', '(*MARK)', '(*MARK:)', '(*MARK:x)', '(*:x)', '(*:)', '(*)', '(*', '(*FOO)', '(*F:x)', '(*FAIL', '(*fail)', '(*MARK:x', '(*UTF)', '(*UTF8)', '(*UCP)', '(*CRLF)', '(*ANY)', '(*LIMIT_MATCH=1)', '(*LIMIT_MATCH=)', '(*LIMIT_DEPTH=99999999999)', '(*NO_JIT)', '(*BSR_ANYCRLF)', '(*VERB)',
  '[[:<:]]', '[[:>:]]', '[:alpha:]', '[=a=]', '[.a.]', '[', '[]', '[^]', '[a', '[]a]', '[^]a]', '[a]]', '(', ')', '()', '(|)', '(?:)', '(?=)', '(?!)', '(?<=)', '(?>)', '(?|)',
];

/** Members of character classes. */
const MEMBERS = [
  'a', 'b', 'z', 'A', 'Z', '0', '9', '-', '-', '^', '[', ']', '.', '*', '(', '\\', 'é', 'à', '€', ':', '=', ' ', '#', '"',
  'a-z', 'z-a', '0-9', '9-0', 'a-\\d', '\\d-z', '\\d-', 'a-', '-a', '--/', '+--', 'a-a', '\\x41-\\x5A', '\\x5A-\\x41', '\\x{100}', '\\x{ff}', 'é-à', 'à-é', 'a-é', '€-a', 'A-z', ' -~',
  '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\h', '\\v', '\\b', '\\B', '\\R', '\\X', '\\N', '\\A', '\\z', '\\K', '\\C', '\\G', '\\k', '\\g', '\\g1', '\\1', '\\8', '\\9', '\\12', '\\777', '\\n', '\\t', '\\]', '\\[', '\\-', '\\\\', '\\^', '\\E', '\\Q]\\E', '\\Qa-z\\E', '\\Q', '\\p{L}', '\\p{Foo}', '\\PL', '\\L', '\\u', '\\i', '\\cA', '\\o{101}', '\\x', '\\e', '\\c',
  '[:alpha:]', '[:^alpha:]', '[:foo:]', '[:ALPHA:]', '[:alpha:]-z', 'a-[:alpha:]', '[:word:]', '[:xdigit:]', '[:<:]', '[=a=]', '[.a.]', '[:alpha', ':alpha:]', '[:a[:digit:]', '[:', '[:a\\]b:]', '[:alpha:]-',
];

const QUANTIFIERS = ['*', '+', '?', '*?', '+?', '??', '*+', '++', '?+', '{2}', '{2,}', '{2,5}', '{0}', '{0,0}', '{1}', '{5,2}', '{,3}', '{}', '{x}', '{2', '{2,', '{ 2}', '{65535}', '{65536}', '{1,65536}', '{99999999999}', '{2}?', '{2}+', '{2}{3}', '**', '+*', '{2,3}*', '*{2}', '{1,2,3}', '{,}', '{0,1}', '{1000}', '{0,500}', '{100,}', '{3}'];

const OPENERS = [
  '(', '(', '(', '(?:', '(?:', '(?=', '(?!', '(?<=', '(?<=', '(?<!', '(?>', '(?|', '(?|', '(?i:', '(?x:', '(?xx:', '(?n:', '(?-J:', '(?i-s:', '(?^:', '(?^x:', '(?*', '(?<*', '(?z:', '(?-:', '(?<n>', '(?<n>', "(?'n'", '(?P<n>', '(?<m>', '(?P<long_name_1>', '(?<12>', '(?<n', '(?P<n ', '(?<nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn>', '(?<nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn>', '(?<é>',
  '(?(1)', '(?(2)', '(?(n)', '(?(<n>)', "(?('n')", '(?(R)', '(?(R1)', '(?(R9)', '(?(R&n)', '(?(DEFINE)', '(?(DEFINE)', '(?(+1)', '(?(-1)', '(?(0)', '(?(zz)', '(?(', '(?(1', '(?(1x)', '(?(?=a)', '(?(?!a)', '(?(?<=a)', '(?(?<!a)', '(?(?:a)', '(?(?C1)(?=a)', '(?(*pla:a)', '(?(*atomic:a)', '(?(*napla:a)', '(?(VERSION>=10.4)', '(?(VERSION=8)', '(?(VERSION>10)', '(?(VERSION)', '(?(VERSION>=1001)', '(?(VERSION>=10.)', '(?()', '(?(a b)', '(?(R99999)', '(?(99999)', '(?(a*)', '(?(?#x)(?=a)',
  '(*pla:', '(*plb:', '(*nla:', '(*nlb:', '(*napla:', '(*naplb:', '(*atomic:', '(*sr:', '(*asr:', '(*script_run:', '(*positive_lookahead:', '(*negative_lookbehind:', '(*foo:', '(*pla', '(*plb )',
];

/** A pattern of a few nested pieces, sometimes with one unit added, lost or changed. In: how deep it may nest. */
export function randomPattern(random: Random): string {
  let pattern = sequence(random, random.int(4));
  if (random.chance(0.03)) pattern = random.pick(['(*UTF)', '(*UTF8)', '(*UCP)', '(*CRLF)(*UTF)', '(*NO_JIT)']) + pattern;
  if (random.chance(0.03)) pattern = `(?x)${pattern}`;
  return random.chance(0.2) ? mutate(random, pattern) : pattern;
}

function sequence(random: Random, depth: number): string {
  let text = '';
  for (let count = random.int(4) + (depth > 0 ? 1 : 0); count > 0; count--) {
    text += atom(random, depth);
    if (random.chance(0.3)) text += random.chance(0.6) ? random.pick(['*', '+', '?', '{2}', '{2,3}']) : random.pick(QUANTIFIERS);
    if (random.chance(0.06)) text += '|';
  }
  return text;
}

function atom(random: Random, depth: number): string {
  const kind = random.int(10);
  if (kind < 3) return random.pick(['a', 'b', 'c', '\\d', '.', '[a-z]', 'ab', '/']);
  if (kind < 5 && depth > 0) return group(random, depth);
  if (kind < 7 && depth > 0) return `${random.pick(['(', '(', '(?:', '(?<n>', '(?=', '(?<='])}${sequence(random, depth - 1)})`;
  if (kind < 8) return characterClass(random);
  return random.pick(PIECES);
}

function group(random: Random, depth: number): string {
  const body = sequence(random, depth - 1);
  const more = random.chance(0.35) ? `|${sequence(random, depth - 1)}` : '';
  return `${random.pick(OPENERS)}${body}${more}${random.chance(0.04) ? '' : ')'}`;
}

function characterClass(random: Random): string {
  let text = random.chance(0.2) ? '[^' : '[';
  for (let count = 1 + random.int(3); count > 0; count--) text += random.chance(0.5) ? random.pick(['a', 'a-z', '0-9', '\\d', '_', '[:alpha:]']) : random.pick(MEMBERS);
  return random.chance(0.05) ? text : `${text}]`;
}

function mutate(random: Random, pattern: string): string {
  const units = [...pattern];
  const at = random.int(units.length + 1);
  switch (random.int(3)) {
    case 0:
      units.splice(at, 1);
      break;
    case 1:
      units.splice(at, 0, random.pick([...'()[]{}?*+|\\^$.<>:=!#-1n\'"']));
      break;
    default:
      units.splice(at, 1, random.pick([...'()[]{}?*+|\\']));
  }
  return units.join('');
}

/** Each piece alone and in the places where it means something else. */
export function listedPatterns(): string[] {
  const around = PIECES.flatMap((piece) => [piece, `a${piece}`, `(a)${piece}`, `(?<n>a)${piece}b`, `${piece}+`, `(?<=${piece})`, `(?x) ${piece} `, `(*UTF)${piece}`, `(?(1)${piece})(a)`]);
  const quantified = QUANTIFIERS.flatMap((each) => ['', 'a', '(a)', '[ab]', '\\d', '^', '\\b', '(?=a)', '(?(1)a)(b)', '\\1(a)', '(?R)|', '(?1)(a)', '(*ACCEPT)', '(*FAIL)', '|', '(', '(?#x)', '\\Q\\E'].map((item) => item + each));
  const members = MEMBERS.flatMap((each) => [`[${each}]`, `[^${each}]`, `[a${each}]`, `[${each}z]`, `[a-${each}]`, `[[:alpha:]${each}]`, `(*UTF)[${each}]`]);
  const opened = OPENERS.flatMap((each) => [`${each}a)`, `${each}a|b)`, `${each}a|b|c)`, `${each}`, `(a)${each}b)`, `(?<n>a)${each}b)`, `${each}a)*`, `(?<=${each}a))`, `(?<=${each}a|bc))`, `(?=${each}a\\K))`, `(?|(?<n>a)|${each}b))`, `(?<n>a)(?-J)${each}b)`]);
  return [...new Set([...around, ...quantified, ...members, ...opened, ...LARGE, ...TRICKY])];
}

/** Around the limits of depth and size. */
const LARGE = [
  ...[249, 250, 251, 252].map((depth) => `${'('.repeat(depth)}a${')'.repeat(depth)}`),
  ...[20, 99, 100, 101, 254, 255, 256].flatMap((count) => [`((a{${count}}){${count}}){2}`, `(abcdefghij){${count * 10}}`, `([a-z]{2}){${count * 5}}`, `(a|b){0,${count * 40}}`, `(?:(?:a){${count}}){${count}}`, `((?1)){${count}}(a)`, `(?:\\d+x){3,${count * 20}}`]),
  ...[1, 2, 3, 4].map((count) => `(?:${'a'.repeat(1000)}){${count * 8}}`), 'a{65535}', '[ab]{65535}', '(a){65535}', '(?:){65535}', '(a?){1000,}', '(?R){9000}', '(?R){0,4000}', '(?=a){60000}',
  `(?<=${'a'.repeat(300)})`, '(?<=a{65535})', '(?<=a{65535}b)', '(?<=(a{1000}){65})', '(?<=(a{1000}){66})', `(*MARK:${'x'.repeat(255)})`, `(*MARK:${'x'.repeat(256)})`, `\\p{${'l '.repeat(30)}}`, '(?C' + '`'.repeat(3) + ')',
];

/** What has surprised somebody. */
const TRICKY = [
  '(?<=a|bc)', '(?<=(a|bc))', '(?<=a(b|c)d)', '(?<=a*)', '(?<!a+)', '(?<=\\d{3})', '(?<=\\R)', '(?<=\\X)', '(?<=\\C)', '(?<=(?=a+)b)', '(?<=(?<=a)b)', '(?<=(?<=a+)b)', '(?<=\\1)(a)', '(a)(?<=\\1)', '(a+)(?<=\\1)', '(?<=(?1))(ab)', '(?<=(?1))(a+)', '(?<=(?R))', '(?<=a(*ACCEPT)b+)', '(?<=a(*FAIL)b+|c)', '(?<=(?|(a)|(b))\\1)', '(?<=\\k<n>)(?<n>a)', '(?<n>a)(?<n>b)(?<=\\k<n>)', '(?<=(?(1)a|b))(c)', '(?<=(?(1)a|bc))(c)', '(?<=(?(DEFINE)a+)b)', '(?<=a{0}b)', '(?<=(?:ab){2})', '(?<=(?=a)*b)', '(?<=[[:<:]]a)', '(?<=[[:>:]]*a)', '(?<=^a$)', '(?<=\\Ka)', '(?=a\\Kb)', '(?!a\\K)', '((?<=b)\\K)', '(?<=(*MARK:x)a)', '(?<=(?i)a)', '(?<=a{2,3})', '(?<=(?1)(?2))(a(?2))(b)', '(?<=(?1))(a(?1)?)', '(?<=(?>a|b))', '(?<=(*sr:ab))',
  '(?i)a(?-i)b', 'a(?x) # c', 'a(?x)#c)', '(?x)a #c\\', '(?x)[a #]', '(?xx)[a b- z]', '(?x)a (?#c) +', '(?x)a + ?', 'a(?#c)+(?#d)?', 'a+\\E?', 'a\\Q\\E+', '\\Q', '\\Qabc', 'a\\E', '\\E+', '(?x) +', 'a+(?#x)*', '(?#x)+',
  '(a)|\\2', '\\2(a)', '\\8', '(a)\\11', '\\18', '\\99999999999', '\\2147483647', '\\65536', '(?<a>x)(?<a>y)', '(?-J)(?<a>x)(?<a>y)', '(?|(?<a>x)|(?<b>y))', '(?|(?<a>x)|(?<a>y))', '(?n)(a)\\1', '(?n)(?<a>b)\\1', '(?|(a)(b)|(c))\\2', '(?|(a)(b)|(c))(d)\\3\\4', '(?|(a)|(?|(b)|(c)(d)))\\2\\3',
  '(?(1)a|b|c)(d)', '(?(DEFINE)a|b)', '(?(?=a)b|c|d)', '(?(?=a)*b)', '(?(?C1)(?C2)(?=a)b)', '(?(?=a)', '(?(R)a|b)', '(?<R>a)(?(R)b)', '(?<DEFINE>a)(?(DEFINE)b|c|d)', '(?(<DEFINE>)a)', '(?(\\Q\\E?=a)b)', '(?(?=a)b)+', '(?(1)(a))',
  ']', '}', 'a{', 'a{1', '{1}', 'x{2}{3}', '^*', '$+', '\\b+', '\\A?', '\\G*', '\\K+', '(?=a)+', '(?<=a)+', '(?i)*', '(?C)*', 'a|*', '(*)', '(*a', '(?:*)', '()*', '(|a)+', '.*+', 'a??+', 'a{2}++', '[]]', '[^]]', '[]-a]', '[a-\\]', '[\\', '[a\\', '[a-', '[z-\\x41]', '[\\x41-z]', '[+--]', '[--+]', '[\\d-\\w]', '[[:alpha:]-z]', '[a-[:alpha:]]', '[[:alpha:]-]', '[[.a.]]', '[[=a=]]', '[[:alpha:', '[[:a]]', '[:a:]', '[[:a:]', '\\', 'a\\', '\\c', '\\cé', '\\x{', '\\p{Lu', '\\k', '\\g{', '(?P<', '(?<a', '(?#', '(*MARK', '(?C"', '(?R', '(?1', '(?&a', '(?(1', '(', 'a)', '(a))', '((a)',
  '^/(.*)$', '^(.+)\\.php$', '\\.(?:gif|jpe?g|png)$', '^/~([a-z]+)(/.*)?$', '(?i)\\.(bak|sql|old)$', '^(?!www\\.)(.+)$', '[0-9a-f]{32}', '(?<user>[^/]+)/(?<rest>.*)', '^[[:alnum:]_-]+$', '*.php', '+foo', '?id=', '[a-Z]', '^/foo(bar', 'C:\\Users', '\\.php?$', '(?<name>', '{id}', '%{HTTP_HOST}', '(?P<name>.*)', '[\\w-.]', '[\\w.-]', '[a-z0-9-_]', '[0-9]{1,3}(\\.[0-9]{1,3}){3}',
];
