import { REMOVED_MODULES } from '../../../httpd/catalog/removed-modules';
import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { Fix, LineRule } from '../../types';
import { refusal } from '../../words';

/** Follows load_module (modules/core/mod_so.c): there is no such file, or it belongs to another httpd. */
export const rule: LineRule = {
  id: 'modules/removed-module',
  summary: 'A LoadModule of a module that ended with httpd 2.2',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: ['loadmodule'],
  *check(node, view) {
    const word = node.words[0];
    const instead = REMOVED_MODULES[word?.value ?? ''];
    if (word === undefined || instead === undefined || view.config.problems.some((problem) => problem.node === node)) return;
    const fixes: Fix[] = isEditable(node) && /can go/.test(instead) ? [{ title: 'Remove the line', safety: 'review', edits: [removeDirective(node)] }] : [];
    yield {
      at: node.place(word), severity: 'warning', consequence: 'rejects',
      message: `httpd 2.4 has no ${word.value}, which belongs to 2.2: ${refusal(view)}. ${instead}`,
      assumes: ['the server is httpd 2.4'], fixes,
    };
  },
};
