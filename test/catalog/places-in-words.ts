import type { OverrideBit } from '../../server/src/httpd/catalog/types';

/** What `apache2 -L` prints for the bits of a directive (server/config.c: show_overrides). */
export function placesInWords(where: readonly OverrideBit[]): string {
  const has = (...bits: readonly OverrideBit[]): boolean => bits.some((bit) => where.includes(bit));
  const inside = 'inside <Directory>, <Files>, <Location>, or <If>';
  const anywhere = has('OR_ALL', 'OR_OPTIONS', 'OR_FILEINFO', 'OR_INDEXES') || (has('RSRC_CONF') && has('ACCESS_CONF', 'OR_AUTHCFG', 'OR_LIMIT'));
  const conf = anywhere ? 'anywhere' : has('RSRC_CONF') ? `only out${inside.slice(2)}` : `only ${inside}`;
  const classes = [
    ['OR_AUTHCFG', 'AuthConfig'], ['OR_LIMIT', 'Limit'], ['OR_OPTIONS', 'Options'], ['OR_FILEINFO', 'FileInfo'], ['OR_INDEXES', 'Indexes'],
  ] as const;
  const listed = classes.filter(([bit]) => has(bit)).map(([, name]) => name);
  const rest = has('OR_ALL') ? " isn't None" : listed.length ? ` includes ${listed.join(' or ')}` : undefined;
  return rest === undefined ? conf : `${conf} and in .htaccess\n\twhen AllowOverride${rest}`;
}
