import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { DirectiveSpec } from '../../server/src/httpd/catalog/types';
import type { Mpm } from '../harness/apache-modules';

/** Files that samples name; every sketch that uses samples has them. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  'present.txt': 'present\n', 'empty.txt': '', 'users': 'me:x\n', 'hook.lua': 'function f(r) return 0 end\n', 'folder/x': 'x\n',
};

/** Arguments for directives whose catalogue entry has no sample, mostly because it would have to name a file. */
const OWN: Readonly<Record<string, string>> = {
  'defaultruntimedir': '@DIR@', '<directory': '/tmp', '<directorymatch': '^/tmp', 'documentroot': '@DIR@', '<else': '', '<elseif': '"true"',
  'error': '', 'errorlog': '@DIR@/logs/e', '<files': 'a', '<filesmatch': '^a', '<if': '"true"', '<ifdefine': 'NOPE', '<ifdirective': 'Nope',
  '<iffile': '/nope', '<ifmodule': 'nope.c', '<ifsection': 'Nope', 'include': '/dev/null', 'includeoptional': '/dev/null', '<limit': 'GET',
  '<limitexcept': 'GET', '<location': '/a', '<locationmatch': '^/a', 'port': '80', 'serverroot': '@DIR@', '<virtualhost': '127.0.0.1:81',
  'alias': '/a /b', 'aliasmatch': '^/a /b', 'scriptalias': '/a /b', 'scriptaliasmatch': '^/a /b', '<authnprovideralias': 'file alias№',
  '<authzprovideralias': 'ip zalias№ 10.0.0.1', 'authdbmuserfile': '@DIR@/users', 'authuserfile': '@DIR@/users', 'authldapcharsetconfig': '@DIR@/users',
  '<requireall': '', '<requireany': '', '<requirenone': '', 'authdbmgroupfile': '@DIR@/users', 'authgroupfile': '@DIR@/users',
  'fancyindexing': 'On', 'cachelockpath': '@DIR@', 'cacheroot': '@DIR@', 'scriptlog': 'logs/s', 'davlockdb': '@DIR@/l', 'davgenericlockdb': '@DIR@/l',
  'cachefile': '@DIR@/present.txt', 'mmapfile': '@DIR@/present.txt', 'ldapsharedcachefile': '@DIR@/l', 'ldaptrustedclientcert': 'CERT_BASE64 @DIR@/present.txt',
  'ldaptrustedglobalcert': 'CA_BASE64 @DIR@/present.txt', 'customlog': 'logs/a common', 'globallog': 'logs/a common', 'transferlog': 'logs/a',
  'forensiclog': 'logs/f', 'luaauthzprovider': 'p№ @DIR@/hook.lua f', 'luainputfilter': 'i @DIR@/hook.lua f', 'luaoutputfilter': 'o @DIR@/hook.lua f',
  'luamaphandler': '^/a @DIR@/hook.lua', 'luapackagecpath': '@DIR@/?.so', 'luapackagepath': '@DIR@/?.lua', 'luaroot': '@DIR@',
  '<macro': 'm№', 'mdcertificatefile': '@DIR@/present.txt', 'mdcertificatekeyfile': '@DIR@/present.txt', 'mdchallengedns01': '/bin/true',
  'mdmessagecmd': '/bin/true', 'mdnotifycmd': '/bin/true', '<mdomain': 'm№.example', '<mdomainset': 'm№.example', 'typesconfig': '@DIR@/present.txt',
  'mimemagicfile': '@DIR@/present.txt', '<proxy': 'http://a/', '<proxymatch': '^http://a/', 'proxyexpressdbmfile': '@DIR@/d',
  'remoteipinternalproxylist': '@DIR@/empty.txt', 'remoteiptrustedproxylist': '@DIR@/empty.txt', 'rewritemap': 'm txt:@DIR@/present.txt',
  'sessioncryptopassphrasefile': '@DIR@/present.txt', 'ssllog': 'a', 'sslloglevel': 'a', 'sslstaplingcache': 'shmcb:@DIR@/s(65536)',
  'suexecusergroup': 'www-data www-data', '<ifversion': '>= 9', 'addmoduleinfo': 'mod_env.c text', 'sslopensslconfcmd': 'Options ServerPreference',
  'php_value': 'memory_limit 1M', 'php_flag': 'display_errors on', 'php_admin_value': 'memory_limit 1M', 'php_admin_flag': 'display_errors on', 'phpinidir': '@DIR@',
  'loadfile': '@MODULES@/mod_env.so', 'coredumpdirectory': '@DIR@',
};

/** Other forms, mostly those that are meant for `<Location>` and `<Proxy>`. */
const OTHER_FORMS: Readonly<Record<string, readonly string[]>> = {
  alias: ['/b'], scriptalias: ['/b'], redirect: ['http://e/', 'permanent http://e/', 'gone'], proxypass: ['http://127.0.0.1:9/'],
  proxypassmatch: ['http://127.0.0.1:9/'], proxypassreverse: ['http://127.0.0.1:9/'], balancermember: ['http://127.0.0.1:9'],
  cachedisable: ['on'], cacheenable: ['disk'], proxyset: ['retry=5'], errordocument: ['404 default'], servername: ['a:80', 'http://a'],
  '<authnprovideralias': ['file'], '<directory': ['~ ^/x'], '<location': ['~ ^/x'], '<files': ['~ ^x'],
};

/** Directives of mod_php, which the catalogue counts as third-party. */
const PHP = ['php_value', 'php_flag', 'php_admin_value', 'php_admin_flag', 'phpinidir'];

/** Crashes httpd wherever it is accepted. */
const NEVER = new Set(['lua_____bytecodehack']);

/** A directive that this httpd has, ready to be put into a text. */
export interface Sample {
  /** The key of the catalogue: lower case, a section with its bracket. */
  readonly key: string;
  readonly spec: DirectiveSpec;
  readonly mpm: Mpm;
  /** Arguments that httpd accepts in the right place; `№` stands for a number of the case's own. */
  readonly args: string;
}

/** Every directive of the binary and of mod_php, with arguments. */
export function samples(): readonly Sample[] {
  const found: Sample[] = [];
  for (const [key, spec] of catalog.directives) {
    if ((!spec.inBinary && !PHP.includes(key)) || NEVER.has(key)) continue;
    for (const args of [OWN[key] ?? spec.sample ?? general(key), ...(OTHER_FORMS[key] ?? [])]) {
      found.push({ key, spec, mpm: mpmOf(spec), args });
    }
  }
  return found;
}

/** The lines of a directive with given arguments; sections are empty but for what they need inside. */
export function linesOf(sample: Sample, args = sample.args, number = 0): string {
  const words = args.replaceAll('№', String(number));
  const name = sample.spec.registeredName ?? sample.spec.name;
  if (sample.spec.type === 'plain') return `${name}${words === '' ? '' : ` ${words}`}\n`;
  const body = sample.key.startsWith('<lua') ? 'return 0\n' : /^<require/.test(sample.key) ? 'Require all granted\n' : '';
  return `<${name}${words === '' ? '' : ` ${words}`}>\n${body}</${name}>\n`;
}

/**
 * Whether a sample may share a file with others: what is run while the text is read changes the reading of the rest, and
 * `<Else>` needs that nothing with `<If>` stands before it.
 */
export function standsAlone(sample: Sample): boolean {
  return (sample.spec.execOnRead === true && !/^<if/.test(sample.key)) || /^<(?:if|else|elseif)$/.test(sample.key);
}

function general(key: string): string {
  if (key.startsWith('<lua')) return 'x';
  if (key.startsWith('lua')) return '@DIR@/hook.lua f';
  if (key.endsWith('path')) return '@DIR@/folder';
  return '@DIR@/present.txt';
}

function mpmOf(spec: DirectiveSpec): Mpm {
  const mpms = spec.identifiers.filter((identifier) => identifier.startsWith('mpm_'));
  if (mpms.length === 0 || mpms.includes('mpm_prefork_module')) return 'prefork';
  return mpms.includes('mpm_event_module') ? 'event' : 'worker';
}
