import type { ConfigNode } from '../../../httpd/config/node';
import { quantityOf } from '../../../php/effective/quantity';
import { listensAt } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import { modPhpServerSetting, poolPhpSetting, settingPlace } from '../../../stack/server-php-setting';
import type { Stack } from '../../../stack/stack';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { StackRule } from '../../types';

/** ap_http_filter (modules/http/http_filters.c) counts the body; php_std_post_handler reads it afterwards. */
export const rule: StackRule = {
  id: 'php/post-beyond-request-body',
  summary: 'A post_max_size above what httpd lets through',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const limit = stack.nodes('limitrequestbody').findLast((node) => node.parent === undefined || node.parent.key === '<virtualhost');
    const word = limit?.words[0];
    if (limit === undefined || word === undefined || !/^\d+$/.test(word.value) || Number(word.value) === 0) return;
    for (const { setting, who } of runtimes(stack, limit)) {
      const at = settingPlace(setting);
      const post = Number(quantityOf(setting.value ?? '', 802).value);
      if (at === undefined || post <= Number(word.value)) continue;
      yield {
        at: limit.place(word), severity: 'warning', consequence: 'silent',
        message: `LimitRequestBody ${word.value} ends requests with status 413 before PHP sees them: post_max_size = ${setting.value} ${who} never counts.`,
        related: [{ at, message: 'PHP would take more.' }],
        fixes: isEditable(limit) ? [{ title: `Write ${post}`, safety: 'review', edits: [replaceWord(limit, word, String(post))] }] : [],
      };
      return;
    }
  },
};

/** What runs PHP behind the line: pools that its virtual host sends requests to, and mod_php. */
function* runtimes(stack: Stack, limit: ConfigNode): Generator<{ readonly setting: ReturnType<typeof modPhpServerSetting>; readonly who: string }> {
  const host = limit.parent;
  const routes = phpRoutes(stack).filter(({ node }) => host === undefined || [...node.ancestors()].includes(host) || ![...node.ancestors()].some(({ key }) => key === '<virtualhost'));
  if (loadedPhp(stack) !== undefined) yield { setting: modPhpServerSetting(stack, 'post_max_size'), who: 'of mod_php' };
  for (const pool of hostPools(stack)) {
    if (routes.some(({ target }) => target !== undefined && listensAt(pool.listen, target))) yield { setting: poolPhpSetting(stack, pool, 'post_max_size'), who: `of the pool ${pool.name}` };
  }
}
