import { phpRoutes } from '../../../stack/php-routes';
import { isEditable } from '../../builders';
import type { StackRule } from '../../types';

/** SetHandler (server/core.c) holds for all files of its section; fpm_php_limit_extensions refuses other endings. */
export const rule: StackRule = {
  id: 'php/handler-for-every-file',
  summary: 'A handler for PHP that takes every file of a folder',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    for (const { node, kind, scope } of phpRoutes(stack)) {
      if (node.key !== 'sethandler' || scope !== 'every') continue;
      const section = node.parent;
      const path = section?.words[0]?.value.replace(/>$/, '') ?? '';
      // A path of its own is meant for one page (the status of a pool), a folder of programs for what lies there.
      if (section !== undefined && !/^<(?:virtualhost|directory)$/.test(section.key) && !(section.key === '<location' && path === '/')) continue;
      const result = kind === 'fcgi' ? 'pictures and style sheets too, for which PHP-FPM answers 403 (security.limit_extensions)' : 'pictures and style sheets too, which PHP reads as its own source';
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'silent',
        message: `This SetHandler gives every file here to PHP, ${result}. A FilesMatch around it takes PHP files only.`,
        fixes: isEditable(node) && section?.key !== '<location' ? [{ title: 'Put it into a FilesMatch', safety: 'review', edits: [{ kind: 'insertBefore', line: node.site, text: '<FilesMatch "\\.php$">' }, { kind: 'insertAfter', line: node.site, text: '</FilesMatch>' }] }] : [],
      };
    }
  },
};
