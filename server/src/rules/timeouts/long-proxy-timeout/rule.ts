import { heardWords } from '../../heard';
import { intervalSeconds, plainNumber } from '../../seconds';
import type { ConfigNode } from '../../../httpd/config/node';
import type { Word } from '../../../httpd/syntax/words';
import type { LineRule } from '../../types';

const LONG = 600;

/** Seconds without a byte from the backend (ap_proxy_connect_backend and the handlers in modules/proxy). */
export const rule: LineRule = {
  id: 'timeouts/long-proxy-timeout',
  summary: 'A backend that may be silent for more than ten minutes',
  severities: ['info'],
  scope: 'line',
  on: ['proxytimeout', 'proxypass', 'proxypassmatch', 'balancermember', 'proxyset'],
  *check(node, view) {
    const found = timeOf(node);
    if (found === undefined || found.seconds <= LONG || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(found.word), severity: 'info', consequence: 'advice',
      message: `${found.as} lets a backend be silent for ${Math.round(found.seconds / 60)} minutes: one that hangs holds its worker here as long, and the next requests take the next workers.`,
    };
  },
};

function timeOf(node: ConfigNode): { readonly word: Word; readonly seconds: number; readonly as: string } | undefined {
  if (node.key === 'proxytimeout') {
    const word = node.words[0];
    const seconds = plainNumber(word?.value);
    return word === undefined || seconds === undefined ? undefined : { word, seconds, as: `${node.name} ${word.value}` };
  }
  // A WebSocket is silent for as long as nobody has something to say.
  if (node.words.some(({ value }) => /^wss?:|^upgrade=/i.test(value))) return undefined;
  for (const word of node.words) {
    const value = /^timeout=(.+)$/i.exec(word.value)?.[1];
    // In a balancer's own line it is the time to wait for a free member.
    const isBalancer = node.words.some((each) => /^balancer:/i.test(each.value));
    const seconds = isBalancer ? undefined : intervalSeconds(value);
    if (seconds !== undefined) return { word, seconds, as: word.value };
  }
  return undefined;
}
