/**
 * Read off the merge functions of httpd 2.4's modules. The key is the page of the manual. `kind` holds for every directive that is
 * not listed; with `only` nothing is claimed of the others. A module in NOT_MERGED has neither a directory merger nor one for servers
 * (the module structure names NULL): ap_merge_per_dir_configs and merge_server_configs (server/config.c) then take the new record
 * as it is.
 */
import type { Merging } from '../merging';

export interface ModuleMerging {
  readonly kind: Merging['kind'];
  readonly source: string;
  readonly only?: true;
  readonly directives?: Readonly<Record<string, Partial<Merging>>>;
}

const own = { kind: 'own' } as const;
const append = { kind: 'append' } as const;
const prepend = { kind: 'prepend' } as const;

const suffixes = (group: string): Partial<Merging> => ({ kind: 'keyed', keys: ['1+'], group });
const removed = (group: string): Partial<Merging> => ({ kind: 'keyed', keys: ['0+'], group, removes: 'own-too' });

const perModule = (source: string): ModuleMerging => ({ kind: 'last', source });

export const MODULE_MERGING: Readonly<Record<string, ModuleMerging>> = {
  core: {
    kind: 'last', source: 'merge_core_dir_configs and merge_core_server_configs, server/core.c',
    directives: {
      options: { kind: 'options' }, fileetag: { kind: 'options' }, errordocument: { kind: 'keyed', keys: [0] }, cgivar: { kind: 'keyed', keys: [0] },
      allowencodedslashes: own, servername: own, serveralias: { ...own, repeats: true }, serverpath: own, loglevel: { kind: 'keyed', keys: ['0+'] },
      protocols: { kind: 'section', repeats: true }, listen: append, define: append, undefine: append, include: append, includeoptional: append,
      registerhttpmethod: append, acceptfilter: { kind: 'keyed', keys: [0] }, mutex: { kind: 'keyed', keys: [1] },
    },
  },
  mpm_common: { kind: 'last', source: 'one record for the whole server, server/mpm_common.c', directives: { listen: append } },
  event: perModule('one record for the whole server, server/mpm/event/event.c'),
  prefork: perModule('one record for the whole server, server/mpm/prefork/prefork.c'),
  mod_so: { kind: 'append', source: 'load_module, modules/mappers/mod_so.c' },
  mod_unixd: perModule('ap_unixd_config, modules/arch/unix/mod_unixd.c'),
  mod_actions: { kind: 'keyed', source: 'merge_action_dir_configs, modules/mappers/mod_actions.c', directives: { action: { keys: [0] }, script: { keys: [0] } } },
  mod_alias: {
    kind: 'prepend', source: 'merge_alias_config and merge_alias_dir_config, modules/mappers/mod_alias.c',
    directives: { redirectrelative: { kind: 'last' }, aliaspreservepath: { kind: 'last' } },
  },
  mod_allowmethods: perModule('am_merge_conf, modules/aaa/mod_allowmethods.c'),
  mod_auth_basic: {
    kind: 'last', source: 'merge_auth_basic_dir_config, modules/aaa/mod_auth_basic.c', directives: { authbasicprovider: { kind: 'section', repeats: true } },
  },
  mod_auth_form: perModule('merge_auth_form_dir_config, modules/aaa/mod_auth_form.c'),
  mod_authn_core: { kind: 'last', source: 'merge_authn_core_dir_config, modules/aaa/mod_authn_core.c', directives: { '<authnprovideralias': append } },
  mod_authn_dbd: perModule('authn_dbd_merge_conf, modules/aaa/mod_authn_dbd.c'),
  mod_authn_socache: perModule('authn_cache_dircfg_merge, modules/aaa/mod_authn_socache.c'),
  mod_authnz_fcgi: { kind: 'last', source: 'merge_dir_conf, modules/aaa/mod_authnz_fcgi.c', directives: { authnzfcgidefineprovider: append } },
  mod_authz_core: {
    kind: 'section', source: 'merge_authz_core_dir_config, modules/aaa/mod_authz_core.c',
    directives: {
      require: { group: 'require', repeats: true }, '<requireall': { group: 'require', repeats: true }, '<requireany': { group: 'require', repeats: true }, '<requirenone': { group: 'require', repeats: true },
      authmerging: { group: 'require', repeats: true }, authzsendforbiddenonfailure: { kind: 'last' }, '<authzprovideralias': append,
    },
  },
  mod_authz_dbd: perModule('authz_dbd_merge_cfg, modules/aaa/mod_authz_dbd.c'),
  mod_autoindex: {
    kind: 'last', source: 'merge_autoindex_configs, modules/generators/mod_autoindex.c',
    directives: {
      addalt: prepend, addaltbyencoding: prepend, addaltbytype: prepend, adddescription: prepend, addicon: prepend, addiconbyencoding: prepend, addiconbytype: prepend, indexignore: prepend,
      indexoptions: { kind: 'options' },
    },
  },
  mod_buffer: perModule('merge_buffer_config, modules/filters/mod_buffer.c'),
  mod_cache: {
    kind: 'last', source: 'merge_dir_config and merge_cache_config, modules/cache/mod_cache.c',
    directives: { cacheenable: append, cachedisable: append },
  },
  mod_cache_disk: perModule('merge_dir_config, modules/cache/mod_cache_disk.c'),
  mod_cache_socache: perModule('merge_dir_config, modules/cache/mod_cache_socache.c'),
  mod_cern_meta: perModule('merge_cern_meta_dir_configs, modules/metadata/mod_cern_meta.c'),
  mod_charset_lite: perModule('merge_charset_dir_conf, modules/filters/mod_charset_lite.c'),
  mod_dav: perModule('dav_merge_dir_config, modules/dav/main/mod_dav.c'),
  mod_dir: { kind: 'last', source: 'merge_dir_configs, modules/mappers/mod_dir.c', directives: { directoryindex: { kind: 'section', repeats: true } } },
  mod_env: {
    kind: 'keyed', source: 'merge_env_dir_configs, modules/metadata/mod_env.c',
    directives: { setenv: { keys: [0], group: 'env' }, unsetenv: { keys: ['0+'], group: 'env', removes: 'before' }, passenv: { keys: ['0+'], group: 'env' } },
  },
  mod_expires: {
    kind: 'last', source: 'merge_expires_dir_configs, modules/metadata/mod_expires.c',
    directives: { expiresbytype: { kind: 'keyed', keys: [0] } },
  },
  mod_filter: { kind: 'append', source: 'filter_merge, modules/filters/mod_filter.c' },
  mod_headers: { kind: 'append', source: 'merge_headers_config, modules/metadata/mod_headers.c' },
  mod_ident: perModule('merge_ident_dir_config, modules/metadata/mod_ident.c'),
  mod_imagemap: perModule('merge_imap_dir_configs, modules/mappers/mod_imagemap.c'),
  mod_include: perModule('merge_includes_dir_config, modules/filters/mod_include.c'),
  mod_log_config: {
    kind: 'section', source: 'merge_config_log_state, modules/loggers/mod_log_config.c',
    directives: {
      customlog: { group: 'log', repeats: true }, transferlog: { group: 'log', repeats: true }, globallog: append, logformat: { kind: 'keyed', keys: ['last'] }, bufferedlogs: { kind: 'last' },
    },
  },
  mod_log_debug: { kind: 'append', source: 'log_debug_merge_dconf, modules/loggers/mod_log_debug.c' },
  mod_macro: { kind: 'append', source: 'macro_section, modules/core/mod_macro.c' },
  mod_mime: {
    kind: 'last', source: 'merge_mime_dir_configs and overlay_extension_mappings, modules/http/mod_mime.c',
    directives: {
      addtype: suffixes('type'), removetype: removed('type'), addhandler: suffixes('handler'), removehandler: removed('handler'), addcharset: suffixes('charset'), removecharset: removed('charset'),
      addencoding: suffixes('encoding'), removeencoding: removed('encoding'), addlanguage: suffixes('language'), removelanguage: removed('language'), addoutputfilter: suffixes('output'),
      removeoutputfilter: removed('output'), addinputfilter: suffixes('input'), removeinputfilter: removed('input'),
    },
  },
  mod_negotiation: perModule('merge_neg_dir_configs, modules/mappers/mod_negotiation.c'),
  mod_proxy: {
    kind: 'last', source: 'merge_proxy_config and merge_proxy_dir_config, modules/proxy/mod_proxy.c',
    directives: {
      proxypass: append, proxypassmatch: append, proxypassreverse: append, proxypassreversecookiedomain: append, proxypassreversecookiepath: append, noproxy: append, proxyblock: append,
      proxyremote: append, proxyremotematch: append, balancermember: append, proxyset: append, '<proxy': append, '<proxymatch': append,
    },
  },
  mod_proxy_ftp: perModule('merge_proxy_ftp_dir_config, modules/proxy/mod_proxy_ftp.c'),
  mod_proxy_fcgi: { kind: 'append', source: 'fcgi_merge_dconf, modules/proxy/mod_proxy_fcgi.c', directives: { proxyfcgibackendtype: { kind: 'last' } } },
  mod_proxy_scgi: perModule('merge_scgi_config, modules/proxy/mod_proxy_scgi.c'),
  mod_proxy_wstunnel: perModule('merge_proxyws_dir_config, modules/proxy/mod_proxy_wstunnel.c'),
  mod_reflector: { kind: 'append', source: 'merge_reflector_dir_config, modules/filters/mod_reflector.c' },
  mod_remoteip: {
    kind: 'last', source: 'merge_remoteip_server_config, modules/metadata/mod_remoteip.c', only: true, directives: { remoteipheader: {}, remoteipproxiesheader: {} },
  },
  mod_request: perModule('merge_request_dir_config, modules/filters/mod_request.c'),
  mod_rewrite: {
    kind: 'module', source: 'config_perdir_merge and config_server_merge, modules/mappers/mod_rewrite.c',
    directives: { rewriteengine: { kind: 'last' }, rewriteoptions: { kind: 'last' }, rewriterule: { repeats: true }, rewritecond: { repeats: true }, rewritemap: { kind: 'keyed', keys: [0] } },
  },
  mod_session: {
    kind: 'last', source: 'merge_session_dir_config, modules/session/mod_session.c', directives: { sessioninclude: append, sessionexclude: append },
  },
  mod_session_cookie: perModule('merge_session_cookie_dir_config, modules/session/mod_session_cookie.c'),
  mod_session_dbd: perModule('merge_session_dbd_dir_config, modules/session/mod_session_dbd.c'),
  mod_setenvif: { kind: 'append', source: 'merge_setenvif_config, modules/metadata/mod_setenvif.c' },
  mod_ssl: {
    kind: 'last', source: 'ssl_config_server_merge and ssl_config_perdir_merge, modules/ssl/ssl_engine_config.c',
    directives: { sslrequire: append, sslopensslconfcmd: append, sslrandomseed: append, ssloptions: { kind: 'options' }, sslcertificatefile: { kind: 'section', repeats: true }, sslcertificatekeyfile: { kind: 'section', repeats: true } },
  },
  mod_substitute: {
    kind: 'prepend', source: 'merge_substitute_dcfg, modules/filters/mod_substitute.c', directives: { substitutemaxlinelength: { kind: 'last' }, substituteinheritbefore: { kind: 'last' } },
  },
  mod_userdir: { kind: 'last', source: 'merge_userdir_config, modules/mappers/mod_userdir.c' },
  mod_vhost_alias: {
    kind: 'last', source: 'mva_merge_server_config, modules/mappers/mod_vhost_alias.c',
    directives: {
      virtualdocumentroot: { group: 'document' }, virtualdocumentrootip: { group: 'document' }, virtualscriptalias: { group: 'script' }, virtualscriptaliasip: { group: 'script' },
    },
  },
};

const structure = (file: string): string => `no merge function in the module structure, ${file}`;

export const NOT_MERGED: Readonly<Record<string, string>> = {
  mod_access_compat: structure('modules/aaa/mod_access_compat.c'),
  mod_auth_digest: structure('modules/aaa/mod_auth_digest.c'),
  mod_authn_anon: structure('modules/aaa/mod_authn_anon.c'),
  mod_authn_dbm: structure('modules/aaa/mod_authn_dbm.c'),
  mod_authn_file: structure('modules/aaa/mod_authn_file.c'),
  mod_authnz_ldap: structure('modules/aaa/mod_authnz_ldap.c'),
  mod_authz_dbm: structure('modules/aaa/mod_authz_dbm.c'),
  mod_authz_groupfile: structure('modules/aaa/mod_authz_groupfile.c'),
  mod_brotli: structure('modules/filters/mod_brotli.c'),
  mod_deflate: structure('modules/filters/mod_deflate.c'),
  mod_dialup: structure('modules/debugging/mod_dialup.c'),
  mod_dumpio: structure('modules/debugging/mod_dumpio.c'),
  mod_echo: structure('modules/echo/mod_echo.c'),
  mod_sed: structure('modules/filters/mod_sed.c'),
  mod_speling: structure('modules/mappers/mod_speling.c'),
  mod_suexec: structure('modules/generators/mod_suexec.c'),
  mod_usertrack: structure('modules/metadata/mod_usertrack.c'),
};
