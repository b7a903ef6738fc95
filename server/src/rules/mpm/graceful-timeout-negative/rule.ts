import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { asRead, ON_MPM } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** Follows the graceful stop of prefork, worker and event (server/mpm): the loop that waits ends when so many seconds are over. */
export const rule: ConfigRule = {
  id: 'mpm/graceful-timeout-negative',
  summary: 'GracefulShutdownTimeout is negative, and a graceful stop waits for about a second',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('GracefulShutdownTimeout');
    if (picture === undefined || setting === undefined || setting.value >= 0) return;
    yield restingOn(picture.assumes, {
      at: valuePlace(setting),
      severity: 'warning',
      consequence: 'silent',
      message: `${asRead(setting.node, setting.value)} is negative: a graceful stop gives running requests about a second and then ends them. 0 waits for all of them.`,
      fixes: [0, 1].flatMap((value) => settingFix(view, picture, 'review', { GracefulShutdownTimeout: value })),
    });
  },
};
