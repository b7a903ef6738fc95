/** From httpd's lines that hand scripts to PHP-FPM to the pools that listen there, and back. */
import { fcgiTarget, listensAt, type FcgiTarget } from '../stack/fcgi-target';
import { hostPools, type HostPool } from '../stack/fpm-pools';
import { phpRoutes } from '../stack/php-routes';
import type { Check } from '../workspace/check';
import { locate } from '../workspace/locate';
import { hostFactsOf } from '../workspace/read-text-root';
import type { Root, Workspace } from '../workspace/workspace';
import { stackOfCheck } from './stack-of-check';
import type { FileRange } from './view';

/** Where pools say that they listen at what a word of SetHandler, ProxyPass or BalancerMember names; empty for any other word. */
export function listenersOf(workspace: Workspace, { root }: Check, word: string): readonly FileRange[] {
  const target = fcgiTarget(word.replace(/^proxy:/i, ''));
  return target === undefined ? [] : listenersAt(workspace, root, target);
}

/** Where pools of a root's host say that they listen at a target. */
export function listenersAt(workspace: Workspace, root: Root, target: FcgiTarget): readonly FileRange[] {
  const pools = hostPools({ around: workspace.host(root).around, host: hostFactsOf(workspace.settingsOf(root)) });
  return pools.filter(({ listen }) => listen !== '' && listensAt(listen, target)).flatMap((pool) => placesOf(workspace, pool));
}

function placesOf(workspace: Workspace, pool: HostPool): readonly FileRange[] {
  const at = pool.settings.get('listen')?.valueAt;
  const place = at === undefined ? undefined : pool.place(at);
  const found = place === undefined ? undefined : locate(workspace, undefined, place);
  return found === undefined ? [] : [found];
}

/** The words of a server that send scripts to a listening address, its path completed. */
export function sendersTo(workspace: Workspace, check: Check, listen: string): readonly FileRange[] {
  return phpRoutes(stackOfCheck(workspace, check)).flatMap(({ target, node, word }) => {
    const found = target === undefined || !listensAt(listen, target) ? undefined : locate(workspace, check.plan, node.place(word));
    return found === undefined ? [] : [found];
  });
}
