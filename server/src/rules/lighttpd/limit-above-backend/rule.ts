import { numberIn } from '../../../lighttpd/backends';
import { itemOf } from '../../../lighttpd/values';
import { listenAddresses, localBackends, reaches } from '../../../stack/front-proxy';
import { plainNumber } from '../../seconds';
import type { StackRule } from '../../types';

/** lighttpd counts in kB, httpd's LimitRequestBody in bytes (ap_setup_client_block and the filters, http_filters.c). */
export const rule: StackRule = {
  id: 'lighttpd/limit-above-backend',
  summary: 'lighttpd takes in uploads that httpd refuses',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const limits = stack.nodes('limitrequestbody').flatMap((node) => {
      const bytes = plainNumber(node.words[0]?.value);
      return bytes === undefined || bytes === 0 ? [] : [{ node, bytes }];
    });
    const listens = listenAddresses(stack);
    const largest = limits.reduce((most, each) => (each.bytes > most ? each.bytes : most), 0);
    if (largest === 0 || listens === undefined) return;
    const told = new Set<unknown>();
    for (const local of localBackends(stack.around)) {
      const size = numberIn(local.list.context, 'server.max-request-size', 4294967295);
      const setting = local.list.context.effective('server.max-request-size');
      if (typeof size !== 'number' || size === 0 || size * 1024 <= largest || setting === undefined || told.has(setting) || !reaches(local, listens) || itemOf(local.backend.items, 'mode') !== undefined) continue;
      told.add(setting);
      yield {
        at: setting.value.at, severity: 'info', consequence: 'advice', message: `lighttpd takes uploads of up to ${size} kB (${size * 1024} bytes), and httpd behind it refuses more than ${largest} bytes: the rest is stored first and answered with 413.`,
        related: limits.slice(0, 3).map(({ node }) => ({ at: node.wholePlace, message: 'The limit of httpd.' })),
      };
    }
  },
};
