import type { ConfigNode } from '../../../httpd/config/node';
import type { Word } from '../../../httpd/syntax/words';
import { matchPattern, substitute } from '../../../httpd/effective/regex-match';
import { isLocal, listensAt } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { phpRoutes } from '../../../stack/php-routes';
import { siteOf } from '../../../stack/tls-sites';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { StackRule } from '../../types';

/** The scheme and the host of a target, and the path behind it. */
const TARGET = /^((?:unix:[^|]*\|)?fcgi:\/\/[^/]*)(.*)$/i;

/** ap_proxy_trans_match (modules/proxy/mod_proxy.c) puts the URL behind a target without `$1`; fcgi_handler hands the path on as SCRIPT_FILENAME (mod_proxy_fcgi.c). */
export const rule: StackRule = {
  id: 'php/proxy-match-path',
  summary: 'A ProxyPassMatch that sends PHP-FPM a path where no script lies',
  severities: ['warning', 'error'],
  fixable: 'review',
  scope: 'stack',
  on: ['documentroot', 'proxyfcgisetenvif', 'proxypassmatch'],
  *check(stack) {
    if (stack.nodes('proxyfcgisetenvif').some(({ argumentText }) => /SCRIPT_FILENAME/i.test(argumentText))) return;
    const pools = hostPools(stack);
    for (const { node, word, target, scope, kind } of phpRoutes(stack)) {
      const pattern = node.words[0];
      if (kind !== 'fcgi' || node.key !== 'proxypassmatch' || scope !== 'php' || pattern === undefined || pattern === word) continue;
      const sent = pathFor(pattern.value, word.value);
      const roots = stack.nodes('documentroot').filter((each) => siteOf(each) === siteOf(node) || siteOf(each) === undefined).flatMap(({ words }) => words[0]?.value.replace(/\/+$/, '') ?? []);
      const fault = sent === undefined || roots.includes('') ? undefined : faultOf(sent, roots);
      if (sent === undefined || fault === undefined) continue;
      const own = target === undefined ? undefined : pools.find(({ listen }) => listensAt(listen, target));
      if (own?.lines.some(({ name }) => name === 'chroot') === true) continue;
      const isCertain = own !== undefined && target !== undefined && isLocal(target);
      yield {
        at: node.place(word), severity: isCertain ? 'error' : 'warning', consequence: 'request-fails', ...(isCertain ? {} : { assumes: ['the pool has no chroot'] }),
        message: `${sent.url} becomes the script ${sent.path}, ${fault.why}: PHP-FPM answers File not found, status 404.`,
        fixes: fault.root === undefined || !isEditable(node) ? [] : [fixOf(node, word, fault.root)],
      };
    }
  },
};

interface Sent {
  readonly url: string;
  /** What PHP-FPM gets as the name of the script, without arguments. */
  readonly path: string;
}

/** A URL that the pattern takes, and the script that comes of it. Undefined where the pattern is not understood, or the target is none. */
function pathFor(pattern: string, target: string): Sent | undefined {
  const prefix = /^\^?(\/[\w/-]*)/.exec(pattern)?.[1] ?? '/';
  for (const url of ['/index.php', `${prefix}index.php`, `${prefix}/index.php`]) {
    const groups = matchPattern(pattern, url);
    if (groups === undefined) continue;
    if (groups === 'unknown') return undefined;
    const replaced = substitute(target, groups);
    const path = TARGET.exec(replaced === target ? target + url : replaced)?.[2]?.replace(/\?.*$/, '');
    return path === undefined || /[%{}]/.test(path) ? undefined : { url, path };
  }
  return undefined;
}

function faultOf({ url, path }: Sent, roots: readonly string[]): { readonly why: string; readonly root: string | undefined } | undefined {
  const glued = roots.find((root) => path.startsWith(root) && !/^(?:\/|$)/.test(path.slice(root.length)));
  if (glued !== undefined && !roots.some((root) => path.startsWith(`${root}/`))) return { why: 'with no slash behind the folder', root: glued };
  if (path.replace(/^\/+/, '/') === url || !path.slice(1).includes('/')) return { why: 'in the root of the file system', root: roots[0] };
  return undefined;
}

/** The document root stands between host and path, and a slash behind it. */
function fixOf(node: ConfigNode, word: Word, root: string): { readonly title: string; readonly safety: 'review'; readonly edits: readonly ReturnType<typeof replaceWord>[] } {
  const [, host = '', path = ''] = TARGET.exec(word.value) ?? [];
  const rest = path.startsWith(root) ? path.slice(root.length) : path;
  const pattern = node.words[0]!.value;
  const needsSlash = rest.startsWith('$') && !/^\^?\(\/|^\^?\/?\(\?:/.test(pattern);
  const value = `${host}${root}${rest === '/' ? '' : needsSlash ? `/${rest}` : rest}`;
  return { title: `Write ${value}`, safety: 'review', edits: [replaceWord(node, word, value)] };
}
