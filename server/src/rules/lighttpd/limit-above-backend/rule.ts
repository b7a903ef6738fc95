import { numberIn } from '../../../lighttpd/backends';
import { itemOf } from '../../../lighttpd/values';
import { postLimits, type PostLimit } from '../../../stack/front-php';
import { listenAddresses, localBackends, reaches } from '../../../stack/front-proxy';
import { plainNumber } from '../../seconds';
import type { StackRule } from '../../types';

/** lighttpd counts in kB, httpd's LimitRequestBody in bytes (ap_http_filter, http_filters.c), PHP's post_max_size in bytes with a suffix (php_std_post_handler). */
export const rule: StackRule = {
  id: 'lighttpd/limit-above-backend',
  summary: 'lighttpd takes in uploads that httpd or PHP refuses',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const limits = stack.nodes('limitrequestbody').flatMap((node) => {
      const bytes = plainNumber(node.words[0]?.value);
      return bytes === undefined || bytes === 0 ? [] : [{ node, bytes }];
    });
    const listens = listenAddresses(stack);
    const largest = limits.reduce((most, each) => (each.bytes > most ? each.bytes : most), 0);
    if (listens === undefined) return;
    const php = postLimits(stack).reduce<PostLimit | undefined>((most, each) => (most === undefined || each.bytes > most.bytes ? each : most), undefined);
    const told = new Set<unknown>();
    for (const local of localBackends(stack.around)) {
      const size = numberIn(local.list.context, 'server.max-request-size', 4294967295);
      const setting = local.list.context.effective('server.max-request-size');
      if (typeof size !== 'number' || size === 0 || setting === undefined || told.has(setting) || !reaches(local, listens) || itemOf(local.backend.items, 'mode') !== undefined) continue;
      told.add(setting);
      const takes = `lighttpd takes uploads of up to ${size} kB (${size * 1024} bytes)`;
      if (largest > 0 && size * 1024 > largest) {
        yield {
          at: setting.value.at, severity: 'info', consequence: 'advice', message: `${takes}, and httpd behind it refuses more than ${largest} bytes: the rest is stored first and answered with 413.`,
          related: limits.slice(0, 3).map(({ node }) => ({ at: node.wholePlace, message: 'The limit of httpd.' })),
        };
      } else if (php !== undefined && size * 1024 > php.bytes) {
        yield {
          at: setting.value.at, severity: 'info', consequence: 'advice', message: `${takes}, and post_max_size ${php.text} of ${php.who} is below it: a larger form is stored and passed on, and PHP gives the script no fields and no files of it.`,
          ...(php.at === undefined ? {} : { related: [{ at: php.at, message: 'The limit of PHP.' }] }),
        };
      }
    }
  },
};
