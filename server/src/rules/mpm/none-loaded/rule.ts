import { fromProblem } from '../../builders';
import { loadModuleFixes } from '../../load-module';
import type { Fix, ProblemRule } from '../../types';
import { refusal } from '../../words';

const MPMS = ['mpm_event_module', 'mpm_worker_module', 'mpm_prefork_module'];

/** Follows ap_check_mpm (server/config.c): AH00534. */
export const rule: ProblemRule = {
  id: 'mpm/none-loaded',
  summary: 'No MPM is loaded',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { profile } = view.config.world;
    const way = profile === 'debian' ? 'a2enmod mpm_event loads one.' : 'A line LoadModule mpm_event_module modules/mod_mpm_event.so loads one.';
    const fixes: Fix[] = MPMS.flatMap((identifier) => loadModuleFixes(view, identifier)).filter(({ title }) => /^Uncomment|event/.test(title));
    return fromProblem(problem, `No MPM is loaded, and httpd runs with exactly one: ${refusal(view)}. ${way}`, { fixes });
  },
};
