/** Which module registers which provider; all look-ups happen in the walk, so the order of the text does not matter. */
import { catalog } from '../../catalog/catalog';
import type { Commands } from '../walk';

const unknownProviders = new WeakMap<Commands, boolean>();

/** Whether somebody unknown may have registered names of its own: an uncatalogued module, one of another project, or any at all. */
export function mayHaveMore(commands: Commands): boolean {
  let more = unknownProviders.get(commands);
  if (more === undefined) {
    more = commands.world.modules === 'any' || commands.uncatalogued.length > 0
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
