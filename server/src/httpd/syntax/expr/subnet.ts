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

/** Four numbers up to 255 without leading zeros (inet_pton). */
function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** One to four numbers up to 255; a dot may end them (parse_network). */
function isNetwork(text: string): boolean {
  const parts = (text.endsWith('.') ? text.slice(0, -1) : text).split('.');
  return text.length <= LONGEST_NETWORK && parts.length <= 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

/** The eight groups of an IPv6 address; undefined if it is none (inet_pton). */
function ipv6Groups(text: string): readonly number[] | undefined {
  const dotted = /^(.*:)(\d[\d.]*\.[\d.]+)$/.exec(text);
  if (dotted !== null && !isIpv4(dotted[2]!)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = (dotted?.[2] ?? '').split('.').map(Number);
  const plain = dotted === null ? text : `${dotted[1]!}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const count = front.length + back.length;
  if (![...front, ...back].every((part) => /^[0-9a-fA-F]{1,4}$/.test(part))) return undefined;
  if (halves.length === 1 ? count !== 8 : count > 7) return undefined;
  const zeros = new Array<number>(8 - count).fill(0);
  return [...front.map((part) => parseInt(part, 16)), ...zeros, ...back.map((part) => parseInt(part, 16))];
}
