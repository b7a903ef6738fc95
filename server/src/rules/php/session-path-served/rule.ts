import { phpAssignment } from '../../../stack/php-setting';
import { PHP_KEYS } from '../../../stack/php-setting';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

/** ps_files_open names the file sess_ and the id: whoever can fetch it has the session, and whoever can list the folder has all. */
export const rule: ConfigRule = {
  id: 'php/session-path-served',
  summary: 'A folder of sessions inside of what the server gives out',
  severities: ['warning'],
  scope: 'config',
  on: [...PHP_KEYS, 'documentroot'],
  *check(view) {
    const roots = view.nodes('documentroot').flatMap((node) => (node.words[0] === undefined ? [] : [{ node, path: node.words[0].value.replace(/\/+$/, '') }]));
    for (const node of view.nodes(...PHP_KEYS)) {
      const assignment = phpAssignment(node, view.config);
      if (assignment?.name !== 'session.save_path' || heardWords(node, view) === undefined) continue;
      const path = assignment.value.replace(/^(?:\d+;){0,2}/, '');
      const root = roots.find((each) => each.path.length > 1 && (path === each.path || path.startsWith(`${each.path}/`)));
      if (root === undefined) continue;
      yield {
        at: node.place(node.words[1]!), severity: 'warning', consequence: 'advice',
        message: `Sessions in ${path} lie below the DocumentRoot ${root.path}: the server gives them out as files, with what visitors are and may do. Put them outside.`,
        related: [{ at: root.node.wholePlace, message: 'What is below is given out.' }],
      };
    }
  },
};
