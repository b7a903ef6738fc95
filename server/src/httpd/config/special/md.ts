/** Directives of mod_md (modules/md/mod_md_config.c). */
import type { SpecialJudge } from '../special';
import { parseDuration } from '../../syntax/intervals';
import { parseAtoi } from '../../syntax/numbers';
import { count, judged, sameWord, type Handler } from './handler';

/** md_timeslice_parse: a duration in days, or a share in percent. */
function timeSlice(least: boolean): Handler {
  return ([word = ''], _node, spec) => {
    if (parseDuration(word, 'd') !== undefined) return undefined;
    if (!/^\s*(?:[-+]?\d+)?%/.test(word)) return `${spec.name} has unrecognized format`;
    return least && parseAtoi(word) >= 100 ? `${spec.name} a length of 100% or more is not allowed.` : undefined;
  };
}

const activationDelay: Handler = ([word = '']) => (parseDuration(word, 'd') === undefined ? 'unrecognized duration format' : undefined);

const storeLocks: Handler = ([word = '']) =>
  (/^(?:on|off)$/i.test(word) || parseDuration(word) !== undefined ? undefined : "neither 'on', 'off' or a duration specified");

const AUTHORITIES = ['LetsEncrypt', 'LetsEncrypt-Test', 'Buypass', 'Buypass-Test'];

/** md_get_ca_url_from_name: a known name, or a URL. What is no URL because of its form is not looked for further. */
const authority: Handler = (heard) => {
  const index = heard.findIndex((word) => !AUTHORITIES.some((name) => sameWord(name, word)) && !word.includes(':'));
  if (index < 0) return undefined;
  const message = `The CA name '${heard[index]!}' is not known and it is not a URL either (missing uri scheme). Known CA names are: ${AUTHORITIES.join(' ')}`;
  return { index, message, values: AUTHORITIES };
};

/** md_util_abs_http_uri_check: at least a scheme. */
const httpProxy: Handler = ([url = '']) => (/\s/.test(url) ? 'whitespace in uri' : url.includes(':') ? undefined : 'missing uri scheme');

/** md_config_set_pkeys. */
const privateKeys: Handler = (heard) => {
  if (heard.length === 0) return count('needs to specify the private key type');
  const kinds = new Set<string>();
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    if (sameWord(word, 'default')) {
      if (heard.length > 1) return { index, message: "'Default' allows no other parameter" };
      continue;
    }
    const joined = /^rsa(\d.*)$/i.exec(word);
    let kind = word;
    if (joined !== null || sameWord(word, 'rsa')) {
      kind = 'RSA';
      const bits = joined?.[1] ?? (/^\d/.test(heard[index + 1] ?? '') ? heard[index + 1] : undefined);
      if (joined === null && bits !== undefined) index += 1;
      if (bits !== undefined && parseAtoi(bits) < 2048) return { index, message: 'must be 2048 or higher in order to be considered safe.', rule: 'httpd/out-of-range' };
    }
    if (kinds.has(kind.toLowerCase())) return { index, message: `two keys of type '${kind}' are not possible.` };
    kinds.add(kind.toLowerCase());
  }
  return undefined;
};

/** md_config_set_eab: `none`, two words, or a file that exists. */
const accountBinding: Handler = ([first = '', second], _node, spec) => {
  if (second !== undefined || sameWord(first, 'none')) return undefined;
  return { index: 0, message: `${spec.name}: file not found: ${first}`, needs: { kind: 'file', path: first } };
};

/** set_port_map: `http:port`, `https:port`, or two numbers. */
const portMap: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    const [from = '', to] = heard[index]!.split(':', 2);
    if (to === undefined || !/^(?:http|https|\d+)$/.test(from)) return { index, message: "no ':' after first port number" };
    if (to === '-') continue;
    const port = parseAtoi(to);
    if (port <= 0 || port > 65535) return { index, message: 'invalid number for port map, must be in ]0,65535]' };
  }
  return undefined;
};

const domain: Handler = (heard) =>
  (heard.some((word) => word !== '' && !/^(?:auto|manual)$/i.test(word)) ? undefined : count('needs at least one domain name'));

/** md_config_sec_add_members: outside of a domain's section one word says how members are found, and names have no place. */
const member: Handler = (heard, node, spec) => {
  if ([...node.ancestors()].some(({ key }) => key === '<mdomainset' || key === '<mdomain')) return undefined;
  const words = heard.filter((word) => word !== '');
  if (words.length !== 1) return { index: -1, message: `${spec.name} is only valid inside a '<MDomainSet' context, not here`, rule: 'httpd/not-allowed-here' };
  return /^(?:auto|manual)$/i.test(words[0]!) ? undefined : { index: 0, message: 'unknown value, use "auto|manual"', values: ['auto', 'manual'] };
};

export const MD_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['mdrenewwindow', judged(timeSlice(true))], ['mdwarnwindow', judged(timeSlice(false))], ['mdstaplingrenewwindow', judged(timeSlice(false))],
  ['mdstaplingkeepresponse', judged(timeSlice(false))], ['mdactivationdelay', judged(activationDelay)], ['mdstorelocks', judged(storeLocks)],
  ['mdcertificateauthority', judged(authority)], ['mdhttpproxy', judged(httpProxy)], ['mdprivatekeys', judged(privateKeys)],
  ['mdexternalaccountbinding', judged(accountBinding)], ['mdportmap', judged(portMap)], ['mdomain', judged(domain)], ['mdmember', judged(member)], ['mdmembers', judged(member)],
];
