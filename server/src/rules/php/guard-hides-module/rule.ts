import type { ConfigNode, Guard } from '../../../httpd/config/node';
import { loadedPhp, MODULE_HANDLER, phpRoutes } from '../../../stack/php-routes';
import { PHP_KEYS } from '../../../stack/php-setting';
import { ifModules, type PhpGuard } from '../../php-guards';
import type { ConfigRule, Found } from '../../types';

/** Programs behind Action or mod_fcgid may run PHP files; modules that nobody knows may, too. */
const OTHERS = ['action', 'fcgidwrapper'];
const EVIDENCE = ['directoryindex', 'fallbackresource', 'rewriterule'];

/** start_ifmod (server/core.c) leaves the section out without a message; the default handler then sends the file. */
export const rule: ConfigRule = {
  id: 'php/guard-hides-module',
  summary: 'A condition that lets httpd start without PHP and send PHP files as source code',
  severities: ['warning', 'hint'],
  fixable: 'review',
  scope: 'config',
  on: ['sethandler', 'addhandler', 'addtype', 'forcetype', 'proxypass', 'proxypassmatch', ...OTHERS, ...EVIDENCE, ...PHP_KEYS, 'phpinidir'],
  *check(view) {
    const { config } = view;
    if (!view.complete || config.world.modules !== 'loaded' || config.world.scope === 'htaccess' || config.commands.uncatalogued.length > 0) return;
    const guards = ifModules(config).filter(({ isPhp }) => isPhp);
    const [first] = guards.filter((guard) => !guard.isNegated && givesHandler(guard));
    if (first === undefined || view.nodes(...OTHERS).length > 0 || phpRoutes(view).some(({ node, scope, kind }) => (scope !== 'other' || kind === 'fcgi') && !isGuarded(node))) return;
    const sign = view.nodes(...EVIDENCE).find((node) => namesScript(node) && !isGuarded(node));
    if (sign === undefined || guards.some((guard) => guard.isNegated && guard.inside.some(({ text }) => /^\s*Require\s+all\s+denied/i.test(text)))) return;
    // Outside of such conditions these keep httpd from starting without PHP, so that nothing is hidden.
    if (view.nodes(...PHP_KEYS, 'phpinidir').some((node) => !isGuarded(node))) return;
    const related = [{ at: sign.wholePlace, message: 'This line is for a site with PHP files.' }];
    yield loadedPhp(view) === undefined
      ? {
        at: first.at, severity: 'warning', consequence: 'request-fails', assumes: ['the site has PHP files'], related, fixes: fixOf(first),
        message: 'mod_php is not loaded, and this condition hides it: httpd starts without the handler, and PHP files go out as source code, passwords in them too.',
      }
      : {
        at: first.at, severity: 'hint', consequence: 'advice', related, fixes: fixOf(first),
        message: 'Should mod_php ever be missing, after an update say, this condition hides it: httpd starts all the same and sends PHP files as source code. A section for that case keeps them closed.',
      };
  },
};

/** Whether a condition on mod_php decides about a line. */
function isGuarded(node: ConfigNode): boolean {
  for (let guard: Guard | undefined = node.guard; guard !== undefined; guard = guard.parent) {
    if (guard.kind === 'ifmodule' && !guard.negated && /php/i.test(guard.argument)) return true;
  }
  return false;
}

function givesHandler({ inside }: PhpGuard): boolean {
  return inside.some(({ text }) => /^\s*(?:SetHandler|AddHandler|AddType|ForceType)\s/i.test(text) && text.trim().split(/[\s"]+/).some((word) => MODULE_HANDLER.test(word) && !/-source/i.test(word)));
}

/** A list of start pages that PHP leads, or everything given to one script. */
function namesScript({ key, words }: ConfigNode): boolean {
  const word = key === 'rewriterule' ? words[1] : words[0];
  return /\.php(?:[/?$]|$)/i.test(word?.value ?? '');
}

function fixOf({ closing }: PhpGuard): Found['fixes'] {
  if (closing === undefined) return [];
  const text = ['<IfModule !php_module>', '    <FilesMatch "\\.ph(?:ar|p|tml)$">', '        Require all denied', '    </FilesMatch>', '</IfModule>'].join('\n');
  return [{ title: 'Deny PHP files where mod_php is missing', safety: 'review', edits: [{ kind: 'insertAfter', line: closing, text }] }];
}
