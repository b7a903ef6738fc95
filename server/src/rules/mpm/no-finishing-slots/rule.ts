import { finishingSlots } from '../../../httpd/mpm/spare';
import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM, related } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** Follows event: processes that end keep their slot until their last request is answered, and new ones need another (server/mpm/event/event.c). */
export const rule: ConfigRule = {
  id: 'mpm/no-finishing-slots',
  summary: 'ServerLimit of event leaves no slot for processes that still finish after a graceful restart',
  severities: ['hint'],
  fixable: 'review',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('ServerLimit');
    const slots = picture === undefined ? undefined : finishingSlots(picture.effective);
    // The default leaves none either: only who chose the number hears of it, and not beside a warning about the same numbers.
    if (picture === undefined || setting === undefined || slots === undefined || slots.free > 0 || slots.processes < 2 || picture.effective.codes.length > 0) return;
    const workers = picture.set.get('MaxRequestWorkers');
    yield restingOn(picture.assumes, {
      at: valuePlace(setting),
      severity: 'hint',
      consequence: 'advice',
      message: `ServerLimit ${slots.serverLimit} is just what the workers need: while old processes finish after a graceful restart, event has no slot for new ones. ${slots.enough} is always enough.`,
      fixes: settingFix(view, picture, 'review', { ServerLimit: slots.enough }),
      related: workers === undefined ? [] : [related(workers.node)],
    });
  },
};
