/**
 * From a URL's path to a file, as far as that can be told: ProxyPass (proxy_trans, mod_proxy.c), Redirect and Alias
 * (translate_alias_redir, mod_alias.c), DocumentRoot (ap_core_translate, server/core.c). Whoever comes first decides.
 */
import { resolvePath } from '../../base/path';
import type { ConfigNode } from '../config/node';
import { isBelow } from './choose-host';
import { hasModule, type Inquiry } from './inquiry';
import { aliasStep, redirectStep } from './mod-alias';
import { proxyStep } from './mod-proxy';
import type { Applied } from './applied';
import type { Servers } from './servers';

/** How a URL's path was mapped. `certain`: nothing that is not known here could have mapped it otherwise. */
export type Mapped = { readonly certain: boolean } & (
  | { readonly kind: 'file'; readonly path: string; readonly by: ConfigNode | undefined }
  | { readonly kind: 'proxy'; readonly target: string; readonly by: ConfigNode }
  | { readonly kind: 'redirect'; readonly status: number; readonly target: string | undefined; readonly by: ConfigNode }
  | { readonly kind: 'unknown'; readonly why: string; readonly by: ConfigNode | undefined }
);

/** @param locations the `<Location>` sections (and conditions) that apply: they may hold ProxyPass, Alias and Redirect */
export function translate(inquiry: Inquiry, servers: Servers, path: string, locations: readonly Applied[]): Mapped {
  const rewriting = rewriteRules(inquiry, servers);
  const certain = rewriting === undefined;
  if (rewriting !== undefined) inquiry.notes.push({ message: 'RewriteRule may change this path before anything else; its rules are not followed here.', node: rewriting, config: inquiry.config });
  const step = proxyStep(inquiry, servers, path, locations) ?? redirectStep(inquiry, servers, path, locations) ?? aliasStep(inquiry, servers, path, locations);
  if (step !== undefined) return { certain, ...step };
  const foreign = otherMapper(inquiry, servers, path);
  if (foreign !== undefined) return { certain: false, kind: 'unknown', why: `${foreign.name} decides`, by: foreign };
  const root = documentRoot(inquiry, servers);
  const below = inquiry.server.serverPath !== undefined && isBelow(path, inquiry.server.serverPath) ? path.slice(inquiry.server.serverPath.length) : path;
  const rest = below.replace(/^\/+/, '');
  const file = resolvePath(root.path, `./${rest}`);
  return { certain, kind: 'file', path: (rest === '' || rest.endsWith('/')) && !file.endsWith('/') ? `${file}/` : file, by: root.node };
}

/** The server's own, else the main server's, else the one that is compiled in (DOCUMENT_LOCATION). */
export function documentRoot({ server, config }: Pick<Inquiry, 'server' | 'config'>, { main }: Servers): { readonly path: string; readonly node: ConfigNode | undefined } {
  const node = server.nodes.filter(({ key }) => key === 'documentroot').at(-1) ?? main.nodes.filter(({ key }) => key === 'documentroot').at(-1);
  const compiled = config.world.profile === 'debian' || config.world.profile === 'rhel' ? '/var/www/html' : `${config.world.serverRoot}/htdocs`;
  return { node, path: resolvePath(config.environment.serverRoot, node?.words[0]?.value ?? compiled) };
}

/** The first RewriteRule of the server while the engine is on: hook_uri2file (mod_rewrite.c). */
function rewriteRules(inquiry: Inquiry, { main }: Servers): ConfigNode | undefined {
  if (!hasModule(inquiry, 'rewrite_module')) return undefined;
  const { nodes } = inquiry.server;
  const engine = nodes.filter(({ key }) => key === 'rewriteengine').at(-1) ?? (inquiry.server === main ? undefined : main.nodes.filter(({ key }) => key === 'rewriteengine').at(-1));
  if (engine?.words[0]?.value.toLowerCase() !== 'on') return undefined;
  const inherits = nodes.some(({ key, argumentText }) => key === 'rewriteoptions' && /inherit/i.test(argumentText))
    || main.nodes.some(({ key, argumentText }) => key === 'rewriteoptions' && /inheritdown/i.test(argumentText));
  return nodes.find(({ key }) => key === 'rewriterule') ?? (inherits ? main.nodes.find(({ key }) => key === 'rewriterule') : undefined);
}

/** Modules that map paths in ways of their own. */
function otherMapper(inquiry: Inquiry, { main }: Servers, path: string): ConfigNode | undefined {
  const nodes = [...inquiry.server.nodes, ...main.nodes];
  const set = (key: string): ConfigNode | undefined => nodes.find((node) => node.key === key && !/^none$/i.test(node.argumentText));
  const virtual = ['virtualdocumentroot', 'virtualdocumentrootip', 'virtualscriptalias', 'virtualscriptaliasip'].map(set).find((node) => node !== undefined);
  if (virtual !== undefined) return virtual;
  const user = path.startsWith('/~') && hasModule(inquiry, 'userdir_module') ? set('userdir') : undefined;
  return user === undefined || /^disabled$/i.test(user.argumentText) ? undefined : user;
}
