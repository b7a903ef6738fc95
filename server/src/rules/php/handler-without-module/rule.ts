import { catalog } from '../../../httpd/catalog/catalog';
import { hostPools } from '../../../stack/fpm-pools';
import { targetOfListen } from '../../../stack/fcgi-target';
import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import type { Stack } from '../../../stack/stack';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { StackRule } from '../../types';

/** php_handler (sapi/apache2handler/sapi_apache2.c) compares the handler; without it the default handler sends the file. */
export const rule: StackRule = {
  id: 'php/handler-without-module',
  summary: 'PHP given to mod_php, which is not loaded',
  severities: ['error'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const { config } = stack;
    const { modules } = config.commands;
    if (!stack.complete || config.world.modules !== 'loaded' || loadedPhp(stack) !== undefined || mayServe([...modules])) return;
    const routes = phpRoutes(stack);
    // What goes to FastCGI by its name, or through an Action to a program, is served.
    if (routes.some(({ kind, scope }) => kind === 'fcgi' && scope !== 'other')) return;
    const served = new Set(stack.nodes('action').map((node) => node.words[0]?.value));
    for (const { kind, node, word, scope } of routes) {
      // Endings of PHP 3 and 4 are relics that no file has.
      if (kind === 'fcgi' || scope === 'other' || served.has(word.value)) continue;
      const what = kind === 'module' ? 'PHP files go out as source code, passwords in them too' : 'browsers are offered PHP files as a download, source code and all';
      yield {
        at: node.place(word), severity: 'error', consequence: 'request-fails',
        message: `Nothing answers to ${word.value}, because mod_php is not loaded: ${what}.`,
        fixes: kind === 'module' && isEditable(node) ? toPool(stack, (target) => replaceWord(node, word, target)) : [],
      };
    }
  },
};

/** Other modules that answer to PHP\'s names, and any that the catalogue does not know. */
function mayServe(identifiers: readonly string[]): boolean {
  return identifiers.some((identifier) => catalog.modules.get(identifier) === undefined || /^(?:lsapi|suphp|fcgid|fastcgi|ruid2|hhvm)/.test(identifier));
}

function toPool(stack: Stack, edit: (target: string) => ReturnType<typeof replaceWord>): { title: string; safety: 'review'; edits: ReturnType<typeof replaceWord>[] }[] {
  if (!stack.config.commands.modules.has('proxy_fcgi_module')) return [];
  return hostPools(stack).filter(({ listen }) => listen !== '').slice(0, 3).map((pool) => ({
    title: `Give PHP to the pool ${pool.name}`, safety: 'review' as const, edits: [edit(`proxy:${targetOfListen(pool.listen)}`)],
  }));
}
