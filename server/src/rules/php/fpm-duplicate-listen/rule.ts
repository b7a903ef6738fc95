import { placeOf, refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_post_process (sapi/fpm/fpm/fpm_conf.c): addresses are compared as texts, after $pool and the prefix. */
export const rule: FileRule = {
  id: 'php/fpm-duplicate-listen',
  summary: 'Two pools of PHP-FPM that listen at one address',
  severities: ['error'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const seen = new Set<string>();
    yield* refusals(view, ['duplicate-listen'], ({ text, pool }, root) => {
      const [second, first] = [pool?.name ?? '', /pool '(.*)'$/.exec(text)?.[1] ?? ''];
      // FPM compares each with each, so that a pair comes twice.
      const pair = [second, first].sort().join('\n');
      if (seen.has(pair)) return undefined;
      seen.add(pair);
      const other = root.answer.reading.pools.find((each) => each.name === first)?.settings.get('listen');
      const at = placeOf(root, other?.valueAt);
      return { message: `The pools ${second} and ${first} listen at one address: PHP-FPM does not start.`, related: at === undefined ? [] : [{ at, message: `The pool ${first} listens here.` }] };
    });
  },
};
