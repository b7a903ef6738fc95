/** What rules see of a request before they run. */
import { resolvePath } from '../../../base/path';
import { nodesOf, type ConfigNode } from '../../config/node';
import type { Applied } from '../applied';
import { factsOf } from '../facts';
import type { Inquiry } from '../inquiry';
import { isOwnUrl, publicName, publicPort } from '../public-url';
import { runNodes, type Servers } from '../servers';
import type { Surroundings } from './passage';
import { serverRecord } from './record';
import { rulesOf } from './rule';

/** A request, or one that httpd makes of it. */
export interface Asked {
  /** Decoded. */
  readonly uri: string;
  readonly query: string | undefined;
  readonly isSubrequest: boolean;
  /** A rule with END has ended all rewriting. */
  readonly ended: boolean;
  /** What rules have set, and what an internal redirect has made of it. */
  readonly environment: ReadonlyMap<string, string>;
  /** request_rec.status: 200, or what a rule with R has left behind when a later rule took its redirect back. */
  readonly status: number;
}

/** Where a module has mapped a path to: ap_set_context_info and ap_set_document_root (server/core.c). */
export interface Context {
  readonly prefix?: string;
  readonly root?: string;
  readonly documentRoot?: string;
}

export function surroundingsOf(inquiry: Inquiry, servers: Servers, asked: Asked, sections: readonly Applied[], documentRoot: string, context: Context = {}): Surroundings {
  const { request, config, files, server } = inquiry;
  const root = context.documentRoot ?? documentRoot;
  const subRequest = asked.isSubrequest ? 'true' : 'false';
  const { variable, header } = factsOf(inquiry, { uri: asked.uri, query: asked.query, filename: undefined, pathInfo: undefined, documentRoot: root, certain: true, subRequest });
  return {
    files, variable, header, uri: asked.uri, scheme: request.scheme, method: request.method, isSubrequest: asked.isSubrequest,
    serverName: publicName(inquiry, sections), port: publicPort(inquiry, sections), documentRoot: root, contextPrefix: context.prefix ?? '', contextRoot: context.root ?? root,
    isOwn: (host, port) => isOwnUrl(server, host, port), environment: asked.environment,
    maps: serverRecord(server, servers)?.maps ?? new Map(), resolve: (path) => resolvePath(config.environment.serverRoot, path),
    setByRules: setByRules([...servers.main.nodes, ...server.nodes, ...sections.flatMap(({ directives }) => directives)]),
  };
}

/** Names of E flags; those that other directives set as well are left out. */
function setByRules(nodes: readonly ConfigNode[]): ReadonlySet<string> {
  const rules: ConfigNode[] = [];
  const others: string[] = [];
  const visit = (node: ConfigNode): void => {
    if (node.key === 'rewriterule') rules.push(node);
    else if (/^(?:setenv|passenv|browsermatch)/.test(node.key)) others.push(node.argumentText);
    runNodes(nodesOf(node.children)).forEach(visit);
  };
  nodes.forEach(visit);
  const names = rulesOf(rules).flatMap(({ environment }) => environment.flatMap((item) => /^!?([\w.-]+)/.exec(item)?.[1] ?? []));
  return new Set(names.filter((name) => !others.some((text) => text.includes(name))));
}
