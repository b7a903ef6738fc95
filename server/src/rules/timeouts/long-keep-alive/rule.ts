import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { heldBy, holdsWorker, inForce, intervalSeconds, mpmName, plainNumber } from '../../seconds';
import type { ConfigRule } from '../../types';
import { nameOf } from '../../words';

/** Seconds that a browser needs for what belongs to a page, generously; event holds no thread meanwhile. */
const LONG = { held: 15, free: 60 } as const;
/** From here on the number looks like milliseconds, which is another rule's. */
const MILLISECONDS = 1000;

/** Prefork and worker read the next request in the worker (ap_process_http_sync_connection, modules/http/http_core.c). */
export const rule: ConfigRule = {
  id: 'timeouts/long-keep-alive',
  summary: 'A KeepAliveTimeout that keeps workers idle for long',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: ['keepalivetimeout', 'keepalive'],
  *check(view) {
    const mpm = mpmName(view);
    const held = holdsWorker(mpm);
    for (const node of view.nodes('keepalivetimeout')) {
      const word = node.words[0];
      const seconds = intervalSeconds(word?.value);
      if (word === undefined || seconds === undefined || seconds <= (held ? LONG.held : LONG.free) || heardWords(node, view) === undefined) continue;
      if ((plainNumber(word.value) ?? 0) >= MILLISECONDS) continue;
      if (/^(?:off|0)$/i.test(inForce(view, 'keepalive', hostOf(node))?.words[0]?.value ?? '')) continue;
      yield {
        at: node.place(word), severity: held ? 'warning' : 'info', consequence: 'advice',
        message: held
          ? `${nameOf(node)} ${word.value}: under ${mpm} a connection that waits for its next request holds ${heldBy(mpm)}, here for ${seconds} seconds after each. With idle clients enough nobody else is served.`
          : `${nameOf(node)} ${word.value} keeps connections of idle clients open for ${seconds} seconds. A browser needs few of them for what belongs to a page.`,
        fixes: isEditable(node) ? [{ title: 'Write 5', safety: 'review', edits: [replaceWord(node, word, '5')] }] : [],
      };
    }
  },
};
