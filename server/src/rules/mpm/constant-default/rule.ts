import { constantDefault } from '../../../httpd/mpm/hazards';
import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** A number of workers beyond this is no one's intention. */
const PLAUSIBLE = 20000;

/** Follows the compiled-in defaults: DEFAULT_MAX_CLIENTS is no product of the others (server/mpm/*). */
export const rule: ConfigRule = {
  id: 'mpm/constant-default',
  summary: 'ServerLimit or ThreadsPerChild is raised, and the default of MaxRequestWorkers does not follow',
  severities: ['info', 'hint'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const found = picture === undefined ? undefined : constantDefault(picture.name, picture.settings);
    if (picture === undefined || found === undefined || picture.effective.codes.some(({ directive }) => directive === 'MaxRequestWorkers')) return;
    const [first] = found.changed;
    const setting = picture.set.get(first ?? '');
    if (setting === undefined || found.workers <= found.constant) return;
    const unread = view.complete ? [] : ['no file that could not be read sets MaxRequestWorkers'];
    yield restingOn([...picture.assumes, ...unread], {
      at: valuePlace(setting),
      severity: 'info',
      consequence: 'advice',
      message: `MaxRequestWorkers is not set and stays at ${found.constant}, whatever ${found.changed.join(' and ')} would allow.`,
      fixes: [
        ...settingFix(view, picture, 'safe', { MaxRequestWorkers: found.constant }, setting),
        ...(found.workers <= PLAUSIBLE ? settingFix(view, picture, 'review', { MaxRequestWorkers: found.workers }, setting) : []),
      ],
    });
  },
};
