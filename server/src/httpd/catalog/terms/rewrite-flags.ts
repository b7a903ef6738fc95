/** Flags of RewriteRule and RewriteCond. Follows cmd_rewriterule_setflag and cmd_rewritecond_setflag (modules/mappers/mod_rewrite.c). */
import { terms } from './term';

export const RULE_FLAGS = terms(
  ['L', 'The last rule: when it matches, no rule below it is looked at in this round. In `<Directory>` and `.htaccess` the result starts a new round; `END` prevents that.', { aliases: ['last'] }],
  ['R', 'Answers with a redirect instead of rewriting silently: 302, or the status after `=`. A status outside 300 to 399 drops the target and ends the request with it. Usually with `L`.', { aliases: ['redirect'], tail: '=${1:301}' }],
  ['NC', 'The pattern is compared without regard to case.', { aliases: ['nocase'] }],
  ['QSA', 'The query string of the request is added behind the one in the target. Without it a query string in the target replaces the old one.', { aliases: ['qsappend'] }],
  ['QSD', 'The query string of the request is dropped.', { aliases: ['qsdiscard'], since: '2.4.0' }],
  ['QSL', 'The query string begins at the last `?` of the target, not at the first.', { aliases: ['qslast'], since: '2.4.19' }],
  ['END', 'Like `L`, and in `<Directory>` and `.htaccess` no further round of rewriting follows either.', { since: '2.3.9' }],
  ['F', 'Answers 403 Forbidden. The target is not used, write `-`.', { aliases: ['forbidden'] }],
  ['G', 'Answers 410 Gone. The target is not used, write `-`.', { aliases: ['gone'] }],
  ['P', 'The target is fetched by mod_proxy at once. Connections to it are not pooled unless a worker is defined for the address.', { aliases: ['proxy'] }],
  ['PT', 'The result is a URL path that Alias, Redirect and the other mappings see again, not the path of a file.', { aliases: ['passthrough'] }],
  ['NE', 'Special characters in a redirect stay as they are; without it `%`, `?`, `#` and others are escaped again.', { aliases: ['noescape'] }],
  ['E', 'Sets an environment variable when the rule matches: `E=NAME:value`, `E=!NAME` removes it. `$1` and `%1` may stand in the value.', { aliases: ['env'], tail: '=${1:NAME}:${2:value}' }],
  ['CO', 'Sets a cookie: name, value, domain, then lifetime in minutes, path, `secure`, `httponly` and `samesite`, with colons between them.', { aliases: ['cookie'], tail: '=${1:name}:${2:value}:${3:domain}' }],
  ['C', 'Chain: when this rule does not match, the rules chained behind it are passed over too.', { aliases: ['chain'] }],
  ['S', 'When the rule matches, the next rules are passed over, as many as the number says. Works as an else.', { aliases: ['skip'], tail: '=${1:1}' }],
  ['N', 'Next: begins again with the first rule, on the new URL. Ends with an error after 32,000 rounds, or after the number given.', { aliases: ['next'], tail: '' }],
  ['NS', 'The rule is passed over in internal subrequests, such as those for DirectoryIndex or server-side includes.', { aliases: ['nosubreq'] }],
  ['H', 'Sets the handler of the file that results.', { aliases: ['handler'], tail: '=${1:handler}' }],
  ['T', 'Sets the media type of the file that results. With `PT` where the target is a URL path.', { aliases: ['type'], tail: '=${1:type/subtype}' }],
  ['B', 'Backreferences (`$1`, `%1`) are escaped again before they go into the target; after `=` the characters that are to be escaped.', { aliases: ['backrefescaping'] }],
  ['BNP', 'With `B`: a blank becomes `%20` and not `+`.', { aliases: ['backrefernoplus'], since: '2.4.26' }],
  ['BCTLS', 'Like `B`, but only for blanks and control characters: the usual way out of AH10410 and AH10411.', { since: '2.4.57' }],
  ['BNE', 'Characters that `B` and `BCTLS` leave alone.', { tail: '=${1:/}', since: '2.4.57' }],
  ['DPI', 'Drops the PATH_INFO of the round before, so that it is not appended to the result again.', { aliases: ['discardpath'] }],
  ['UnsafePrefixStat', 'A target that begins with a backreference or variable and leads outside the document root is allowed again, as before 2.4.60.', { since: '2.4.60' }],
  ['UnsafeAllow3F', 'A URL with an encoded question mark (`%3f`) may be rewritten to one with a query string, as before 2.4.60.', { since: '2.4.60' }],
  ['UNC', 'Leading slashes of a Windows UNC path are not merged into one.'],
);

export const COND_FLAGS = terms(
  ['NC', 'Compares without regard to case. Not for the tests of files (`-f`, `-d`, ...).', { aliases: ['nocase'] }],
  ['OR', 'This condition or the next one has to be true. Without it all of them have to be.', { aliases: ['ornext'] }],
  ['NV', 'A header that this condition looks at is not added to `Vary` in the response.', { aliases: ['novary'] }],
);

/** What may stand instead of a pattern in a RewriteCond. */
export const COND_TESTS = terms(
  ['-f', 'True if the test string is the path of a regular file. In a server or virtual host context it needs a full path: `%{DOCUMENT_ROOT}%{REQUEST_URI}`.'],
  ['-d', 'True if the test string is the path of a directory.'],
  ['-F', 'True if the test string is a file that the client could fetch: checked by an internal request, which costs time.'],
  ['-U', 'True if the test string is a URL path that the client could fetch: checked by an internal request, which costs time.'],
  ['-s', 'True if the test string is the path of a file with more than 0 bytes.'],
  ['-l', 'True if the test string is the path of a symbolic link.', { aliases: ['-L', '-h'] }],
  ['-x', 'True if the test string is the path of a file with execute permission.'],
  ['-eq', 'The numbers are equal.', { tail: '${1:number}' }], ['-ne', 'The numbers differ.', { tail: '${1:number}' }],
  ['-gt', 'The test string is the greater number.', { tail: '${1:number}' }], ['-ge', 'The test string is a greater or the same number.', { tail: '${1:number}' }],
  ['-lt', 'The test string is the lesser number.', { tail: '${1:number}' }], ['-le', 'The test string is a lesser or the same number.', { tail: '${1:number}' }],
  ['=', 'The texts are the same.', { tail: '${1:text}' }], ['>', 'The test string comes after the text in alphabetical order.', { tail: '${1:text}' }],
  ['<', 'The test string comes before the text in alphabetical order.', { tail: '${1:text}' }],
  ['>=', 'The test string comes after the text or is the same.', { tail: '${1:text}' }], ['<=', 'The test string comes before the text or is the same.', { tail: '${1:text}' }],
);

/** Sources of a RewriteMap. */
export const MAP_TYPES = terms(
  ['txt:', 'A text file with a key and a value on each line; kept in memory until the file changes.', { tail: '${1:/path/to/map.txt}' }],
  ['rnd:', 'Like `txt:`, and of several values with `|` between them one is taken at random.', { tail: '${1:/path/to/map.txt}' }],
  ['dbm:', 'A DBM file, as `httxt2dbm` makes it; `dbm=type:` names its format.', { tail: '${1:/path/to/map.dbm}' }],
  ['int:', 'A function of httpd itself: `toupper`, `tolower`, `escape` or `unescape`.', { tail: '${1|tolower,toupper,escape,unescape|}' }],
  ['prg:', 'A program that is started with the server, reads keys on its standard input, line by line, and answers each with one line.', { tail: '${1:/path/to/program}' }],
  ['dbd:', 'A query of mod_dbd with one `%s` for the key.', { tail: '${1:SELECT value FROM map WHERE key = %s}', module: 'dbd_module' }],
  ['fastdbd:', 'Like `dbd:`, and answers are remembered until the configuration is read again.', { tail: '${1:SELECT value FROM map WHERE key = %s}', module: 'dbd_module' }],
);
