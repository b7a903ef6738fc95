import { phpRoutes } from '../../../stack/php-routes';
import { howToLoad, loadModuleFixes } from '../../load-module';
import type { StackRule } from '../../types';

/** proxy_handler (modules/proxy/mod_proxy.c) takes handlers that begin with proxy:; without it the default handler sends the file. */
export const rule: StackRule = {
  id: 'php/fcgi-without-module',
  summary: 'A handler for PHP-FPM without the modules that speak FastCGI',
  severities: ['error'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    if (!stack.complete || stack.config.world.modules !== 'loaded') return;
    const { modules } = stack.config.commands;
    const missing = ['proxy_module', 'proxy_fcgi_module'].filter((identifier) => !modules.has(identifier));
    const [first] = missing;
    if (first === undefined) return;
    for (const { kind, node, word } of phpRoutes(stack)) {
      if (kind !== 'fcgi' || (node.key !== 'sethandler' && node.key !== 'addhandler')) continue;
      const identifier = missing.includes('proxy_fcgi_module') ? 'proxy_fcgi_module' : first;
      yield {
        at: node.place(word), severity: 'error', consequence: 'request-fails', cause: missing.join(),
        message: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not loaded: nobody answers to this handler, and PHP files go out as source code. ${howToLoad(stack, identifier)}`,
        fixes: loadModuleFixes(stack, identifier),
      };
    }
  },
};
