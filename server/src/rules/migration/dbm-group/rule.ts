import { isEditable, replace } from '../../builders';
import type { ConfigRule } from '../../types';

/**
 * In 2.2 mod_authz_dbm answered to `Require group`. In 2.4 that provider is mod_authz_groupfile's alone, which asks AuthGroupFile;
 * mod_authz_dbm registers dbm-group and dbm-file-group (register_hooks, modules/aaa/mod_authz_dbm.c).
 */
export const rule: ConfigRule = {
  id: 'migration/dbm-group',
  summary: 'Require group beside AuthDBMGroupFile, which only Require dbm-group asks',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: ['require', 'authdbmgroupfile', 'authgroupfile'],
  *check(view) {
    const { modules } = view.config.commands;
    if (view.config.world.modules !== 'any' && !(modules.has('authz_dbm_module') && modules.has('authz_groupfile_module'))) return;
    // AuthGroupFile is inherited: where one is set anywhere, the group may be in it.
    if (view.nodes('authgroupfile').length > 0) return;
    const files = view.nodes('authdbmgroupfile');
    for (const node of view.nodes('require')) {
      const word = node.words[0]?.value.toLowerCase() === 'not' ? node.words[1] : node.words[0];
      const file = files.find((each) => each.parent === node.parent);
      if (word?.value.toLowerCase() !== 'group' || file === undefined) continue;
      yield {
        at: node.place(word), severity: 'warning', consequence: 'request-fails',
        message: 'Require group asks AuthGroupFile, and none is set: nobody is let in. The groups of AuthDBMGroupFile are asked by Require dbm-group since httpd 2.4.',
        related: [{ at: file.wholePlace, message: 'The groups are in this file.' }],
        assumes: ['no AuthGroupFile is set elsewhere'],
        fixes: isEditable(node) ? [{ title: 'Write Require dbm-group', safety: 'review', edits: [replace(node.place(word), 'dbm-group')] }] : [],
      };
    }
  },
};
