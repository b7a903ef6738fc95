/** Modules of httpd 2.2 that 2.4 does not have, with what took their place (the upgrading page of the manual). */
export const REMOVED_MODULES: Readonly<Record<string, string>> = {
  authn_default_module: 'mod_authn_core does its work; the line can go.',
  authz_default_module: 'mod_authz_core does its work; the line can go.',
  authn_alias_module: 'mod_authn_core does its work.',
  mem_cache_module: 'mod_cache_socache takes its place.',
  disk_cache_module: 'It is called cache_disk_module now.',
  imap_module: 'It is called imagemap_module now.',
  auth_module: 'mod_auth_basic and mod_authn_file do its work.',
  access_module: 'mod_authz_host does its work.',
};
