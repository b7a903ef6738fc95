import { startBurst } from '../../../httpd/mpm/start-burst';
import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM, related } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** Follows perform_idle_server_maintenance (server/mpm): processes are started in steps that double, and ended one by one. */
export const rule: ConfigRule = {
  id: 'mpm/start-overshoot',
  summary: 'An idle server starts more processes than it keeps, because the idle limits are close and StartServers is low',
  severities: ['info', 'hint'],
  fixable: 'review',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    if (picture === undefined || (picture.settings.get('ListenCoresBucketsRatio') ?? 0) > 0) return;
    const burst = startBurst(picture.effective);
    if (burst === undefined) return;
    const { directive, peak, ended } = burst;
    const max = directive.replace('Min', 'Max');
    const [setting, ...others] = [directive, max, 'StartServers'].flatMap((name) => picture.set.get(name) ?? []);
    if (setting === undefined) return;
    const { runtime, processes } = picture.effective;
    const threads = directive === 'MinSpareServers' ? 1 : (runtime.ThreadsPerChild ?? 1);
    const enough = Math.min(processes, Math.ceil((runtime[directive] ?? 1) / threads));
    yield restingOn(picture.assumes, {
      at: valuePlace(setting),
      severity: 'info',
      consequence: 'advice',
      message: `After each start httpd starts ${peak} processes in steps that double until ${directive} ${runtime[directive]} is reached, and then ends ${ended} of them, for ${max} is ${runtime[max]}.`,
      fixes: settingFix(view, picture, 'review', { StartServers: enough }, setting),
      related: others.map(({ node }) => related(node)),
    });
  },
};
