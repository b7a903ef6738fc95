import { isBefore24 } from '../../../httpd/mpm/version';
import { heardWords } from '../../heard';
import { isEditable } from '../../builders';
import { replaceArguments } from '../../edits';
import type { ConfigRule } from '../../types';

/** httpd's own values and Debian's: who has these has not thought of bounds, and is not told of one more. */
const AS_SHIPPED: ReadonlySet<string> = new Set(['header=20-40,minrate=500', 'body=20,minrate=500', 'body=10,minrate=500']);

/** The stage came with 2.4.39 and is 0, no bound, unless it is set (modules/filters/mod_reqtimeout.c). */
export const rule: ConfigRule = {
  id: 'timeouts/no-handshake-bound',
  summary: 'A RequestReadTimeout that leaves the TLS handshake without a bound',
  severities: ['hint'],
  fixable: 'review',
  scope: 'config',
  on: ['requestreadtimeout', 'sslengine'],
  *check(view) {
    if (isBefore24(view.config.world.version, 39)) return;
    const nodes = view.nodes('requestreadtimeout').filter((node) => heardWords(node, view) !== undefined);
    const hasTls = view.nodes('sslengine').some((node) => /^on$/i.test(node.words[0]?.value ?? ''));
    const first = nodes[0];
    if (!hasTls || first === undefined || nodes.some((node) => node.words.some((word) => /^handshake=/i.test(word.value)))) return;
    if (nodes.every((node) => node.words.every((word) => AS_SHIPPED.has(word.value.toLowerCase())))) return;
    yield {
      at: first.wholePlace, severity: 'hint', consequence: 'advice',
      message: 'The TLS handshake has no time of its own: before the first request a client that stops there is bounded by Timeout alone. handshake=5-10,MinRate=500 bounds it.',
      fixes: isEditable(first) ? [{ title: 'Add handshake=5-10,MinRate=500', safety: 'review', edits: [replaceArguments(first, `handshake=5-10,MinRate=500 ${first.argumentText}`)] }] : [],
    };
  },
};
