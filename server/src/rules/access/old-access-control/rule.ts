import { heardWords } from '../../heard';
import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { ConfigRule, Fix, Found, Related } from '../../types';
import { nameOf } from '../../words';
import { headOf, migrations, type Migration } from '../migrate';
import { NEW_KEYS, OLD_KEYS, OTHER_KEYS } from '../sections';

/** mod_access_compat (modules/aaa/mod_access_compat.c) runs these beside the providers of Require. */
export const rule: ConfigRule = {
  id: 'access/old-access-control',
  summary: 'The access control of httpd 2.2: Order, Allow, Deny and Satisfy',
  severities: ['info', 'warning'],
  fixable: 'review',
  scope: 'config',
  on: [...OLD_KEYS, ...NEW_KEYS, ...OTHER_KEYS],
  *check(view) {
    if (view.nodes(...OLD_KEYS).length === 0) return;
    for (const migration of migrations(view)) {
      const { old } = migration.section;
      if (old.some((node) => heardWords(node, view) === undefined)) continue;
      // One finding for the lines of a section.
      const head = headOf(migration.section);
      const others = old.filter((each) => each !== head);
      const names = [...new Set([head, ...others].map(nameOf))].join(', ');
      const related = others.map((each) => ({ at: each.wholePlace, message: 'It belongs to the same rules.' }));
      if (migration.isOpen && view.complete) {
        yield openToAll(migration, related);
        continue;
      }
      yield {
        at: head.wholePlace, severity: 'info', consequence: 'advice', tags: ['deprecated'],
        message: `${names}: this is the access control of httpd 2.2. mod_access_compat still runs it, beside and before Require, which took its place.${obstacleText(migration)}`,
        related,
        fixes: fixesOf(migration),
      };
    }
  },
};

/** With nobody to ask for a name, 2.4 takes the second half of Satisfy Any for satisfied; 2.2 did not. */
function openToAll({ section }: Migration, related: readonly Related[]): Found {
  const satisfy = section.old.findLast(({ key }) => key === 'satisfy')!;
  return {
    at: satisfy.wholePlace, severity: 'warning', consequence: 'silent', related: related.filter(({ at }) => !('line' in at) || at.line !== satisfy.site.line),
    message: 'Satisfy Any lets every client in here, whatever Order, Allow and Deny say: no Require asks for a user, and httpd 2.4 takes that for satisfied.',
    fixes: isEditable(satisfy) ? [{ title: 'Remove Satisfy, so that the other lines count', safety: 'review', edits: [removeDirective(satisfy)] }] : [],
  };
}

function obstacleText({ obstacle }: Migration): string {
  return obstacle === undefined ? '' : ` No equal Require: ${obstacle}.`;
}

function fixesOf({ lines, edits, together }: Migration): Fix[] {
  if (edits.length === 0) return [];
  const more = together === 1 ? '' : `, and the same in the ${together - 1} other ${together === 2 ? 'section' : 'sections'} that can meet this one`;
  const title = lines.length === 1 ? `Write ${lines[0]!}${more}` : `Write the same as Require lines${more}`;
  return [{ title, safety: 'review', edits }];
}
