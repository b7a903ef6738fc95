/** What shows the version of httpd that a configuration was written for. */
import { REMOVED_MODULES } from '../../httpd/catalog/removed-modules';
import { catalog } from '../../httpd/catalog/catalog';
import type { ConfigNode } from '../../httpd/config/node';
import { asksForVersion, standsUnderForeignGuard } from '../guards';
import type { ConfigView } from '../types';

/** Directives that ended with 2.2: nothing else has them. */
const ENDED: readonly string[] = [...catalog.removed].filter(([, { lastVersion }]) => lastVersion === '2.2').map(([key]) => key);

/** Directives that 2.4 still takes and that nobody writes for it, by what they stand for: the four of the access control are one sign. */
const OLD: Readonly<Record<string, string>> = {
  order: 'access', allow: 'access', deny: 'access', satisfy: 'access', maxclients: 'MaxClients', maxrequestsperchild: 'MaxRequestsPerChild',
  namevirtualhost: 'NameVirtualHost', defaulttype: 'DefaultType',
};

/** Directives that 2.2 does not have. */
const NEW: readonly string[] = [
  'mutex', 'includeoptional', '<if', '<elseif', '<else', '<requireall', '<requireany', '<requirenone', 'maxrequestworkers', 'maxconnectionsperchild', 'asyncrequestworkerfactor',
  'errorlogformat', 'define', 'httpprotocoloptions', 'protocols', '<macro', 'use', 'sslopensslconfcmd', 'authmerging', 'globallog', 'registerhttpmethod',
];

const NEW_MODULES = /^(?:authz_core|access_compat|authn_core|unixd|mpm_\w+|slotmem_\w+|lbmethod_\w+|socache_\w+|cache_disk|macro|http2|proxy_fcgi|proxy_wstunnel)_module$/;
const NEW_PROVIDERS = /^(?:all|ip|host|local|forward-dns|env|method|expr|not)$/i;

/** Everything that is looked at. */
export const SIGN_KEYS: readonly string[] = [...ENDED, ...Object.keys(OLD), ...NEW, 'require', 'loadmodule'];

export interface Signs {
  /** Lines that only 2.2 runs as they are meant, in the order of the text. */
  readonly old: readonly ConfigNode[];
}

/** The lines of 2.2; undefined where something shows that httpd 2.4 is meant, or where there is too little to tell. */
export function signsOf22(view: ConfigView): Signs | undefined {
  if (isFor24(view)) return undefined;
  const keys = [...ENDED, ...Object.keys(OLD), 'loadmodule'].filter((key) => view.nodes(key).length > 0);
  if (keys.length === 0) return undefined;
  const old: ConfigNode[] = [];
  const kinds = new Set<string>();
  let isCertain = false;
  for (const node of view.nodes(...keys)) {
    if (asksForVersion(node)) return undefined;
    const kind = kindOf(node);
    // Its old module is asked for around it, and no httpd that lacks the directive has that module.
    if (kind === undefined || (view.config.world.modules === 'any' && standsUnderForeignGuard(node))) continue;
    old.push(node);
    kinds.add(kind);
    isCertain ||= OLD[node.key] === undefined;
  }
  return kinds.size >= 2 && (isCertain || kinds.size >= 3) ? { old } : undefined;
}

/** Whether anything is there that only 2.4 has; looked at key by key, as most configurations show it at once. */
function isFor24(view: ConfigView): boolean {
  const first = (node: ConfigNode): string => node.words[0]?.value ?? '';
  return NEW.some((key) => view.nodes(key).length > 0) || view.nodes('loadmodule').some((node) => NEW_MODULES.test(first(node)))
    || view.nodes('require').some((node) => NEW_PROVIDERS.test(first(node)) || asksForVersion(node));
}

/** What a line of 2.2 is a sign of; undefined for a line that is none. */
function kindOf(node: ConfigNode): string | undefined {
  const first = node.words[0]?.value ?? '';
  if (node.key === 'loadmodule') return Object.hasOwn(REMOVED_MODULES, first) ? first : undefined;
  if (node.key === 'defaulttype' && first.toLowerCase() === 'none') return undefined;
  return OLD[node.key] ?? node.key;
}
