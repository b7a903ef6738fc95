import type { Site } from '../../../httpd/config/node';
import { wordsFrom } from '../../../httpd/syntax/words';
import { fromProblem, replace } from '../../builders';
import type { ConfigView, Fix, ProblemRule } from '../../types';

/** Follows php_pre_config (PHP, sapi/apache2handler): a build without thread safety refuses a threaded MPM. */
export const rule: ProblemRule = {
  id: 'php/threaded-mpm',
  summary: 'mod_php loaded beside the worker or event MPM',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { identifier, mpm } = problem.data as { readonly identifier: string; readonly mpm: string };
    const [loaded] = view.config.mpm.identifiers;
    const site = loaded === undefined ? undefined : view.config.environment.modules.get(loaded);
    const message = `${identifier} is not built for threads and the MPM is ${mpm}: the server refuses the configuration. Load prefork instead, or run PHP in PHP-FPM.`;
    const related = site === undefined ? [] : [{ at: { ...site, start: 0, end: site.line.text.length }, message: `The MPM ${mpm} is loaded here.` }];
    return fromProblem(problem, message, { related, fixes: site === undefined ? [] : preforkFix(site, view) });
  },
};

/** The line of the MPM loads prefork. On Debian each module has a file of its own, and a2dismod and a2enmod do it. */
function preforkFix(site: Site, { config }: ConfigView): readonly Fix[] {
  const [, identifier, file] = wordsFrom(site.line.text, 0);
  if (config.world.profile === 'debian' || site.via !== undefined || identifier === undefined || file === undefined || /\$\{/.test(site.line.text)) return [];
  const text = `mpm_prefork_module ${file.value.replace(/mod_mpm_\w+/, 'mod_mpm_prefork')}`;
  return [{ title: 'Load mpm_prefork_module instead', safety: 'review', edits: [replace({ ...site, start: identifier.start, end: file.end }, text)] }];
}
