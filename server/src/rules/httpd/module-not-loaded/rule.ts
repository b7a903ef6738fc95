import type { DirectiveSpec } from '../../../httpd/catalog/types';
import { fromProblem } from '../../builders';
import { howToLoad, loadModuleFixes, moduleName } from '../../load-module';
import type { ConfigView, Found, ProblemRule } from '../../types';
import { either, nameOf, refusal } from '../../words';

/** Follows ap_walk_config_sub (server/config.c): the name is nobody's as long as its module is not loaded. */
export const rule: ProblemRule = {
  id: 'httpd/module-not-loaded',
  summary: 'A directive whose module is not loaded',
  severities: ['error', 'info'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const spec = problem.data?.['spec'] as DirectiveSpec | undefined;
    const { node } = problem;
    if (spec === undefined || node === undefined) return undefined;
    const name = nameOf(node);
    const [identifier] = spec.identifiers;
    if (identifier === undefined) {
      const instead = spec.obsolete?.replacement ?? undefined;
      const hint = instead === undefined ? '' : ` ${instead} is its name.`;
      return fromProblem(problem, `${name} is in the manual, but no httpd 2.4 has it: ${refusal(view)}.${hint}`);
    }
    const message = `${name} belongs to ${either(spec.identifiers.map(moduleName))}, which is not loaded: ${refusal(view)}. ${howToLoad(view, identifier)}`;
    return lowered(fromProblem(problem, message, { fixes: loadModuleFixes(view, identifier), cause: identifier }), view);
  },
};

/** What an unread file or a home-made httpd may hold is an assumption, and is named. */
function lowered(found: Found, view: ConfigView): Found {
  const { profile, staticModules } = view.config.world;
  const loadsNone = [...view.config.environment.modules.values()].every((site) => site === undefined);
  if (profile === 'debian' || profile === 'rhel' || !loadsNone) return found;
  return { ...found, severity: 'info', assumes: [`only ${staticModules.join(', ')} are compiled in`] };
}
