import { passOf } from '../../../httpd/config/special/proxy-places';
import { heardWords } from '../../heard';
import { intervalSeconds } from '../../seconds';
import type { LineRule } from '../../types';

const LONG = 3600;

/** Neither side of a tunnel is asked whether it is still there until then (ap_proxy_tunnel_run, modules/proxy/proxy_util.c). */
export const rule: LineRule = {
  id: 'timeouts/long-websocket-timeout',
  summary: 'A WebSocket that may be silent for hours',
  severities: ['info'],
  scope: 'line',
  on: ['proxypass', 'proxypassmatch'],
  *check(node, view) {
    const { url, rest } = passOf(node);
    const isSocket = /^wss?:\/\//i.test(url?.value ?? '') || rest.some(({ value }) => /^upgrade=(?!none)/i.test(value));
    const word = rest.find(({ value }) => /^timeout=/i.test(value));
    const seconds = intervalSeconds(word?.value.slice('timeout='.length));
    if (!isSocket || word === undefined || seconds === undefined || seconds <= LONG || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'info', consequence: 'advice',
      message: `${word.value}: a WebSocket whose client is gone holds its thread and the backend's connection for ${Math.round(seconds / 3600)} hours. An application that pings needs a few minutes only.`,
    };
  },
};
