/** Who gets a PHP file: the lines of httpd that give it to mod_php or to FastCGI. */
import type { ConfigNode } from '../httpd/config/node';
import type { Word } from '../httpd/syntax/words';
import { fcgiTarget, type FcgiTarget } from './fcgi-target';
import type { NodeSource } from './mpm';
import { rememberedFor } from './recorder';

/** Keys of the directives that routes are read from, and of those that say how long they wait. */
export const ROUTE_KEYS: readonly string[] = [
  'sethandler', 'addhandler', 'addtype', 'forcetype', 'action', 'proxypass', 'proxypassmatch', 'balancermember', 'proxyset', 'proxytimeout', 'timeout',
  'user', 'group', 'setenv', 'setenvif', 'setenvifnocase', 'fcgidwrapper', 'limitrequestbody', 'loadmodule', '<proxy',
];

export interface PhpRoute {
  /** `module`: a handler of mod_php. `type`: a media type that mod_php answers to. `fcgi`: mod_proxy_fcgi. */
  readonly kind: 'module' | 'type' | 'fcgi';
  readonly node: ConfigNode;
  /** The word that names the handler, type or target. */
  readonly word: Word;
  /** Undefined where each request tells it, or where the word is none. */
  readonly target?: FcgiTarget;
  /** What it is for: PHP files by their name, every file, or something else. */
  readonly scope: 'php' | 'every' | 'other';
}

export const MODULE_HANDLER = /^(?:application\/x-httpd-php(?:-source)?\d*|php\d?-script)$/i;

/** Identifiers of mod_php, the newest first. */
export const PHP_MODULES: readonly string[] = ['php_module', 'php7_module', 'php5_module'];

/** All routes in httpd's order. */
export const phpRoutes = rememberedFor((source: NodeSource): readonly PhpRoute[] =>
  source.nodes('sethandler', 'addhandler', 'addtype', 'forcetype', 'proxypass', 'proxypassmatch').flatMap((node) => routeOf(node) ?? []));

function routeOf(node: ConfigNode): PhpRoute | undefined {
  const [first, second] = node.words;
  if (first === undefined) return undefined;
  if (node.key === 'proxypass' || node.key === 'proxypassmatch') return proxyRoute(node, first, second);
  const scope = node.key === 'addhandler' || node.key === 'addtype' ? endings(node) : sectionScope(node);
  if (/^proxy:/i.test(first.value)) {
    const target = fcgiTarget(first.value.slice('proxy:'.length));
    const isFcgi = target !== undefined || /fcgi:|^proxy:unix:[^|]*$/i.test(first.value);
    return isFcgi ? { kind: 'fcgi', node, word: first, scope, ...(target === undefined ? {} : { target }) } : undefined;
  }
  if (!MODULE_HANDLER.test(first.value)) return undefined;
  return { kind: node.key === 'sethandler' || node.key === 'addhandler' ? 'module' : 'type', node, word: first, scope };
}

/** The path stands in front of the target; in a `<Location>` it is left out. */
function proxyRoute(node: ConfigNode, first: Word, second: Word | undefined): PhpRoute | undefined {
  const isTarget = (word: Word | undefined): word is Word => word !== undefined && /^(?:fcgi:|unix:[^|]*\|fcgi:)/i.test(word.value);
  const word = isTarget(first) ? first : isTarget(second) ? second : undefined;
  if (word === undefined) return undefined;
  const target = fcgiTarget(word.value);
  const pattern = word === first ? '' : first.value;
  const scope = word === first ? sectionScope(node) : /\\?\.\(?(?:\?:)?(?:php|ph)/i.test(pattern) ? 'php' : pattern === '/' ? 'every' : 'other';
  return { kind: 'fcgi', node, word, scope, ...(target === undefined ? {} : { target }) };
}

function endings(node: ConfigNode): PhpRoute['scope'] {
  return node.words.slice(1).some(({ value }) => /^\.?(?:php[5-8]?|phtml|phar)$/i.test(value)) ? 'php' : 'other';
}

const BY_NAME: ReadonlySet<string> = new Set(['<filesmatch', '<files', '<locationmatch', '<directorymatch', '<if', '<elseif', '<else']);

/** What the sections around a line choose; of a folder or a path everything. */
function sectionScope(node: ConfigNode): PhpRoute['scope'] {
  for (const section of node.ancestors()) {
    if (!BY_NAME.has(section.key)) continue;
    return /ph(?:p|\()|ph\[|phtml/i.test(section.argumentText) ? 'php' : 'other';
  }
  return 'every';
}

/** The identifier of mod_php that is loaded; undefined where none is, or where nobody knows the modules. */
export function loadedPhp({ config }: Pick<NodeSource, 'config'>): string | undefined {
  return PHP_MODULES.find((identifier) => config.commands.modules.has(identifier));
}
