import { memberOf } from '../../../httpd/config/special/proxy-places';
import { howToLoad, loadModuleFixes } from '../../load-module';
import { PASS_KEYS, passLines, schemeOf } from '../../proxy-passes';
import type { ConfigRule } from '../../types';

/** Which module answers to which address (the canon and scheme hooks of modules/proxy). Since 2.4.47 mod_proxy_http has WebSockets, too. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  http: ['proxy_http_module'], https: ['proxy_http_module'], ws: ['proxy_wstunnel_module', 'proxy_http_module'], wss: ['proxy_wstunnel_module', 'proxy_http_module'],
  ajp: ['proxy_ajp_module'], fcgi: ['proxy_fcgi_module'], scgi: ['proxy_scgi_module'], uwsgi: ['proxy_uwsgi_module'], ftp: ['proxy_ftp_module'],
  h2: ['proxy_http2_module'], h2c: ['proxy_http2_module'], balancer: ['proxy_balancer_module'],
};

export const rule: ConfigRule = {
  id: 'proxy/scheme-without-module',
  summary: 'A backend whose protocol no loaded module speaks',
  severities: ['error'],
  fixable: 'review',
  scope: 'config',
  on: [...PASS_KEYS, 'balancermember'],
  *check(view) {
    const { commands, world } = view.config;
    if (!view.complete || world.modules !== 'loaded' || commands.uncatalogued.length > 0 || !commands.modules.has('proxy_module')) return;
    const members = view.nodes('balancermember').map((node) => ({ node, url: memberOf(node).url }));
    for (const { node, url } of [...passLines(view), ...members]) {
      const scheme = url === undefined ? undefined : schemeOf(url.value);
      const needed = scheme === undefined ? undefined : MODULES[scheme];
      if (url === undefined || needed === undefined || needed.some((identifier) => commands.modules.has(identifier))) continue;
      yield {
        at: node.place(url), severity: 'error', consequence: 'request-fails', cause: needed[0]!,
        message: `No loaded module speaks ${scheme}: each request for this backend is answered with ${node.key === 'balancermember' ? '503 or 500' : '500 (AH01144)'}. ${howToLoad(view, needed[0]!)}`,
        fixes: loadModuleFixes(view, needed[0]!),
      };
    }
  },
};
