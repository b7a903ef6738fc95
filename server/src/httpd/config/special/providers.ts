/** Which module registers which provider; all look-ups happen in the walk, so the order of the text does not matter. */
import { catalog } from '../../catalog/catalog';
import type { Commands } from '../walk';

const unknownProviders = new WeakMap<Commands, boolean>();

/**
 * Whether somebody unknown may have registered names of its own: an uncatalogued module, one of another project, one that an
 * unread file loads, or any at all.
 */
export function mayHaveMore(commands: Commands): boolean {
  let more = unknownProviders.get(commands);
  if (more === undefined) {
    more = commands.world.modules === 'any' || !commands.complete || commands.uncatalogued.length > 0
      || [...commands.modules].some((identifier) => catalog.modules.get(identifier)?.thirdParty === true && !/^php/.test(identifier));
    unknownProviders.set(commands, more);
  }
  return more;
}

/** Whether a name is registered by a loaded module, or may be. In: the table from names to module identifiers. */
export function isRegistered(name: string, owners: Readonly<Record<string, string>>, commands: Commands): boolean {
  const owner = Object.hasOwn(owners, name) ? owners[name] : undefined;
  return (owner !== undefined && commands.modules.has(owner)) || mayHaveMore(commands);
}

/** Authentication providers (ap_register_auth_provider, group `authn`). */
export const AUTHN_PROVIDERS: Readonly<Record<string, string>> = {
  file: 'authn_file_module', dbm: 'authn_dbm_module', dbd: 'authn_dbd_module', anon: 'authn_anon_module', socache: 'authn_socache_module',
  ldap: 'authnz_ldap_module',
};

/** Providers that can say a password's digest (get_realm_hash). */
export const DIGEST_PROVIDERS: ReadonlySet<string> = new Set(['file', 'dbm', 'dbd', 'socache']);

/** Shared object caches (modules/cache/mod_socache_*.c). */
export const SOCACHE_PROVIDERS: Readonly<Record<string, string>> = {
  shmcb: 'socache_shmcb_module', dbm: 'socache_dbm_module', memcache: 'socache_memcache_module', redis: 'socache_redis_module', dc: 'socache_dc_module',
};

/** Authorization providers (group `authz`). */
export const AUTHZ_PROVIDERS: Readonly<Record<string, string>> = {
  all: 'authz_core_module', env: 'authz_core_module', method: 'authz_core_module', expr: 'authz_core_module',
  ip: 'authz_host_module', host: 'authz_host_module', 'forward-dns': 'authz_host_module', local: 'authz_host_module',
  user: 'authz_user_module', 'valid-user': 'authz_user_module', group: 'authz_groupfile_module', 'file-group': 'authz_groupfile_module',
  'file-owner': 'authz_owner_module', 'dbm-group': 'authz_dbm_module', 'dbm-file-group': 'authz_dbm_module', 'dbd-group': 'authz_dbd_module',
  'dbd-login': 'authz_dbd_module', 'dbd-logout': 'authz_dbd_module', 'ldap-user': 'authnz_ldap_module', 'ldap-group': 'authnz_ldap_module',
  'ldap-dn': 'authnz_ldap_module', 'ldap-attribute': 'authnz_ldap_module', 'ldap-filter': 'authnz_ldap_module',
  'ldap-search': 'authnz_ldap_module', ssl: 'ssl_module', 'ssl-verify-client': 'ssl_module',
};

/** Directives that register a provider under a name of the author's, and the index of the name. */
export const AUTHZ_ALIASES = { '<authzprovideralias': 1, authnzfcgidefineprovider: 1, luaauthzprovider: 0 } as const;
export const AUTHN_ALIASES = { '<authnprovideralias': 1, authnzfcgidefineprovider: 1 } as const;
