/** `<Location>` and `<LocationMatch>`: ap_location_walk (server/request.c). */
import { appliedOf, type Applied } from './applied';
import type { Inquiry } from './inquiry';
import { matchesLocation, testOf } from './section-match';
import { sectionText } from './section-words';
import type { Servers } from './servers';

const LOCATIONS: ReadonlySet<string> = new Set(['<location', '<locationmatch']);

/** The main server's sections, then those of the virtual host, each in the order of the text (merge_core_server_configs). */
export function locationWalk(inquiry: Inquiry, servers: Servers, path: string): Applied[] {
  const own = inquiry.server === servers.main ? [] : inquiry.server.nodes;
  return [...servers.main.nodes, ...own].filter(({ key }) => LOCATIONS.has(key)).flatMap((node) => {
    const truth = matchesLocation(testOf(node), path);
    if (truth === 'no') return [];
    const reason = truth === 'yes' ? `${sectionText(node)} matches ${path}` : `whether ${sectionText(node)} matches ${path} is not known`;
    return [appliedOf('location', node, inquiry.config, node.children, truth, reason)];
  });
}
