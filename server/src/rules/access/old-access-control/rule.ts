import { ConfigNode, nodesOf, type Guard } from '../../../httpd/config/node';
import { isEditable } from '../../builders';
import { removeDirective, replaceDirective } from '../../edits';
import { heardWords } from '../../heard';
import type { ConfigView, Fix, LineRule } from '../../types';
import { nameOf } from '../../words';

const KEYS = ['order', 'allow', 'deny', 'satisfy'];

/** mod_access_compat (modules/aaa/mod_access_compat.c) runs these beside the providers of Require. */
export const rule: LineRule = {
  id: 'access/old-access-control',
  summary: 'The access control of httpd 2.2: Order, Allow, Deny and Satisfy',
  severities: ['info'],
  fixable: 'review',
  scope: 'line',
  on: KEYS,
  *check(node, view) {
    if (heardWords(node, view) === undefined || standsOnLadder(node)) return;
    const group = siblings(node, view).filter(({ key }) => KEYS.includes(key));
    // One finding for the lines of a section: at Order, else at the first of them.
    const first = group.find(({ key }) => key === 'order') ?? group[0];
    if (first !== node) return;
    const others = group.filter((each) => each !== node);
    const names = [...new Set(group.map(nameOf))].join(', ');
    yield {
      at: node.wholePlace, severity: 'info', consequence: 'advice', tags: ['deprecated'],
      message: `${names}: this is the access control of httpd 2.2. mod_access_compat still runs it, beside and before Require, which took its place.`,
      related: others.map((each) => ({ at: each.wholePlace, message: 'It belongs to the same rules.' })),
      fixes: fixesOf(node, others, view),
    };
  },
};

function siblings(node: ConfigNode, view: ConfigView): ConfigNode[] {
  const items = node.parent === undefined ? view.config.fold?.items ?? [] : node.parent.children;
  return [...nodesOf(items)].filter((each) => each.site.file === node.site.file && each.guard?.line === node.guard?.line);
}

/** Blocks for several versions ask first: `<IfModule !mod_authz_core.c>`, `<IfModule mod_access_compat.c>`, `<IfVersion < 2.4>`. */
function standsOnLadder(node: ConfigNode): boolean {
  for (let guard: Guard | undefined = node.guard; guard !== undefined; guard = guard.parent) {
    if (guard.kind === 'ifversion' || (guard.kind === 'ifmodule' && /authz_|access_compat|auth_/.test(guard.argument))) return true;
  }
  return false;
}

/** Only what is the same for every client can be translated without knowing more. */
function fixesOf(order: ConfigNode, others: readonly ConfigNode[], view: ConfigView): Fix[] {
  const known = view.config.world.modules === 'any' || view.config.commands.modules.has('authz_core_module');
  const hasRequire = siblings(order, view).some(({ key }) => key === 'require' || key.startsWith('<require'));
  const verdict = order.key === 'order' ? verdictOf(order, others) : undefined;
  if (verdict === undefined || !known || hasRequire || ![order, ...others].every(isEditable)) return [];
  const line = `Require all ${verdict}`;
  return [{ title: `Write ${line}`, safety: 'review', edits: [replaceDirective(order, line), ...others.map(removeDirective)] }];
}

function verdictOf(order: ConfigNode, others: readonly ConfigNode[]): 'granted' | 'denied' | undefined {
  const text = order.argumentText.toLowerCase();
  const [other] = others;
  if (others.length > 1 || (text !== 'allow,deny' && text !== 'deny,allow')) return undefined;
  if (other === undefined) return text === 'deny,allow' ? 'granted' : 'denied';
  if (!/^from\s+all$/i.test(other.argumentText)) return undefined;
  if (other.key === 'allow') return 'granted';
  return other.key === 'deny' ? 'denied' : undefined;
}
