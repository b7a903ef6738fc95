/** Values of proxy.forwarded and proxy.header (mod_proxy_parse_forwarded, mod_proxy_parse_header_opts, mod_proxy.c). */
import type { TextPlace } from '../base/text-file';
import { booleanOf, type Data, type Item } from './values';

const FORWARDED_KEYS: readonly string[] = ['by', 'for', 'host', 'proto', 'remote_user'];
const HEADER_SWITCHES: readonly string[] = ['https-remap', 'force-http10', 'upgrade', 'connect'];
const HEADER_MAPS: readonly string[] = ['map-urlpath', 'map-host-request', 'map-host-response'];

/** The first thing that lighttpd refuses about such a list; `name` is the key. */
export function proxyOptionProblem(name: string, data: Data): { readonly at: TextPlace; readonly message: string } | undefined {
  if (data.type !== 'array') return undefined;
  for (const item of data.items) {
    const message = name === 'proxy.forwarded' ? forwardedProblem(item) : headerProblem(item);
    if (message !== undefined) return { at: item.at, message };
  }
  return undefined;
}

function isSwitch({ value }: Item): boolean {
  return value.type === 'unknown' || booleanOf(value) !== undefined;
}

function forwardedProblem(item: Item): string | undefined {
  const key = item.key ?? '';
  if (!FORWARDED_KEYS.includes(key)) return `proxy.forwarded keys must be one of: by, for, host, proto, remote_user, but not: ${key}`;
  return isSwitch(item) ? undefined : `proxy.forwarded values must be one of: 0, 1, enable, disable; error for key: ${key}`;
}

function headerProblem(item: Item): string | undefined {
  const key = item.key ?? '';
  if (HEADER_SWITCHES.includes(key)) return isSwitch(item) ? undefined : `unexpected value for proxy.header; expected "${key}" => "enable" or "disable"`;
  const near = `expected ( "param" => ( "key" => "value" ) ) near key ${key}`;
  const isMap = item.value.type === 'array' && item.value.items.every((each) => each.key !== undefined && each.value.type !== 'array' && each.value.type !== 'integer');
  if (item.value.type !== 'unknown' && !isMap) return `unexpected value for proxy.header; ${near}`;
  return HEADER_MAPS.includes(key) ? undefined : `unexpected key for proxy.header; ${near}`;
}
