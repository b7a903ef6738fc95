import { BYTE_ORDER_MARK } from '../../characters';
import { isEditable, replace } from '../../builders';
import type { LineRule } from '../../types';
import { refusal } from '../../words';

/** Follows ap_pcfg_openfile (server/util.c), which skips the mark on Windows only. */
export const rule: LineRule = {
  id: 'httpd/byte-order-mark',
  summary: 'A byte order mark at the beginning of a file',
  severities: ['error'],
  fixable: 'review',
  scope: 'line',
  on: 'all',
  when: (node) => node.name.startsWith(BYTE_ORDER_MARK),
  *check(node, view) {
    if (node.site.via !== undefined || view.config.world.profile === 'windows') return;
    const start = node.site.line.text.indexOf(BYTE_ORDER_MARK);
    const at = { ...node.namePlace, start, end: start + 1 };
    yield {
      at, severity: 'error', consequence: 'rejects',
      message: `The file begins with a byte order mark, an invisible character that belongs to the first word: ${refusal(view)}.`,
      fixes: isEditable(node) ? [{ title: 'Remove the byte order mark', safety: 'review', edits: [replace(at, '')] }] : [],
    };
  },
};
