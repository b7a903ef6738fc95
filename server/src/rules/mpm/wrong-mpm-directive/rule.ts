import type { DirectiveSpec } from '../../../httpd/catalog/types';
import type { ConfigNode } from '../../../httpd/config/node';
import { mpmNamed } from '../../../httpd/mpm/directives';
import { fromProblem, isEditable, replace } from '../../builders';
import { removeDirective } from '../../edits';
import type { Fix, ProblemRule } from '../../types';
import { either } from '../../words';

/** Directives that say the same of processes under prefork and of threads under the others. */
const COUNTERPART: Readonly<Record<string, string>> = {
  minspareservers: 'MinSpareThreads', maxspareservers: 'MaxSpareThreads', minsparethreads: 'MinSpareServers', maxsparethreads: 'MaxSpareServers',
};

/** Follows ap_walk_config_sub (server/config.c): each MPM brings its own directives, and the others' do not exist. */
export const rule: ProblemRule = {
  id: 'mpm/wrong-mpm-directive',
  summary: 'A directive of another MPM than the one that is loaded',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const spec = problem.data?.['spec'] as DirectiveSpec | undefined;
    const { node } = problem;
    const { name, identifiers } = view.config.mpm;
    // Without an MPM nothing of the kind exists, and that is said once.
    if (spec === undefined || node === undefined || identifiers.length !== 1) return undefined;
    const running = mpmNamed(identifiers[0]!) ?? name ?? '';
    const owners = spec.identifiers.flatMap((identifier) => mpmNamed(identifier) ?? []);
    const site = view.config.environment.modules.get(identifiers[0]!);
    return fromProblem(problem, `${node.name} belongs to ${either(owners)}, and this server runs ${running}: the server refuses the configuration.`, {
      fixes: isEditable(node) ? fixesOf(node, spec, identifiers[0]!, running) : [],
      ...(site === undefined ? {} : { related: [{ at: { ...site, start: 0, end: site.line.text.trimEnd().length }, message: `The MPM ${running} is loaded here.` }] }),
    });
  },
};

function fixesOf(node: ConfigNode, spec: DirectiveSpec, loaded: string, running: string): Fix[] {
  const [only, ...others] = spec.identifiers;
  const guard = only !== undefined && others.length === 0 ? only : `!${loaded}`;
  const fixes: Fix[] = [];
  // In a block for the running MPM another block would never be read.
  if (!standsInBlockOf(node, loaded)) fixes.push({
    title: `Put the line in <IfModule ${guard}>`, safety: 'review',
    edits: [
      { kind: 'insertBefore', line: node.site, text: `<IfModule ${guard}>` },
      { kind: 'insertAfter', line: node.site, text: '</IfModule>' },
    ],
  });
  const counterpart = COUNTERPART[node.key];
  if (counterpart !== undefined && ['prefork', 'worker', 'event'].includes(running)) fixes.push({
    title: `Write ${counterpart}, which ${running} has`, safety: 'review', edits: [replace(node.namePlace, counterpart)],
  });
  fixes.push({ title: `Remove ${node.name}`, safety: 'review', edits: [removeDirective(node)] });
  return fixes;
}

function standsInBlockOf(node: ConfigNode, module: string): boolean {
  for (let { guard } = node; guard !== undefined; guard = guard.parent)
    if (guard.kind === 'ifmodule' && !guard.negated && (guard.argument === module || mpmNamed(guard.argument) === mpmNamed(module))) return true;
  return false;
}
