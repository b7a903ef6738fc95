/** Directives of the proxy modules. Follows modules/proxy/mod_proxy.c unless another file is named. */
import { parseAtoi, parseLong } from '../../syntax/numbers';
import type { SpecialJudge } from '../special';
import { canResolve } from './addresses';
import { judged, sameWord, type Handler } from './handler';
import { HCHECK_JUDGES } from './proxy-hcheck';
import { balancerMember, proxySet } from './proxy-members';
import { proxyPass } from './proxy-pass';
import { pathOf } from './proxy-places';
import { wordRefusal } from './proxy-refusal';

/** add_proxy. The port is read as an unsigned number that may wrap. */
function remote(name: string): Handler {
  return ([, url = '']) => {
    const colon = url.indexOf(':');
    if (!/^:\/\/[^]/.test(colon < 0 ? '' : url.slice(colon))) return { index: 1, message: `${name}: Bad syntax for a remote proxy server` };
    const port = url.indexOf(':', colon + 3);
    if (port < 0) return undefined;
    const { value, used } = parseLong(url.slice(port + 1));
    const tooHigh = BigInt.asIntN(32, value) > 65535n && value < 2n ** 63n - 1n;
    return used > 0 && !tooHigh ? undefined : { index: 1, message: `${name}: Bad syntax for a remote proxy server (bad port number)` };
  };
}

/** add_pass_reverse: inside a location the path is the location's. */
const passReverse: Handler = ([, second], node) => {
  const interpolates = second !== undefined && sameWord(second, 'interpolate');
  if (pathOf(node) === undefined) {
    const isMissing = second === undefined || interpolates;
    return isMissing ? { index: -1, message: 'ProxyPassReverse needs a path when not defined in a location', rule: 'httpd/argument-count' } : undefined;
  }
  return second === undefined || interpolates ? undefined : { index: 1, message: 'ProxyPassReverse can not have a path when defined in a location' };
};

/** set_proxy_error_override: codes need On before them, in this line or in one above. */
const errorOverride: SpecialJudge = (node, _spec, heard) => {
  let state: boolean | undefined;
  for (const [index, word] of heard.entries()) {
    const at = node.words[index];
    if (sameWord(word, 'on') || sameWord(word, 'off')) {
      state = sameWord(word, 'on');
      continue;
    }
    if (state === undefined) {
      const message = 'ProxyErrorOverride first parameter must be one of: off | on';
      const earlier = wordRefusal(node, at, { message, unless: (above) => above.key === node.key && above.parent === node.parent });
      return [earlier];
    }
    const message = codeProblem(word, state);
    if (message !== undefined) return [wordRefusal(node, at, { message })];
  }
  return [];
};

function codeProblem(word: string, isOn: boolean): string | undefined {
  if (!/^\d/.test(word)) return 'ProxyErrorOverride: status codes to intercept must be numeric';
  if (!isOn) return "ProxyErrorOverride: status codes must follow a value of 'on'";
  const code = parseAtoi(word);
  return code >= 400 && code < 600 ? undefined : 'ProxyErrorOverride: status codes to intercept must be valid HTTP Status Codes >=400 && <600';
}

/** set_io_buffer_size and set_recv_buffer_size. */
function bufferSize(name: string): Handler {
  return ([word = '']) => {
    const size = name === 'ProxyIOBufferSize' ? parseLong(word).value : BigInt(parseAtoi(word));
    return size < 512n && size !== 0n ? `${name} must be >= 512 bytes, or 0 for system default.` : undefined;
  };
}

/** cmd_setenv (modules/proxy/mod_proxy_fcgi.c); the expressions are judged elsewhere. */
const fcgiSetEnvIf: Handler = ([, name = '', value]) => {
  if (!name.startsWith('!')) return undefined;
  if (value !== undefined) {
    return { index: 2, message: `Third argument ("${value}") is not allowed when using ProxyFCGISetEnvIf's unset mode (${name})` };
  }
  return name === '!' ? { index: 1, message: 'ProxyFCGISetEnvIf: "!" is not a valid variable name' } : undefined;
};

const domain: Handler = ([name = '']) => (name.startsWith('.') ? undefined : 'ProxyDomain: domain name must start with a dot.');

/** set_source_address asks the resolver; what no resolver could answer is refused here. A path is a socket. */
const sourceAddress: Handler = ([address = '']) => (!address.startsWith('/') && !canResolve(address) ? 'ProxySourceAddress invalid value' : undefined);

export const PROXY_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ...HCHECK_JUDGES,
  ['proxypass', proxyPass], ['proxypassmatch', proxyPass], ['balancermember', balancerMember], ['proxyset', proxySet],
  ['proxypassreverse', judged(passReverse)], ['proxyerroroverride', errorOverride], ['proxydomain', judged(domain)],
  ['proxyremote', judged(remote('ProxyRemote'))], ['proxyremotematch', judged(remote('ProxyRemoteMatch'))],
  ['proxyiobuffersize', judged(bufferSize('ProxyIOBufferSize'), 'httpd/out-of-range')],
  ['proxyreceivebuffersize', judged(bufferSize('ProxyReceiveBufferSize'), 'httpd/out-of-range')],
  ['proxysourceaddress', judged(sourceAddress)], ['proxyfcgisetenvif', judged(fcgiSetEnvIf)],
];
