/** What a condition compares, and what lighttpd makes of its right side (configparser_parse_condition, configparser.y). */
import type { ConditionOperator } from './tree';

export type CompareKey =
  | 'url' | 'host' | 'user-agent' | 'accept-language' | 'remote-ip' | 'query-string' | 'request-method' | 'scheme' | 'request-header' | 'socket';

const FIELDS: Readonly<Record<string, CompareKey>> = {
  url: 'url', host: 'host', referer: 'request-header', useragent: 'user-agent', 'user-agent': 'request-header', language: 'accept-language',
  cookie: 'request-header', remoteip: 'remote-ip', 'remote-ip': 'remote-ip', querystring: 'query-string', 'query-string': 'query-string',
  'request-method': 'request-method', scheme: 'scheme',
};

/** Names that stand in `$HTTP["..."]`. */
export const HTTP_FIELDS: readonly string[] = Object.keys(FIELDS);

export function compareKey(object: string, field: string): CompareKey | undefined {
  if (object === 'REQUEST_HEADER') return 'request-header';
  if (object === 'SERVER') return field === 'socket' ? 'socket' : undefined;
  return object === 'HTTP' && Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
}

/** A pattern that is a plain text between anchors is compared as one (configparser_simplify_regex). */
export function simplified(operator: ConditionOperator, key: CompareKey | undefined, value: string): { operator: ConditionOperator; value: string } {
  if (operator !== '=~' || key === 'socket' || value === '') return { operator, value };
  const ends = value.endsWith('$');
  const anchored = value.startsWith('^');
  if (!ends && !anchored) return { operator, value };
  const escapedDot = ends && value.startsWith('\\.');
  const inner = value.slice(escapedDot ? 2 : anchored ? 1 : 0, ends ? -1 : undefined);
  if (/[\\^$.|?*+()[\]{}]/.test(inner)) return { operator, value };
  if (!ends) return { operator: '=^', value: inner };
  return anchored ? { operator: '==', value: inner } : { operator: '=$', value: escapedDot ? `.${inner}` : inner };
}

const IPV4_PART = '(?:0[xX][\\da-fA-F]+|\\d+)';

/** inet_aton: one to four numbers, octal and hexadecimal ones too. */
function isIpv4(text: string): boolean {
  if (!new RegExp(`^${IPV4_PART}(?:\\.${IPV4_PART}){0,3}$`).test(text)) return false;
  const numbers = text.split('.').map((part) => (/^0\d/.test(part) ? (/[89]/.test(part) ? NaN : parseInt(part, 8)) : Number(part)));
  return numbers.every((number, index) => number <= (index < numbers.length - 1 ? 255 : 256 ** (5 - numbers.length) - 1));
}

/** inet_pton of IPv6, with a dotted end and without an interface. */
function isIpv6(text: string): boolean {
  const dotted = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text);
  if (dotted !== null && !dotted[2]!.split('.').every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')))) return false;
  const whole = dotted === null ? text : `${dotted[1]}0:0`;
  const halves = whole.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length <= 7 : groups.length === 8;
}

/** strtol with base 0: decimal, octal or hexadecimal. */
function isPort(text: string): boolean {
  const number = /^[ \t]*\+?(?:0[xX][\da-fA-F]+|0[0-7]*|[1-9]\d*)$/.test(text) ? Number(/^\s*\+?0\d/.test(text) ? parseInt(text, 8) : text.replace('+', '')) : NaN;
  return number > 0 && number <= 65535;
}

/** Whether http_request_host_normalize (request.c) takes it: a name or an address with an optional port. */
function isHost(text: string): boolean {
  if (text.startsWith('[')) {
    if (text.length <= 2) return false;
    const bracket = text.endsWith(']') ? text.length - 1 : text.indexOf(']');
    if (bracket <= 1) return false;
    const rest = text.slice(bracket + 1);
    if (rest !== '' && !rest.startsWith(':')) return false;
    if (rest.length > 1 && !isPort(rest.slice(1))) return false;
    return isIpv6(text.slice(1, bracket).replace(/%.*$/, ''));
  }
  const colon = text.indexOf(':');
  if (colon < 0) return true;
  return colon > 0 && (colon + 1 === text.length || isPort(text.slice(colon + 1)));
}

/**
 * What becomes of an address that a client's is compared with (config_remoteip_normalize). A mask that is none and an IPv6
 * address that is none are taken without a word and match nobody; only a wrong IPv4 address is refused.
 */
export function remoteAddress(text: string): 'good' | 'refused' | 'never' {
  if (text.startsWith('/')) return 'good';
  const [address, mask, ...more] = text.split('/');
  const isV6 = text.includes(':');
  if (mask !== undefined) {
    const bits = Number(more.length === 0 && /^\s*\+?\d+$/.test(mask) ? mask : NaN);
    if (!(bits > 0 && bits <= (isV6 ? 128 : 32))) return 'never';
  }
  if (!isV6) return isIpv4(address!) ? 'good' : 'refused';
  return isIpv6(address!.startsWith('[') && address!.endsWith(']') ? address!.slice(1, -1) : address!) ? 'good' : 'never';
}

/** What lighttpd says of a value that it refuses; undefined where it takes it. */
export function refusedValue(key: CompareKey, operator: ConditionOperator, value: string): string | undefined {
  const isPlain = operator !== '=~' && operator !== '!~';
  const wrong = `invalid IP addr: ${value}`;
  if (key === 'remote-ip') return isPlain && remoteAddress(value) === 'refused' ? wrong : undefined;
  if (key === 'host') return isPlain && !isHost(value) ? wrong : undefined;
  if (key === 'socket') return /^(?::|\[\]|\/|\\)/.test(value) || isHost(value) ? undefined : wrong;
  return undefined;
}
