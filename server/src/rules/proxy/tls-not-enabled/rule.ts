import type { ConfigNode } from '../../../httpd/config/node';
import { memberOf } from '../../../httpd/config/special/proxy-places';
import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { isEditable } from '../../builders';
import { howToLoad } from '../../load-module';
import { PASS_KEYS, passLines, schemeOf } from '../../proxy-passes';
import type { ConfigRule, Fix } from '../../types';

/** ssl_hook_pre_connection and ap_ssl_bind_outgoing: without SSLProxyEngine mod_ssl takes no connection to a backend (AH01961). */
export const rule: ConfigRule = {
  id: 'proxy/tls-not-enabled',
  summary: 'A backend behind TLS where SSLProxyEngine is off',
  severities: ['error'],
  fixable: 'review',
  scope: 'config',
  on: [...PASS_KEYS, 'balancermember', 'sslproxyengine', '<proxy'],
  *check(view) {
    const { commands, world } = view.config;
    if (!view.complete || world.modules !== 'loaded' || commands.uncatalogued.length > 0 || !commands.modules.has('proxy_module')) return;
    const engines = view.nodes('sslproxyengine');
    const hasModule = commands.modules.has('ssl_module');
    const told = new Set<ConfigNode | undefined>();
    const members = view.nodes('balancermember').flatMap((node) => {
      const { url } = memberOf(node);
      return url === undefined ? [] : [{ node, url }];
    });
    for (const { node, url } of [...passLines(view), ...members]) {
      const scheme = schemeOf(url.value);
      const host = hostOf(node);
      if ((scheme !== 'https' && scheme !== 'wss') || told.has(host) || (hasModule && isOn(engines, host))) continue;
      // One without mod_proxy_http is another rule's, and a module that is not loaded asks for no switch.
      if (!commands.modules.has('proxy_http_module')) continue;
      told.add(host);
      yield {
        at: node.place(url), severity: 'error', consequence: 'request-fails',
        message: hasModule
          ? `SSLProxyEngine is off here, so httpd opens no TLS connection to a backend, and requests are answered with 500 (AH01961). Write SSLProxyEngine On.`
          : `mod_ssl is not loaded, so httpd opens no TLS connection to a backend, and requests are answered with 500. ${howToLoad(view, 'ssl_module')} SSLProxyEngine On is needed as well.`,
        fixes: hasModule ? turnOn(node) : [],
      };
    }
  },
};

/** A `<Proxy>` section may turn it on for its backend: which ones that are is not followed. */
function isOn(engines: readonly ConfigNode[], host: ConfigNode | undefined): boolean {
  if (engines.some((node) => [...node.ancestors()].some(({ key }) => key.startsWith('<proxy')))) return true;
  const own = engines.findLast((node) => hostOf(node) === host) ?? engines.findLast((node) => hostOf(node) === undefined);
  return own !== undefined && /^(?:on|1)$/i.test(own.words[0]?.value ?? '');
}

function turnOn(node: ConfigNode): readonly Fix[] {
  const section = [...node.ancestors()].find(({ key }) => key === '<location' || key === '<locationmatch' || key === '<proxy') ?? node;
  if (!isEditable(node)) return [];
  const { file, block, line } = section.site;
  return [{ title: 'Add SSLProxyEngine On', safety: 'review', edits: [{ kind: 'insertBefore', line: { file, block, line }, text: 'SSLProxyEngine On' }] }];
}
