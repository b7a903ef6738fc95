import { heardWords } from '../../heard';
import { plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Also the time for a CGI program's next output, and for a backend without one of its own. */
export const rule: LineRule = {
  id: 'timeouts/short-timeout',
  summary: 'A Timeout of a few seconds, which ends slow uploads and programs',
  severities: ['info'],
  scope: 'line',
  on: ['timeout'],
  *check(node, view) {
    const word = node.words[0];
    const seconds = plainNumber(word?.value);
    if (word === undefined || seconds === undefined || seconds < 1 || seconds >= 5 || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'info', consequence: 'advice',
      message: `${nameOf(node)} ${word.value} ends every pause longer than that: uploads over a bad network, CGI programs and backends without a timeout of their own. RequestReadTimeout bounds slow clients without that.`,
    };
  },
};
