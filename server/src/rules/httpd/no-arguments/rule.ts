import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Handlers that loop over their words and never miss one: set_options, set_server_alias (server/core.c), add_index (mod_dir.c). */
export const rule: LineRule = {
  id: 'httpd/no-arguments',
  summary: 'A list without a single word, which httpd accepts and passes over',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'line',
  on: ['options', 'directoryindex', 'serveralias'],
  *check(node, view) {
    if (node.words.some(({ value }) => value !== '') || heardWords(node, view) === undefined) return;
    yield {
      at: node.wholePlace, severity: 'warning', consequence: 'silent',
      message: `${nameOf(node)} without an argument is accepted and does nothing, not even take back what was set before.`,
      fixes: isEditable(node) ? [{ title: 'Remove the line', safety: 'safe', edits: [removeDirective(node)] }] : [],
    };
  },
};
