import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { passOf } from '../../../httpd/config/special/proxy-places';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import { inForce, plainNumber } from '../../seconds';
import type { ConfigRule } from '../../types';
import { nameOf } from '../../words';

const SHORT = 120;
/** Of 2.4, where nothing is set. */
const TIMEOUT = 60;

/** The tunnel ends when neither side sent anything for the backend's timeout (ap_proxy_tunnel_run, modules/proxy/proxy_util.c). */
export const rule: ConfigRule = {
  id: 'timeouts/short-websocket-timeout',
  summary: 'A WebSocket that is cut off after a short silence',
  severities: ['hint'],
  fixable: 'review',
  scope: 'config',
  on: ['proxypass', 'proxypassmatch', 'proxytimeout', 'timeout'],
  *check(view) {
    if (!view.complete) return;
    for (const node of view.nodes('proxypass', 'proxypassmatch')) {
      // Most proxied paths are none, and there may be thousands of them.
      if (!/wss?:|upgrade=/i.test(node.text)) continue;
      if (!/wss?:|upgrade=/i.test(node.text)) continue;
      const { url, rest } = passOf(node);
      if (url === undefined || heardWords(node, view) === undefined) continue;
      if (!/^wss?:\/\//i.test(url.value) && !rest.some(({ value }) => /^upgrade=(?!none)/i.test(value))) continue;
      if (rest.some(({ value }) => /^timeout=/i.test(value))) continue;
      const set = inForce(view, 'proxytimeout', hostOf(node)) ?? inForce(view, 'timeout', hostOf(node));
      const seconds = set === undefined ? TIMEOUT : plainNumber(set.words[0]?.value);
      if (seconds === undefined || seconds <= 0 || seconds >= SHORT) continue;
      const cause = set === undefined ? `Timeout is ${TIMEOUT} unless it is set` : `${nameOf(set)} is ${seconds}`;
      const end = node.words.at(-1)!;
      yield {
        at: node.place(url), severity: 'hint', consequence: 'advice',
        message: `A WebSocket through this line is closed after ${seconds} silent seconds: ${cause}. Either the application sends a sign of life more often, or timeout= gives it longer.`,
        fixes: isEditable(node) ? [{ title: 'Add timeout=600', safety: 'review', edits: [replace(node.place({ start: end.end, end: end.end }), ' timeout=600')] }] : [],
      };
    }
  },
};
