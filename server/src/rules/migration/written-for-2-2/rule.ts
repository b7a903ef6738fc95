import type { ConfigRule } from '../../types';
import { nameOf, refusal } from '../../words';
import { SIGN_KEYS, signsOf22 } from '../signs';

/** Rules that say of single lines what this one says of all: beside it theirs are hints, with their fixes. */
const COVERED: readonly string[] = [
  'httpd/removed-directive', 'httpd/obsolete-directive', 'httpd/module-not-loaded', 'modules/removed-module', 'mpm/obsolete-name', 'mpm/none-loaded',
  'access/old-access-control', 'migration/changed-defaults', 'migration/dbm-group', 'modules/built-in', 'proxy/balancer-needs',
];

/** Told once: a file of another version is one thing to decide, not a hundred. */
export const rule: ConfigRule = {
  id: 'migration/written-for-2-2',
  summary: 'A configuration written for httpd 2.2',
  severities: ['error', 'info'],
  scope: 'config',
  on: SIGN_KEYS,
  *check(view) {
    const { world, firstError } = view.config;
    if (world.version.startsWith('2.2')) return;
    const signs = signsOf22(view);
    const head = signs?.old[0];
    if (signs === undefined || head === undefined) return;
    const names = [...new Set(signs.old.map((node) => (node.key === 'loadmodule' ? `${node.name} ${node.words[0]?.value ?? ''}` : nameOf(node))))];
    const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(' and ');
    const isRefused = firstError !== undefined;
    yield {
      at: head.wholePlace, severity: isRefused ? 'error' : 'info', consequence: isRefused ? 'rejects' : 'advice', covers: { rules: COVERED, title: 'Migrate to httpd 2.4' },
      message: `This configuration is written for httpd 2.2: ${shown} ${names.length === 1 ? 'is' : 'are'} not what 2.4 has${isRefused ? `, and ${refusal(view)}` : ''}. Set httpd.version to 2.2 if it runs there.`,
    };
  },
};
