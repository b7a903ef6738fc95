import { directive } from '../../../httpd/catalog/catalog';
import type { ConfigNode } from '../../../httpd/config/node';
import { fromProblem } from '../../builders';
import type { ConfigView, ProblemRule } from '../../types';
import { either, nameOf, refusal } from '../../words';

const PLACES: Readonly<Record<string, string>> = {
  'server config': 'the server configuration', 'virtual host': 'a <VirtualHost>', directory: 'a section such as <Directory> or <Location>',
  '.htaccess': 'a .htaccess', 'proxy section': 'a <Proxy> section',
};

/** Follows invoke_cmd (server/config.c) and ap_check_cmd_context (server/core.c). */
export const rule: ProblemRule = {
  id: 'httpd/not-allowed-here',
  summary: 'A directive where httpd does not allow it',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined) return undefined;
    const spec = directive(node.key);
    const contexts = (spec?.contexts ?? []).filter((context) => !isHere(context, node, view));
    const belongs = contexts.length === 0 ? '' : ` It belongs in ${either(contexts.map((context) => PLACES[context] ?? context))}.`;
    const outer = outerSection(node, problem.message);
    const related = outer === undefined ? [] : [{ at: outer.namePlace, message: `${nameOf(outer)} begins here.` }];
    return fromProblem(problem, `${nameOf(node)} may not stand ${placeOf(outer, view)}: ${refusal(view)}.${belongs}`, { related });
  },
};

/** The section that forbids it: the one httpd names, else the innermost. */
function outerSection(node: ConfigNode, message: string): ConfigNode | undefined {
  const named = /<(\w+)>/.exec(message.replace(node.name, ''))?.[1]?.toLowerCase();
  for (const ancestor of node.ancestors()) if (ancestor.key === `<${named}`) return ancestor;
  return node.parent;
}

function placeOf(outer: ConfigNode | undefined, view: ConfigView): string {
  if (outer !== undefined) return `in ${nameOf(outer)}`;
  return view.config.world.scope === 'htaccess' ? 'in a .htaccess' : 'outside of all sections';
}

/** The manual's contexts are wider than httpd's: naming the very place it stands in would help nobody. */
function isHere(context: string, node: ConfigNode, view: ConfigView): boolean {
  if (view.config.world.scope === 'htaccess') return context === '.htaccess';
  if (context === '.htaccess') return true;
  const parent = node.parent?.key;
  if (parent === undefined) return context === 'server config';
  return parent === '<virtualhost' ? context === 'virtual host' : context === 'directory' && /^<(?:directory|location|files|if|else)/.test(parent);
}
