import { loadedPhp } from '../../../stack/php-routes';
import type { StackRule } from '../../types';

/** php_handler (sapi/apache2handler/sapi_apache2.c) declines with engine off, and the default handler sends the file. */
export const rule: StackRule = {
  id: 'php/engine-off',
  summary: 'PHP switched off for files that are then sent as source code',
  severities: ['info'],
  scope: 'stack',
  on: ['require', '<files', '<filesmatch'],
  *check(stack) {
    if (loadedPhp(stack) === undefined) return;
    for (const node of stack.nodes('php_flag', 'php_admin_flag')) {
      const [name, value] = node.words;
      if (name?.value !== 'engine' || value === undefined || /^(?:on|1)$/i.test(value.value)) continue;
      const section = node.parent;
      const denied = section !== undefined && section.children.some((item) => 'key' in item && (item.key === 'require' ? /^all\s+denied$/i.test(item.argumentText) : /^<(?:files|filesmatch)$/.test(item.key) && item.children.some((inner) => 'key' in inner && inner.key === 'require' && /^all\s+denied$/i.test(inner.argumentText))));
      if (denied) continue;
      yield {
        at: node.wholePlace, severity: 'info', consequence: 'advice',
        message: 'With engine off mod_php leaves the files alone, and httpd sends them as they are: visitors read the source of PHP files here. Require all denied in a FilesMatch keeps them to themselves.',
      };
    }
  },
};
