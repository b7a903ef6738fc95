import type { ConfigNode } from '../../../httpd/config/node';
import type { ConfigRule, Edit, Fix } from '../../types';
import { either } from '../../words';
import { SIGN_KEYS, signsOf22 } from '../signs';

interface Changed {
  readonly key: string;
  /** What 2.2 did without the line. */
  readonly line: string;
}

/** Defaults of core.c that 2.4 changed: allow_override_none, enable_sendfile, and FileETag without the inode. */
const GLOBAL: readonly Changed[] = [
  { key: 'enablesendfile', line: 'EnableSendfile On' },
  { key: 'fileetag', line: 'FileETag INode MTime Size' },
];

/** A configuration of 2.2 that says nothing of a value whose default is another one now. */
export const rule: ConfigRule = {
  id: 'migration/changed-defaults',
  summary: 'A configuration of httpd 2.2 that relies on defaults which 2.4 changed',
  severities: ['info'],
  fixable: 'review',
  scope: 'config',
  on: [...SIGN_KEYS, ...GLOBAL.map(({ key }) => key), 'allowoverride', '<directory'],
  *check(view) {
    const { world } = view.config;
    if (!view.complete || world.scope !== 'server' || world.version.startsWith('2.2')) return;
    const head = signsOf22(view)?.old[0];
    if (head === undefined) return;
    const missing = GLOBAL.filter(({ key }) => view.nodes(key).length === 0);
    const folders = view.nodes('allowoverride').length === 0 ? view.nodes('<directory') : [];
    const names = [...(folders.length > 0 ? ['AllowOverride'] : []), ...missing.map(({ line }) => line.split(' ', 1)[0]!)];
    if (names.length === 0) return;
    const were = [...(folders.length > 0 ? ['All'] : []), ...missing.map(({ line }) => line.slice(line.indexOf(' ') + 1))];
    yield {
      at: head.wholePlace, severity: 'info', consequence: 'advice',
      message: `${either(names, 'and')} ${names.length === 1 ? 'is' : 'are'} not set here, and httpd 2.4 has other defaults than 2.2, where ${names.length === 1 ? 'it was' : 'they were'} ${either(were, 'and')}.${folders.length > 0 ? ' Every .htaccess is passed over now.' : ''}`,
      fixes: fixesOf(head, missing, folders),
    };
  },
};

function fixesOf(head: ConfigNode, missing: readonly Changed[], folders: readonly ConfigNode[]): Fix[] {
  const sites = folders.filter((each) => !each.isExpanded && each.closing !== undefined);
  const top = [head, ...head.ancestors()].at(-1)!;
  const edits: Edit[] = [
    ...(missing.length === 0 || top.isExpanded ? [] : [{ kind: 'insertBefore' as const, line: top.site, text: missing.map(({ line }) => line).join('\n') }]),
    ...(sites.length === folders.length ? sites.map((each): Edit => ({ kind: 'insertAfter', line: each.site, indent: each.site, text: '  AllowOverride All' })) : []),
  ];
  return edits.length === 0 ? [] : [{ title: 'Write the values that 2.2 had', safety: 'review', edits }];
}
