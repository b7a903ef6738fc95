import { loadedPhp } from '../../../stack/php-routes';
import { replace } from '../../builders';
import { ifModules, type PhpGuard } from '../../php-guards';
import type { ConfigRule, Found } from '../../types';

/**
 * PHP 8 registers php_module with the source name mod_php.c (sapi/apache2handler/mod_php.c); 7 and 5 have their number in both
 * (module_php7, mod_php7.c). start_ifmod (server/core.c) looks for nothing else.
 */
export const rule: ConfigRule = {
  id: 'php/guard-never-true',
  summary: 'A condition on a name that the loaded mod_php does not have',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: [],
  *check(view) {
    const { config } = view;
    if (!view.complete || config.world.modules !== 'loaded') return;
    const loaded = loadedPhp(view);
    if (loaded === undefined) return;
    const names = [loaded, loaded.replace(/^php(\d?)_module$/, 'mod_php$1.c')];
    const guards = ifModules(config);
    for (const guard of guards) {
      if (names.includes(guard.name) || !guard.isPhp) continue;
      if (guard.isNegated) {
        // Nobody loads this name, so that the condition is always true; the file of Debian's package has it.
        if (guard.name !== 'mod_php8.c' && guard.name !== 'php8_module') continue;
        yield { at: guard.at, severity: 'info', consequence: 'silent', message: `${guard.name} is no name of PHP 8, which calls itself ${names.join(' and ')}: the condition is always true, although mod_php is loaded.`, fixes: fixOf(guard, names[0]!) };
        continue;
      }
      // Of a ladder of versions one step is the right one; what another module of PHP has is supplied by that.
      if (!hasSettings(guard) || guards.some((other) => other.site.file === guard.site.file && !other.isNegated && (names.includes(other.name) || /lsapi|litespeed/i.test(other.name)))) continue;
      yield {
        at: guard.at, severity: 'warning', consequence: 'silent',
        message: `The loaded PHP calls itself ${names.join(' and ')}, never ${guard.name}: httpd passes over this section, and what it sets does not hold.`,
        fixes: fixOf(guard, names[0]!),
      };
    }
  },
};

/** Whether a line inside is about PHP. */
function hasSettings({ inside }: PhpGuard): boolean {
  return inside.some(({ head }) => /^(?:php_(?:admin_)?(?:value|flag)|phpinidir|sethandler|addhandler|addtype|require|directoryindex)$/i.test(head.value));
}

function fixOf({ at }: PhpGuard, name: string): Found['fixes'] {
  return [{ title: `Write ${name}`, safety: 'review', edits: [replace(at, name)] }];
}
