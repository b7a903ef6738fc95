import type { DirectiveSpec, OverrideBit } from './types';

/** A kind of place in a configuration. `files` stands for <If> too, which httpd treats alike; `limit` lies in a directory. */
export type Place =
  | 'server' | 'virtualHost' | 'directory' | 'location' | 'files' | 'if' | 'limit' | 'proxy' | 'htaccess';

/**
 * The bits that a place offers (cmd->override). Server and virtual host: ap_process_config_tree; sections: dirsection,
 * urlsection, filesection and ifsection of server/core.c; <Proxy>: proxysection of mod_proxy.c.
 */
const offered: Readonly<Record<Exclude<Place, 'htaccess'>, readonly OverrideBit[]>> = {
  server: ['RSRC_CONF', 'OR_OPTIONS', 'OR_FILEINFO', 'OR_INDEXES'],
  virtualHost: ['RSRC_CONF', 'OR_OPTIONS', 'OR_FILEINFO', 'OR_INDEXES'],
  directory: ['OR_ALL', 'ACCESS_CONF'],
  location: ['OR_ALL', 'ACCESS_CONF'],
  files: ['OR_ALL', 'ACCESS_CONF'],
  if: ['OR_ALL', 'ACCESS_CONF'],
  limit: ['OR_ALL', 'ACCESS_CONF'],
  proxy: ['OR_ALL', 'ACCESS_CONF', 'PROXY_CONF'],
};

/** The places in which a check of ap_check_cmd_context refuses the directive (server/core.c, include/http_config.h). */
const refusedBy: Readonly<Record<string, readonly Place[]>> = {
  NOT_IN_VIRTUALHOST: ['virtualHost'],
  NOT_IN_LIMIT: ['limit'],
  NOT_IN_DIRECTORY: ['directory', 'limit'],
  NOT_IN_LOCATION: ['location'],
  NOT_IN_FILES: ['files', 'if'],
  NOT_IN_HTACCESS: ['htaccess'],
  NOT_IN_PROXY: ['proxy'],
  NOT_IN_DIR_CONTEXT: ['directory', 'location', 'files', 'if', 'limit', 'proxy'],
  GLOBAL_ONLY: ['virtualHost', 'directory', 'location', 'files', 'if', 'limit', 'proxy'],
};

/**
 * Whether httpd accepts the directive in a place, other sections around it aside. `argCount` matters to the few that are
 * allowed with one argument only; `overrides` are the AllowOverride classes in force, for a .htaccess file.
 */
export function allowedIn(spec: DirectiveSpec, place: Place, argCount?: number, overrides: readonly string[] = spec.override): boolean {
  if (spec.identifiers.length === 0) return false;
  if (!bitsAllow(spec, place, overrides)) return false;
  const perDirectory = place !== 'server' && place !== 'virtualHost';
  if (spec.perDirectory === 'required' && !perDirectory) return false;
  if (spec.perDirectory === 'refused' && perDirectory) return false;
  if (spec.onlyInside && !(place === 'virtualHost' && spec.onlyInside.includes('VirtualHost'))) return false;
  const byArgs = argCount === undefined ? [] : (spec.contextChecksByArgs?.[argCount] ?? []);
  return ![...(spec.contextChecks ?? []), ...byArgs].some((check) => refusedBy[check]?.includes(place));
}

/** A directive that runs while it is read is held against the bits of the server, whatever section is around it (execute_now). */
function bitsAllow(spec: DirectiveSpec, place: Place, overrides: readonly string[]): boolean {
  if (place === 'htaccess') return spec.override.some((override) => overrides.includes(override));
  const bits = offered[spec.execOnRead ? 'server' : place];
  return spec.where.some((bit) => bits.includes(bit) || (bit.startsWith('OR_') && bits.includes('OR_ALL')) ||
    (bit === 'OR_ALL' && bits.some((other) => other.startsWith('OR_'))));
}
