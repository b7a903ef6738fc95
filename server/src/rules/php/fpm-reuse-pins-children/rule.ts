import { listensAt } from '../../../stack/fcgi-target';
import { ownParameter } from '../../../stack/fcgi-wait';
import { hostPools } from '../../../stack/fpm-pools';
import { mpmOf } from '../../../stack/mpm';
import { phpRoutes } from '../../../stack/php-routes';
import { isEditable } from '../../builders';
import { removeDirective, replaceWord } from '../../edits';
import type { ConfigNode } from '../../../httpd/config/node';
import type { Fix } from '../../types';
import type { StackRule } from '../../types';

/** mod_proxy_fcgi keeps connections with enablereuse only (proxy_fcgi_handler); a child of PHP-FPM serves its connection until it is closed (fcgi_accept_request, main/fastcgi.c). */
export const rule: StackRule = {
  id: 'php/fpm-reuse-pins-children',
  summary: 'Connections that are kept open hold all children of a pool',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    if (mpm === undefined || mpm.effective.capacity === 0) return;
    const threads = mpm.name === 'prefork' ? 1 : mpm.effective.values.ThreadsPerChild ?? 1;
    const seen = new Set<ConfigNode>();
    for (const route of phpRoutes(stack)) {
      const { target } = route;
      const pool = target === undefined ? undefined : hostPools(stack).find(({ listen }) => listensAt(listen, target));
      const reuse = [['enablereuse', /^on$/i], ['disablereuse', /^off$/i]] as const;
      const [setting] = reuse.flatMap(([name, on]) => [ownParameter(stack, route, name)].flatMap((each) => (each !== undefined && on.test(each.value) ? [each] : [])));
      if (pool === undefined || setting === undefined || pool.children === 0 || seen.has(setting.node)) continue;
      seen.add(setting.node);
      const most = Number(ownParameter(stack, route, 'max')?.value ?? threads);
      const connections = mpm.effective.processes * Math.min(threads, Number.isNaN(most) ? threads : most);
      if (connections <= pool.children) continue;
      const word = setting.node.words.find(({ value }) => /^(?:enablereuse=on|disablereuse=off)$/i.test(value))!;
      const related = pool.place(pool.settings.get('pm.max_children')!.valueAt);
      yield {
        at: setting.node.place(word), severity: 'warning', consequence: 'advice',
        message: `Each kept connection holds one child of the pool ${pool.name}, idle or not: ${mpm.effective.processes} processes of httpd may keep ${connections}, and the pool has ${pool.children}. Requests then wait although nobody works.`,
        related: related === undefined ? [] : [{ at: related, message: `The pool has ${pool.children} children.` }],
        fixes: fixesOf(setting.node, word),
      };
    }
  },
};

function fixesOf(node: ConfigNode, word: ConfigNode['words'][number]): Fix[] {
  if (!isEditable(node)) return [];
  const alone = node.key === 'proxyset' && node.words.filter(({ value }) => value.includes('=')).length === 1;
  return [{ title: 'Keep no connections', safety: 'review', edits: [alone ? removeDirective(node) : replaceWord(node, word, word.value.replace(/=.*/, /^enable/i.test(word.value) ? '=off' : '=on'))] }];
}
