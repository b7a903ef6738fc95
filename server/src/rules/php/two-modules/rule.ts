import type { Site } from '../../../httpd/config/node';
import { PHP_MODULES } from '../../../stack/php-routes';
import { wholeLine } from '../../edits';
import type { ConfigRule } from '../../types';

/** Each libphp has an engine of PHP whose functions have the same names; a2enmod of Debian refuses the pair (`# Conflicts:` in the .load files). */
export const rule: ConfigRule = {
  id: 'php/two-modules',
  summary: 'Two versions of mod_php in one server',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: ['loadmodule'],
  *check({ config }) {
    const sites = PHP_MODULES.flatMap((identifier): (readonly [string, Site])[] => {
      const site = config.environment.modules.get(identifier);
      return site === undefined ? [] : [[identifier, site]];
    });
    const [newest, ...older] = sites;
    if (newest === undefined) return;
    for (const [identifier, site] of older) {
      yield {
        at: wholeLine(site), severity: 'warning', consequence: 'advice',
        message: `${identifier} and ${newest[0]} are both loaded. They are two engines of PHP in one process, which PHP does not support: both answer to application/x-httpd-php, and the server may crash. Load one of them, and run the other by PHP-FPM.`,
        related: [{ at: wholeLine(newest[1]), message: `${newest[0]} is loaded here.` }],
        fixes: site.via === undefined ? [{ title: `Do not load ${identifier}`, safety: 'review', edits: [{ kind: 'removeLine', line: site }] }] : [],
      };
    }
  },
};
