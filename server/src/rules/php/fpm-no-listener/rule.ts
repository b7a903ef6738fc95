import { isLocal, listensAt, targetOfListen, targetWords } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { phpRoutes, type PhpRoute } from '../../../stack/php-routes';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { StackRule } from '../../types';

/** ap_proxy_connect_backend (modules/proxy/proxy_util.c): AH02454 for a socket, AH01079 from mod_proxy_fcgi, status 503. */
export const rule: StackRule = {
  id: 'php/fpm-no-listener',
  summary: 'PHP sent to a socket or port where no pool listens',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const pools = hostPools(stack).filter(({ listen }) => listen !== '');
    if (pools.length === 0) return;
    for (const route of phpRoutes(stack)) {
      const { node, word, target } = route;
      if (target === undefined || !isLocal(target) || !isForPhp(route) || (target.kind === 'socket' && !target.path.startsWith('/'))) continue;
      if (pools.some(({ listen }) => listensAt(listen, target))) continue;
      // Other builds of PHP (panels, collections) have folders of their own for pools and sockets.
      const certain = stack.around.complete && (target.kind === 'port' || /^\/(?:var\/)?run\//.test(target.path));
      const [nearest] = pools.length === 1 ? pools : pools.filter(({ name }) => word.value.includes(name));
      yield {
        at: node.place(word), severity: certain ? 'error' : 'warning', consequence: 'request-fails',
        message: `No pool listens at ${targetWords(target)}: httpd answers 503. ${pools.length === 1 ? `The pool ${pools[0]!.name} listens at ${pools[0]!.listen}.` : `Pools listen at ${pools.slice(0, 4).map(({ listen }) => listen).join(', ')}.`}`,
        related: nearest === undefined ? [] : [{ at: nearest.place(nearest.settings.get('listen')!.valueAt) ?? nearest.at, message: `The pool ${nearest.name} listens here.` }],
        ...(certain ? {} : { assumes: ['all pools of the machine are in these files'] }),
        fixes: nearest === undefined || !isEditable(node) ? [] : [{ title: `Send PHP to the pool ${nearest.name}`, safety: 'review', edits: [replaceWord(node, word, word.value.replace(/(?:unix:[^|]*\|fcgi:\/\/[^/]*|fcgi:\/\/[^/]*)/i, () => targetOfListen(nearest.listen)))] }],
      };
    }
  },
};

/** Other programs speak FastCGI, too: a port alone says nothing, a name or the endings of files do. */
function isForPhp({ scope, target }: PhpRoute): boolean {
  return scope === 'php' || (target?.kind === 'socket' && /php|fpm/i.test(target.path));
}
