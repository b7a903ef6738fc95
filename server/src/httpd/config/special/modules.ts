/** Single directives of smaller modules. */
import { isSubnet } from '../../syntax/expr/subnet';
import { parseLong } from '../../syntax/numbers';
import type { Need } from '../needs';
import type { ConfigNode } from '../node';
import type { SpecialJudge } from '../special';
import { parseAddressPort } from './addresses';
import { judged, sameWord, type Handler } from './handler';
import { isRegistered } from './providers';

/** add_cache_enable (modules/cache/mod_cache.c): outside of locations a URL is needed, inside it must lie below. */
const cacheEnable: Handler = ([provider = '', url], node, _spec, context) => {
  if (provider.startsWith('/')) return `provider (${provider}) starts with a '/'.  Are url and provider switched?`;
  if (url === undefined) return context.inDirectory ? undefined : { index: -1, message: `CacheEnable provider (${provider}) is missing an URL.`, rule: 'httpd/argument-count' };
  const path = locationPath(node);
  if (path === undefined || url.startsWith(path)) return undefined;
  return { index: 1, message: 'When in a Location, CacheEnable must specify a path or an URL below that location.' };
};

/** The path of the location a directive stands in directly; undefined where it stands in none or in a pattern with a tilde. */
function locationPath(node: ConfigNode): string | undefined {
  const { parent } = node;
  if (parent === undefined || !/^<(?:location|proxy)(?:match)?$/.test(parent.key)) return undefined;
  const first = parent.words[0]?.value.replace(/>$/, '');
  return first === '~' ? undefined : first;
}

/** add_cache_disable (modules/cache/mod_cache.c). */
const cacheDisable: Handler = ([url = ''], _node, _spec, context) => {
  if (context.inDirectory) return sameWord(url, 'on') ? undefined : "CacheDisable must be followed by the word 'on' when in a Location.";
  return url.startsWith('/') || url.includes(':') ? undefined : 'CacheDisable must specify a path or an URL.';
};

/** set_cache_key_base_url (modules/cache/mod_cache.c): a URL with anything of a scheme, a host, a port. */
const cacheKeyBaseUrl: Handler = ([url = '']) =>
  (url.includes(':') || url.startsWith('//') ? undefined : `URL '${url}' must contain at least one of a scheme, a hostname or a port.`);

/** vhost_alias_set (modules/mappers/mod_vhost_alias.c). */
const virtualPath: Handler = ([format = '']) => {
  if (sameWord(format, 'none')) return undefined;
  if (!format.startsWith('/') && !/^[A-Za-z]:[\\/]/.test(format)) return "format string must be an absolute path, or 'none'";
  const bare = format.replace(/%(?:%|p|-?\d\+?(?:\.-?\d\+?)?(?!\.))/g, '');
  return bare.includes('%') ? 'syntax error in format string' : undefined;
};

/** set_cookie_domain (modules/metadata/mod_usertrack.c). */
const cookieDomain: Handler = ([domain = '']) => {
  if (!domain.startsWith('.')) return 'CookieDomain values must begin with a dot';
  return domain.includes('.', 1) ? undefined : 'CookieDomain values must contain at least one embedded dot';
};

/** dav_cmd_dav (modules/dav/main/mod_dav.c): On means the provider of the file system. */
const dav: Handler = ([word = ''], _node, _spec, _context, commands) => {
  if (sameWord(word, 'off')) return undefined;
  const name = sameWord(word, 'on') ? 'filesystem' : word;
  return isRegistered(name, { filesystem: 'dav_fs_module' }, commands) ? undefined : `Unknown DAV provider: ${name}`;
};

/** dbd_param (modules/database/mod_dbd.c): the drivers that APR has ever had; which are installed nobody asks. */
const dbDriver: Handler = ([name = '']) =>
  (/^(?:sqlite[23]|mysql|pgsql|oracle|freetds|odbc|db2)$/.test(name) ? undefined : `Can't load driver file apr_dbd_${name}.so`);

/** proxies_set (modules/metadata/mod_remoteip.c). A name is resolved; only what can be no name is refused here. */
const remoteProxy: Handler = (heard, _node, spec) => {
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    const [host = ''] = word.split('/', 1);
    const isNumeric = host.includes(':') || /^[\d.]+$/.test(host);
    if (isNumeric ? isSubnet(word) : !/[^\w.-]/.test(host)) continue;
    const why = isNumeric ? 'The specified network mask is invalid.' : 'Name or service not known';
    return { index, message: `RemoteIP: Error parsing IP ${word} (${why} error) for ${spec.name}` };
  }
  return undefined;
};

/** remoteip_disable_networks: addresses only. */
const exceptions: Handler = (heard, _node, spec) => {
  if (heard.length === 0) return { index: -1, message: `${spec.name} requires an argument`, rule: 'httpd/argument-count' };
  const index = heard.findIndex((word) => !isSubnet(word));
  return index < 0 ? undefined : { index, message: `ip address '${heard[index]!.split('/', 1)[0]!}' appears to be invalid` };
};

/** The first word names a file that must be readable. */
function readable(at: number, message: (path: string) => string): Handler {
  return (heard) => {
    const path = heard[at] ?? '';
    const needs: Need = { kind: 'file', path };
    return path.startsWith('exec:') ? undefined : { index: at, message: message(path), needs };
  };
}

/** brotli_set_filter_note, deflate_set_note: a type before the name. */
function filterNote(message: (type: string) => string): Handler {
  return ([type = '', name]) => (name === undefined || /^(?:ratio|input|output)$/i.test(type) ? undefined
    : { index: 0, message: message(type), values: ['Ratio', 'Input', 'Output'] });
}

/** h2_conf_add_push_res (modules/http2/h2_config.c). */
const pushResource: Handler = ([first = '', second, third]) => {
  const added = sameWord(first, 'add');
  if (!added && third !== undefined) return { index: 2, message: 'too many parameter' };
  const at = added ? 2 : 1;
  const last = added ? third : second;
  return last === undefined || sameWord(last, 'critical') ? undefined : { index: at, message: 'unknown last parameter', values: ['critical'] };
};

const noBlanks: Handler = ([tag = ''], _node, spec) => (/\s/.test(tag) ? `${spec.name} may not contain any whitespaces` : undefined);

/** set_max_line_length (modules/filters/mod_substitute.c). */
const lineLength: Handler = ([word = '']) => {
  const { value, outOfRange, used } = parseLong(word);
  const unit = word.slice(used);
  return used > 0 && !outOfRange && value >= 0n && /^(?:[bkmg]b?)?$/i.test(unit) ? undefined
    : "SubstituteMaxLineLength must be a non-negative integer optionally suffixed with 'b', 'k', 'm' or 'g'.";
};

/** check_string of mod_session_cookie.c and mod_session_dbd.c: the name ends at the first blank or tab, whatever is quoted. */
function cookieName(forbidden: RegExp, shown: string): Handler {
  return (_heard, node, spec) => {
    const [name = ''] = node.argumentText.split(/[ \t]/, 1);
    return name === '' || forbidden.test(name) ? `${spec.name} cannot ${shown}.` : undefined;
  };
}

const userDir: Handler = (heard) =>
  ((heard[0] ?? '') === '' ? { index: -1, message: 'UserDir requires an argument.', rule: 'httpd/argument-count' } : undefined);

const DECLARING = { filterdeclare: 0, filterprovider: 0, addoutputfilterbytype: 0 } as const;

/** filter_protocol and filter_debug (modules/filters/mod_filter.c): the filter must be declared above. */
function declaredFilter(message: (name: string) => string): Handler {
  return ([name = '']) => ({ index: 0, message: message(name), needs: { kind: 'earlier', by: DECLARING, name } });
}

/** add_icon (modules/generators/mod_autoindex.c): `(text,image)` in one word; the parenthesis must close. */
const addIcon: Handler = ([icon = '']) => (icon.startsWith('(') && !icon.includes(')') ? 'missing closing paren' : undefined);

/** set_allowed_ports (modules/proxy/mod_proxy_connect.c): ports and ranges of them. */
const allowConnect: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    if (!/^\d/.test(word)) return { index, message: 'AllowCONNECT: port numbers must be numeric' };
    const first = /^\d+/.exec(word)![0];
    const rest = word.slice(first.length);
    if (rest === '' || /^-\d+$/.test(rest)) continue;
    return { index, message: `Cannot parse '${rest.startsWith('-') ? rest.slice(1) : word}' as port number` };
  }
  return undefined;
};

const CA_TYPES = ['CA_DER', 'CA_BASE64', 'CERT_DER', 'CERT_BASE64', 'CERT_NICKNAME', 'CERT_PFX', 'KEY_DER', 'KEY_BASE64', 'KEY_PFX'];
const GLOBAL_TYPES = ['CA_DER', 'CA_BASE64', 'CA_CERT7_DB', 'CA_SECMOD', 'CERT_DER', 'CERT_BASE64', 'CERT_KEY3_DB', 'CERT_NICKNAME', 'CERT_PFX', 'KEY_DER', 'KEY_BASE64', 'KEY_PFX'];

/** util_ldap_set_trusted_global_cert and util_ldap_set_trusted_client_cert (modules/ldap/util_ldap.c). */
function certificate(types: readonly string[], where: string, quote: string): Handler {
  return ([type = '', path]) => {
    if (!types.some((each) => sameWord(each, type))) {
      return { index: 0, message: `The certificate type ${quote}${type}${quote} is not recognised. It should be one of ${types.join(', ')}`, values: types };
    }
    if (path === undefined || sameWord(type, 'CERT_NICKNAME')) return undefined;
    return { index: 1, message: `Invalid ${where} certificate file path`, needs: { kind: 'path', path } };
  };
}

/** hb_cmd_listen, hb_address (modules/cluster): an address with a port. */
function multicast(name: string, noPort: string, unparsed: string): Handler {
  return ([word = '']) => {
    const address = parseAddressPort(word);
    if (address === undefined) return `${name}: ${unparsed}`;
    return address.port === 0 ? `${name}: ${noPort}` : undefined;
  };
}

/**
 * set_default (modules/filters/mod_xml2enc.c) asks xmlParseCharEncoding, which knows the more names the newer the library is. Refused is what
 * names no character set anywhere: nearly all have a letter and a digit.
 */
const defaultCharset: Handler = ([name = '']) => {
  if (name === '') return 'Default charset not found';
  const isName = /^[\w.:+() -]+$/.test(name) && (/[a-z].*\d|\d.*[a-z]|^\d{3,}$/i.test(name) || /^(?:(?:us-)?ascii|html|hz|binary|shift[-_]jis|s-?jis|(?:ms|mac).+|utf.+|ucs.+|iso.+|(?:euc|latin|koi|cp|ibm|windows)[-_].+)$/i.test(name));
  return isName ? undefined : 'Invalid or unsupported default charset';
};

const couldNotOpen = (directive: string) => (path: string): string => `${directive}: Could not open file ${path}: No such file or directory`;

export const MODULE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['cacheenable', judged(cacheEnable)], ['cachedisable', judged(cacheDisable)], ['cachekeybaseurl', judged(cacheKeyBaseUrl)],
  ...['virtualdocumentroot', 'virtualdocumentrootip', 'virtualscriptalias', 'virtualscriptaliasip'].map((key) => [key, judged(virtualPath)] as const),
  ['cookiedomain', judged(cookieDomain)], ['dav', judged(dav)], ['dbdriver', judged(dbDriver)],
  ['remoteipinternalproxy', judged(remoteProxy)], ['remoteiptrustedproxy', judged(remoteProxy)], ['remoteipproxyprotocolexceptions', judged(exceptions)],
  ['remoteipinternalproxylist', judged(readable(0, couldNotOpen('RemoteIPInternalProxyList')))],
  ['remoteiptrustedproxylist', judged(readable(0, couldNotOpen('RemoteIPTrustedProxyList')))],
  ['sessioncryptopassphrasefile', judged(readable(0, couldNotOpen('SessionCryptoPassphraseFile')))],
  ['xml2encdefault', judged(defaultCharset)], ['addicon', judged(addIcon)], ['addiconbytype', judged(addIcon)], ['addiconbyencoding', judged(addIcon)], ['allowconnect', judged(allowConnect)],
  ['ldaptrustedglobalcert', judged(certificate(GLOBAL_TYPES, 'global', ''))], ['ldaptrustedclientcert', judged(certificate(CA_TYPES, 'client', '"'))],
  ['heartbeataddress', judged(multicast('HeartbeatAddress', 'No port provided in address', 'Unable to parse address.'))],
  ['heartbeatlisten', judged(multicast('HeartbeatListen', 'No port provided in multicast address', 'Unable to parse multicast address.'))],
  ['brotlifilternote', judged(filterNote((type) => `Unknown BrotliFilterNote type '${type}'`))],
  ['deflatefilternote', judged(filterNote((type) => `Unknown note type ${type}`))],
  ['h2pushresource', judged(pushResource)], ['ssistarttag', judged(noBlanks)], ['ssiendtag', judged(noBlanks)],
  ['substitutemaxlinelength', judged(lineLength)], ['userdir', judged(userDir)],
  ['sessioncookiename', judged(cookieName(/[=&]/, "be empty, or contain '=' or '&'"))],
  ['sessioncookiename2', judged(cookieName(/[=&]/, "be empty, or contain '=' or '&'"))],
  ['sessiondbdcookiename', judged(cookieName(/[=;&]/, "contain '=', ';' or '&'"))],
  ['sessiondbdcookiename2', judged(cookieName(/[=;&]/, "contain '=', ';' or '&'"))],
  ['filterprotocol', judged(declaredFilter(() => 'FilterProtocol: No such filter'))],
  ['filtertrace', judged(declaredFilter((name) => `Undeclared smart filter ${name}`))],
];
