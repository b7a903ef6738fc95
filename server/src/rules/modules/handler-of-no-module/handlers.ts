/** Names of handlers and the modules that answer to them (their `hook_handler` functions); an empty list: httpd itself. */
export const HANDLERS: Readonly<Record<string, readonly string[]>> = {
  'default-handler': [], 'none': [], 'None': [], 'httpd/unix-directory': [],
  'server-status': ['status_module'], 'server-info': ['info_module'], 'balancer-manager': ['proxy_balancer_module'], 'proxy-server': ['proxy_module'],
  'cgi-script': ['cgi_module', 'cgid_module', 'isapi_module'], 'isapi-handler': ['isapi_module'], 'isapi-isa': ['isapi_module'],
  'server-parsed': ['include_module'], 'send-as-is': ['asis_module'], 'imap-file': ['imagemap_module'], 'type-map': ['negotiation_module'],
  'ldap-status': ['ldap_module'], 'lua-script': ['lua_module'], 'md-status': ['md_module'], 'http2-status': ['http2_module'], 'heartbeat': ['heartmonitor_module'],
  'reflector': ['reflector_module'], 'dav-handler': ['dav_module'], 'form-login-handler': ['auth_form_module'], 'form-logout-handler': ['auth_form_module'],
  'form-redirect-handler': ['auth_form_module'], 'hcheck': ['proxy_hcheck_module'], 'redirect-handler': [], 'virtual': [],
  'fcgid-script': ['fcgid_module'], 'wsgi-script': ['wsgi_module'], 'perl-script': ['perl_module'], 'modperl': ['perl_module'], 'fastcgi-script': ['fastcgi_module'],
  'jk-status': ['jk_module'], 'jk-manager': ['jk_module'], 'jakarta-servlet': ['jk_module'], 'mod_python': ['python_module'], 'python-program': ['python_module'],
  'ruby-object': ['ruby_module'], 'suphp-script': ['suphp_module'], 'x-httpd-php': [], 'csp-handler-sa': ['csp_module_sa'], 'csp-handler': ['csp_module'], 'qos-viewer': ['qos_module'], 'qos-console': ['qos_module'],
};

/** Handlers that run files. */
export const PROGRAMS: ReadonlySet<string> = new Set(['cgi-script', 'fcgid-script', 'fastcgi-script', 'wsgi-script', 'perl-script', 'modperl', 'lua-script', 'mod_python', 'python-program', 'isapi-handler', 'isapi-isa']);
