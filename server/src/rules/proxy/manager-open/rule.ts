import { nodesOf, type ConfigNode } from '../../../httpd/config/node';
import { isEditable } from '../../builders';
import type { ConfigRule } from '../../types';

const ACCESS = /^(?:require|order|deny|allow|authtype|satisfy|<require(?:all|any|none)|authuserfile)$/;

/** balancer_handler (mod_proxy_balancer.c) asks nobody who he is. */
export const rule: ConfigRule = {
  id: 'proxy/manager-open',
  summary: 'The page that changes balancers is open to everybody',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: ['sethandler', '<location', '<locationmatch', 'require', 'order', 'deny', 'allow', 'authtype'],
  *check(view) {
    if (!view.complete || !view.config.commands.modules.has('proxy_balancer_module')) return;
    for (const node of view.nodes('sethandler')) {
      const section = node.parent;
      if (node.words[0]?.value !== 'balancer-manager' || section === undefined || !section.key.startsWith('<location')) continue;
      // Another section for the same place, or for one above it, may say who is let in.
      const others = view.nodes('<location', '<locationmatch').filter((each) => each.key === '<locationmatch' || covers(each, section));
      if (others.some(restricts)) continue;
      const { file, block, line } = node.site;
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'advice',
        message: `Nothing says who may open balancer-manager: everybody can see the backends here, turn them off, and change where sessions go. Add Require.`,
        fixes: isEditable(node) ? [{ title: 'Add Require local', safety: 'review', edits: [{ kind: 'insertAfter', line: { file, block, line }, text: 'Require local' }] }] : [],
      };
    }
  },
};

function restricts(section: ConfigNode): boolean {
  return [...nodesOf(section.children)].some((node) => (ACCESS.test(node.key) && !/^(?:all\s+granted|from\s+all|allow,deny)$/i.test(node.argumentText)) || restricts(node));
}

function covers(section: ConfigNode, other: ConfigNode): boolean {
  const path = (node: ConfigNode): string => (/^\s*"?([^">]*)/.exec(node.argumentText)?.[1] ?? '').replace(/\/+$/, '');
  return section === other || path(other) === path(section) || path(other).startsWith(`${path(section)}/`);
}
