import { loadedPhp, phpRoutes, type PhpRoute } from '../../../stack/php-routes';
import type { ConfigNode } from '../../../httpd/config/node';
import { matchPattern } from '../../../httpd/effective/regex-match';
import { targetWords } from '../../../stack/fcgi-target';
import type { Stack } from '../../../stack/stack';
import { siteOf } from '../../../stack/tls-sites';
import type { Found, StackRule } from '../../types';

/** ap_directory_walk and ap_file_walk (server/request.c) merge sections in the order of the text; the handler that is merged last is taken. */
export const rule: StackRule = {
  id: 'php/two-handlers',
  summary: 'PHP files given to two programs, of which one gets them',
  severities: ['warning', 'info'],
  scope: 'stack',
  on: ['proxypassmatch'],
  *check(stack) {
    yield* beforeFiles(stack);
    if (loadedPhp(stack) === undefined || stack.config.world.modules !== 'loaded') return;
    const routes = phpRoutes(stack).filter(({ scope, node }) => scope === 'php' && (node.key === 'sethandler' || node.key === 'addhandler' || node.key === 'addtype'));
    const module = routes.filter(({ kind }) => kind !== 'fcgi');
    const fcgi = routes.filter(({ kind }) => kind === 'fcgi');
    for (const route of fcgi) {
      const other = module.find((each) => placeOfRoute(each) === placeOfRoute(route));
      if (other === undefined) continue;
      // The package of Debian guards its lines with a condition that is always true for PHP 8.
      const isPackaged = /\/conf-(?:enabled|available)\/php[\d.]+-fpm\.conf$/.test(route.node.site.file);
      const winner = other.node.key === 'sethandler' && after(stack.nodes('sethandler'), other.node, route.node) ? 'mod_php' : 'PHP-FPM';
      yield {
        at: route.node.place(route.word), severity: isPackaged ? 'info' : 'warning', consequence: 'silent',
        message: `PHP files go to PHP-FPM here and to mod_php in another line: ${winner} gets them, as its line is merged last. The other runs along with a php.ini of its own, and its settings have no effect on these files.`,
        related: [{ at: other.node.place(other.word), message: 'This line gives them to mod_php.' }],
      };
    }
  },
};

/** proxy_trans and proxy_map_location (modules/proxy/mod_proxy.c) take the URL before a file is looked up, and with it the handler of that file. */
function* beforeFiles(stack: Stack): Generator<Found> {
  const routes = phpRoutes(stack).filter(({ scope }) => scope === 'php');
  for (const first of routes.filter(({ node }) => node.key === 'proxypassmatch')) {
    if (!Array.isArray(matchPattern(first.node.words[0]?.value ?? '', '/index.php'))) continue;
    const other = routes.find(({ node, kind, target }) => node.key === 'sethandler' && siteOf(node) === siteOf(first.node)
      && (kind === 'module' ? loadedPhp(stack) !== undefined : first.target !== undefined && target !== undefined && targetWords(target) !== targetWords(first.target)));
    if (other === undefined) continue;
    yield {
      at: other.node.place(other.word), severity: 'warning', consequence: 'silent',
      message: 'PHP files are given to somebody here, and ProxyPassMatch in another line takes their URLs before: this handler gets none of them, nor do the settings of PHP that go with it.',
      related: [{ at: first.node.place(first.word), message: 'This line takes all URLs of PHP files.' }],
    };
  }
}

/** The virtual host and folder that a line is in: routes of different ones do not meet. */
function placeOfRoute({ node }: PhpRoute): string {
  return [...node.ancestors()].filter(({ key }) => !/^<(?:files|filesmatch|if|else|elseif)$/.test(key)).map((section) => `${section.key} ${section.argumentText} ${section.site.line.text}`).join('\n');
}

function after(nodes: readonly ConfigNode[], first: ConfigNode, second: ConfigNode): boolean {
  return nodes.indexOf(first) > nodes.indexOf(second);
}
