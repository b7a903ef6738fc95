import type { ConfigNode } from '../../../httpd/config/node';
import { mpmOf } from '../../../stack/mpm';
import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';

/** Follows the handlers of server/mpm and server/mpm_common.c: each name and its earlier name write one variable. */
export const rule: ConfigRule = {
  id: 'mpm/duplicate-setting',
  summary: 'A number of the MPM is set more than once, and only the last line counts',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    for (const { node: last, overridden } of picture?.set.values() ?? []) {
      for (const node of overridden) {
        // A file that is included twice sets everything twice and says it once.
        if (node.site.line === last.site.line || node.site.via !== undefined) continue;
        const same = node.words[0]?.value === last.words[0]?.value;
        const where = last.site.file === node.site.file ? 'a later line' : last.site.file;
        yield {
          at: node.wholePlace,
          severity: !same && standTogether(node, last) ? 'warning' : 'info',
          consequence: 'silent',
          message: `${node.text.trim()} has no effect: ${where} ${same ? 'sets the same' : `sets ${last.name} ${last.words[0]?.value}`}.`,
          fixes: isEditable(node) ? [{ title: `Remove ${node.text.trim()}, which has no effect`, safety: 'safe', edits: [removeDirective(node)] }] : [],
          related: [{ at: last.wholePlace, message: 'This line counts.' }],
          tags: ['unnecessary'],
        };
      }
    }
  },
};

/** Whether both stand in one file under the same conditions: a value for all, changed further down for a case, is no slip. */
function standTogether(one: ConfigNode, other: ConfigNode): boolean {
  return one.site.file === other.site.file && one.guard?.line === other.guard?.line;
}
