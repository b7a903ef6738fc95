/** Words of mod_ssl. Follows modules/ssl/ssl_engine_config.c. */
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { judged, sameWord, type Handler } from './handler';
import { isSocache, socacheName, socacheProblem } from './socache';
import { SSL_FILE_JUDGES } from './ssl-files';

const PROTOCOLS = ['all', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** ssl_cmd_protocol_parse. Debian's OpenSSL has no SSLv3; of others that is not known. */
const protocol: Handler = (_heard, node, spec, _context, { world }) => {
  for (const [index, { value }] of node.words.entries()) {
    const name = /^[+-]/.test(value) ? value.slice(1) : value;
    if (sameWord(name, 'SSLv2')) {
      if (!value.startsWith('-')) return { index, message: 'SSLProtocol: SSLv2 is no longer supported' };
    } else if (!PROTOCOLS.some((each) => sameWord(each, name))) {
      return { index, message: `${spec.name}: Illegal protocol '${name}'`, values: PROTOCOLS };
    } else if (sameWord(name, 'SSLv3') && !value.startsWith('-') && world.profile === 'debian') {
      return { index, message: 'SSLv3 not supported by this version of OpenSSL' };
    }
  }
  return undefined;
};

/** ssl_cmd_SSLCipherSuite and ssl_cmd_SSLProxyCipherSuite: two words begin with a protocol. */
function ciphers(isProxy: boolean): Handler {
  return ([first = '', second], _node, _spec, context) => {
    if (second === undefined || first === 'SSL') return undefined;
    if (first !== 'TLSv1.3') return { index: 0, message: `protocol '${first}' not supported`, values: ['SSL', 'TLSv1.3'] };
    return !isProxy && context.inDirectory ? { index: 0, message: 'TLSv1.3 ciphers cannot be set inside a directory context' } : undefined;
  };
}

const ENGINE_WORDS = ['On', 'Off', 'Optional'] as const;

/** ssl_cmd_SSLEngine. */
const engine: Handler = ([word = '']) =>
  (ENGINE_WORDS.some((each) => sameWord(each, word)) ? undefined : { index: 0, message: 'Argument must be On or Off', values: ['On', 'Off'] });

/** ssl_cmd_crlcheck_parse and ssl_cmd_ocspcheck_parse: a mode, then any number of one flag. */
function check(modes: readonly string[], flag: string): Handler {
  return (_heard, node, spec) => {
    const [mode, ...flags] = node.words.map((word) => word.value);
    const wrong = (index: number, word: string, values: readonly string[]) => ({ index, message: `${spec.name}: Invalid argument '${word}'`, values });
    if (!modes.some((each) => sameWord(each, mode ?? ''))) return wrong(0, mode ?? '', modes);
    const odd = flags.findIndex((each) => !sameWord(each, flag));
    return odd < 0 ? undefined : wrong(odd + 1, flags[odd]!, [flag]);
  };
}

const REVOCATION = judged(check(['none', 'leaf', 'chain'], 'no_crl_for_cert_ok'));

/** ssl_cmd_SSLCompression: the OpenSSL of the distributions has no methods of compression. */
const compression: Handler = ([word = ''], _node, _spec, _context, { world }) =>
  (sameWord(word, 'on') && world.profile === 'debian'
    ? 'This version of OpenSSL does not have any compression methods available, cannot enable SSLCompression.' : undefined);

/** ssl_cmd_SSLSessionCache and ssl_cmd_SSLStaplingCache. */
function cache(name: string, what: string, also: readonly string[]): Handler {
  return ([word = ''], _node, _spec, _context, commands: Commands) => {
    if (also.some((each) => sameWord(each, word))) return undefined;
    const named = socacheName(word);
    if (!isSocache(named.provider, commands)) {
      return `${name}: '${named.provider}' ${what} cache not supported. Maybe you need to load the appropriate socache module (mod_socache_${named.provider}?)`;
    }
    const problem = socacheProblem(named);
    return problem === undefined ? undefined : `${name}: ${problem}`;
  };
}

/** ssl_cmd_SSLCryptoDevice: any other word may be an engine of this machine's OpenSSL, unless it can be the name of none. */
const cryptoDevice: Handler = ([word = '']) =>
  (/^[\w.+-]+$/.test(word) && /[a-z]/i.test(word) && !/^(?:on|off|none)$/i.test(word) ? undefined : "SSLCryptoDevice: Invalid argument; must be one of: 'builtin' (none), 'dynamic' (Dynamic engine loading support)");

export const SSL_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ...SSL_FILE_JUDGES,
  ['sslprotocol', judged(protocol)], ['sslproxyprotocol', judged(protocol)], ['sslengine', judged(engine)], ['sslcompression', judged(compression)],
  ['sslciphersuite', judged(ciphers(false))], ['sslproxyciphersuite', judged(ciphers(true))],
  ['sslcarevocationcheck', REVOCATION], ['sslproxycarevocationcheck', REVOCATION],
  ['sslocspenable', judged(check(['on', 'leaf', 'off'], 'no_ocsp_for_cert_ok'))],
  ['sslsessioncache', judged(cache('SSLSessionCache', 'session', ['none', 'nonenotnull']))],
  ['sslstaplingcache', judged(cache('SSLStaplingCache', 'stapling', []))], ['sslcryptodevice', judged(cryptoDevice)],
];
