/**
 * From a URL's path to a file, once rules of mod_rewrite have run: ProxyPass (proxy_trans, mod_proxy.c), Redirect and Alias
 * (translate_alias_redir, mod_alias.c), UserDir, VirtualDocumentRoot, DocumentRoot (ap_core_translate, server/core.c).
 * Whoever comes first decides.
 */
import { resolvePath } from '../../base/path';
import type { ConfigNode } from '../config/node';
import { isBelow } from './choose-host';
import type { Inquiry } from './inquiry';
import { aliasStep, redirectStep } from './mod-alias';
import { proxyStep } from './mod-proxy';
import { userStep } from './mod-userdir';
import { virtualStep } from './mod-vhost-alias';
import type { Context } from './rewrite/around';
import type { Applied } from './applied';
import type { Servers } from './servers';

/** How a URL's path was mapped. */
export type Mapped =
  | { readonly kind: 'file'; readonly path: string; readonly by: ConfigNode | undefined; readonly context?: Context }
  | { readonly kind: 'proxy'; readonly target: string; readonly by: ConfigNode }
  | { readonly kind: 'redirect'; readonly status: number; readonly target: string | undefined; readonly by: ConfigNode }
  | { readonly kind: 'unknown'; readonly why: string; readonly by: ConfigNode | undefined };

/**
 * @param locations the `<Location>` sections (and conditions) that apply: they may hold ProxyPass, Alias and Redirect
 * @param early all that is merged before a path is mapped
 * @param rule the RewriteRule that made the path
 */
export function translate(inquiry: Inquiry, servers: Servers, path: string, locations: readonly Applied[], early: readonly Applied[], rule?: ConfigNode): Mapped {
  return proxyStep(inquiry, servers, path, locations) ?? redirectStep(inquiry, servers, path, locations) ?? aliasStep(inquiry, servers, path, locations)
    ?? userStep(inquiry, servers, path) ?? virtualStep(inquiry, servers, path, early) ?? urlToFile(inquiry, servers, path, undefined, rule);
}

/** ap_core_translate: below DocumentRoot, without what ServerPath takes. */
export function urlToFile(inquiry: Inquiry, servers: Servers, path: string, by?: ConfigNode, rule = by): Mapped {
  const root = documentRoot(inquiry, servers);
  const below = inquiry.server.serverPath !== undefined && isBelow(path, inquiry.server.serverPath) ? path.slice(inquiry.server.serverPath.length) : path;
  const rest = below.replace(/^\/+/, '');
  const file = resolvePath(root.path, `./${rest}`);
  // APR_FILEPATH_SECUREROOT: what leads above the root is refused.
  if (rule !== undefined && !`${file}/`.startsWith(`${resolvePath('/', root.path)}/`.replace('//', '/'))) return { kind: 'redirect', status: 403, target: undefined, by: rule };
  return { kind: 'file', path: (rest === '' || rest.endsWith('/')) && !file.endsWith('/') ? `${file}/` : file, by: by ?? root.node };
}

/** The server's own, else the main server's, else the one that is compiled in (DOCUMENT_LOCATION). */
export function documentRoot({ server, config }: Pick<Inquiry, 'server' | 'config'>, { main }: Servers): { readonly path: string; readonly node: ConfigNode | undefined } {
  const node = server.nodes.filter(({ key }) => key === 'documentroot').at(-1) ?? main.nodes.filter(({ key }) => key === 'documentroot').at(-1);
  const compiled = config.world.profile === 'debian' || config.world.profile === 'rhel' ? '/var/www/html' : `${config.world.serverRoot}/htdocs`;
  return { node, path: resolvePath(config.environment.serverRoot, node?.words[0]?.value ?? compiled) };
}
