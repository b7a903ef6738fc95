/** Addresses of networks as apr_ipsubnet_create reads them (apr, network_io/unix/sockaddr.c). */

/** Longest beginning of an address, one byte less than its buffer. */
const LONGEST_NETWORK = 15;

/** Whether APR accepts `address`, `address/bits` or `address/mask`; without a mask `10` and `10.1.` are networks. */
export function isSubnet(text: string): boolean {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const mask = slash < 0 ? undefined : text.slice(slash + 1);
  if (address === '' || !(address.includes(':') || /^[\d.]+$/.test(address))) return false;
  const groups = ipv6Groups(address);
  // Addresses of IPv4 in the clothes of IPv6 are refused.
  if (groups !== undefined && groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return false;
  if (groups === undefined && !isIpv4(address)) return mask === undefined && isNetwork(address);
  return mask === undefined || isMask(mask, groups !== undefined);
}

/** A number of bits as strtol reads it, or for IPv4 an address. */
function isMask(mask: string, isV6: boolean): boolean {
  const bits = /^\s*\+?(\d+)$/.exec(mask)?.[1];
  if (bits !== undefined) return Number(bits) > 0 && Number(bits) <= (isV6 ? 128 : 32);
  return !isV6 && isIpv4(mask);
}

/** Four numbers up to 255, with as many zeros before them as one likes (apr_inet_pton). */
function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

/** One to four numbers up to 255; a dot may end them (parse_network). */
function isNetwork(text: string): boolean {
  const parts = (text.endsWith('.') ? text.slice(0, -1) : text).split('.');
  return text.length <= LONGEST_NETWORK && parts.length <= 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

/**
 * The eight groups of an IPv6 address; undefined if it is none. APR's own reader (apr_inet_pton) is lenient: one colon may
 * end an address, `::` may stand for nothing, and numbers may have any number of zeros before them.
 */
function ipv6Groups(text: string): readonly number[] | undefined {
  const dotted = /^(.*:)([\d.]+\.[\d.]*)$/.exec(text);
  if (dotted !== null && !isIpv4(dotted[2]!)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = (dotted?.[2] ?? '').split('.').map(Number);
  const parts = (dotted === null ? text : `${dotted[1]!}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`).split(':');
  // What stands before a leading `::`, and behind a colon at the end, is nothing.
  if (text.startsWith(':') && !text.startsWith('::')) return undefined;
  if (parts[0] === '') parts.shift();
  if (parts.length > 1 && parts[parts.length - 1] === '') parts.pop();
  const gap = parts.indexOf('');
  const groups = parts.filter((part) => part !== '');
  if (groups.length < parts.length - 1 || !groups.every((part) => /^[0-9a-fA-F]+$/.test(part) && parseInt(part, 16) <= 0xffff)) return undefined;
  if (gap < 0 ? groups.length !== 8 : groups.length > 8) return undefined;
  const values = groups.map((part) => parseInt(part, 16));
  return gap < 0 ? values : [...values.slice(0, gap), ...new Array<number>(8 - groups.length).fill(0), ...values.slice(gap)];
}
