/** How long httpd waits for an answer of a FastCGI backend. */
import type { ConfigNode } from '../httpd/config/node';
import type { NodeSource } from './mpm';
import type { PhpRoute } from './php-routes';

export interface Waiting {
  readonly seconds: number;
  /** What says it: `timeout=`, `ProxyTimeout` or `Timeout`. */
  readonly name: string;
  /** Undefined where it is the default. */
  readonly node?: ConfigNode;
}

/** DEFAULT_TIMEOUT of httpd (include/httpd.h). */
const DEFAULT_SECONDS = 60;

/**
 * The time of a route: of the worker, else of its virtual host, else of the server (ap_proxy_determine_connection takes
 * worker->s->timeout, conf->timeout, s->timeout). Undefined for a unit that is no whole number of seconds.
 */
export function waitingTime(source: NodeSource, route: PhpRoute): Waiting | undefined {
  const own = ownParameter(source, route, 'timeout');
  if (own !== undefined) return waiting(own.value, 'timeout=', own.node);
  const host = hostOf(route.node);
  for (const key of ['proxytimeout', 'timeout']) {
    const nodes = source.nodes(key);
    const node = nodes.filter((each) => host !== undefined && hostOf(each) === host).at(-1) ?? nodes.filter((each) => hostOf(each) === undefined).at(-1);
    if (node !== undefined) return waiting(node.words[0]?.value ?? '', node.name, node);
  }
  return { seconds: DEFAULT_SECONDS, name: 'Timeout' };
}

/** `name=value` at the route itself, or in the `<Proxy>` section of its worker. */
export function ownParameter(source: NodeSource, route: PhpRoute, name: string): { readonly value: string; readonly node: ConfigNode } | undefined {
  const parameter = (node: ConfigNode): string | undefined => node.words.map((word) => word.value).findLast((word) => word.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const direct = route.node.key.startsWith('proxypass') ? parameter(route.node) : undefined;
  if (direct !== undefined) return { value: direct, node: route.node };
  const url = route.word.value.replace(/^proxy:/i, '').replace(/\/+$/, '').toLowerCase();
  const node = source.nodes('proxyset').findLast((each) => {
    const section = each.parent;
    const worker = (section === undefined ? each.words[0]?.value : section.words[0]?.value.replace(/>$/, ''))?.replace(/\/+$/, '').toLowerCase();
    return worker !== undefined && (section === undefined || section.key === '<proxy') && url.startsWith(worker) && parameter(each) !== undefined;
  });
  return node === undefined ? undefined : { value: parameter(node)!, node };
}

function hostOf(node: ConfigNode): ConfigNode | undefined {
  return node.key === '<virtualhost' ? node : [...node.ancestors()].find(({ key }) => key === '<virtualhost');
}

function waiting(text: string, name: string, node: ConfigNode): Waiting | undefined {
  const [, digits, unit = 's'] = /^(\d+)(s|min?|h|hr|hour)?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const factor = /^m/i.test(unit) ? 60 : /^h/i.test(unit) ? 3600 : 1;
  return { seconds: Number(digits) * factor, name, node };
}
