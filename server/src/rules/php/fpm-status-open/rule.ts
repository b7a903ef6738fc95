import { ConfigNode, nodesOf } from '../../../httpd/config/node';
import { poolText } from '../../../php/fpm/pool-values';
import { listensAt } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { phpRoutes, type PhpRoute } from '../../../stack/php-routes';
import type { StackRule } from '../../types';

/** fpm_status_handle_request (sapi/fpm/fpm/fpm_status.c) answers whoever asks for the path. */
export const rule: StackRule = {
  id: 'php/fpm-status-open',
  summary: 'A status page of PHP-FPM that every client gets',
  severities: ['info'],
  scope: 'stack',
  on: ['require', '<requireall', '<requireany', '<requirenone', 'deny', 'allow', 'authtype'],
  *check(stack) {
    for (const route of phpRoutes(stack)) {
      const { target, node, word } = route;
      const path = pathOf(route);
      if (target === undefined || path === undefined || isRestricted(node)) continue;
      const pool = hostPools(stack).find(({ listen }) => listensAt(listen, target));
      if (pool === undefined || poolText(pool, 'pm.status_path') !== path) continue;
      const at = pool.place(pool.settings.get('pm.status_path')!.valueAt);
      yield {
        at: node.place(word), severity: 'info', consequence: 'advice',
        message: `Every client gets the status page of the pool ${pool.name} at ${path}: with ?full it shows the URLs of all requests that run, and what is in them.`,
        related: at === undefined ? [] : [{ at, message: 'The page is turned on here.' }],
      };
    }
  },
};

/** The one path that a route is for. */
function pathOf({ node }: PhpRoute): string | undefined {
  const section = node.parent;
  if (section?.key === '<location') return section.words[0]?.value.replace(/>$/, '');
  return node.key === 'proxypass' && section === undefined ? node.words[0]?.value : undefined;
}

/** Whether the section lets in some clients only. */
function isRestricted(node: ConfigNode): boolean {
  const inside = node.parent === undefined ? [] : [...nodesOf(node.parent.children)];
  return inside.some((each) => /^(?:require|<require(?:all|any|none)|deny|allow|authtype)$/.test(each.key) && !/^all\s+granted$/i.test(each.argumentText));
}
