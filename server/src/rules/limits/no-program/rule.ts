import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import { heardWords } from '../../heard';
import { startsNoPrograms } from '../../programs';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** The limits are given to programs that children start (ap_unixd_set_rlimit and its callers), not to children. */
export const rule: LineRule = {
  id: 'limits/no-program',
  summary: 'A resource limit on a server that starts no programs',
  severities: ['info'],
  fixable: 'safe',
  scope: 'line',
  on: ['rlimitcpu', 'rlimitmem', 'rlimitnproc'],
  *check(node, view) {
    if (!startsNoPrograms(view) || heardWords(node, view) === undefined) return;
    yield {
      at: node.wholePlace, severity: 'info', consequence: 'silent', tags: ['unnecessary'],
      message: `${nameOf(node)} does nothing here: it bounds CGI programs, and no module that starts any is loaded. It bounds neither httpd's own processes nor mod_php nor PHP-FPM.`,
      fixes: isEditable(node) ? [{ title: `Remove ${nameOf(node)}`, safety: 'safe', edits: [removeDirective(node)] }] : [],
    };
  },
};
