import { plainNumber } from '../../seconds';
import type { LineRule } from '../../types';

const MIB = 1024 * 1024;
/** Sizes from which a buffer for each request is more than anybody means. */
const LARGE = 4 * MIB;

/** mod_buffer.c and mod_proxy_http.c (spool_reqbody_cl) hold a body before they pass it on. */
export const rule: LineRule = {
  id: 'gateway/buffered-in-httpd',
  summary: 'httpd holds whole bodies before it passes them on',
  severities: ['info'],
  scope: 'line',
  on: ['buffersize', 'setenv', 'setenvif', 'setenvifnocase', 'browsermatch', 'secresponsebodylimit'],
  *check(node) {
    const first = node.words[0];
    if (first === undefined) return;
    if (node.key === 'buffersize' || node.key === 'secresponsebodylimit') {
      const size = plainNumber(first.value);
      if (size === undefined || size < LARGE) return;
      const what = node.key === 'buffersize' ? 'up to so much of each body that passes the filter' : 'up to so much of each response that it looks at';
      yield { at: node.wholePlace, severity: 'info', consequence: 'advice', message: `${node.name} ${first.value} keeps ${what} in memory, ${Math.round(size / MIB)} MiB for each request at once.` };
      return;
    }
    if (!node.words.some(({ value }) => /^proxy-sendcl(?:=|$)/.test(value))) return;
    yield { at: node.wholePlace, severity: 'info', consequence: 'advice', message: 'With proxy-sendcl httpd takes in a whole upload, in a file beyond 16 kB, before the backend gets any of it. LimitRequestBody bounds it.' };
  },
};
