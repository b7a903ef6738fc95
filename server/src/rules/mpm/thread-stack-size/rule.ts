import { mpmOf } from '../../../stack/mpm';
import { stackHazard } from '../../../httpd/mpm/stack-size';
import type { ConfigRule } from '../../types';
import { asRead, ON_MPM } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** Follows start_threads (server/mpm/worker, server/mpm/event) and apr_threadattr_stacksize_set; run on Linux x86-64 with 2.4.71. */
export const rule: ConfigRule = {
  id: 'mpm/thread-stack-size',
  summary: 'ThreadStackSize is too small to serve a request, or larger than any address space',
  severities: ['error', 'warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('ThreadStackSize');
    const hazard = picture === undefined || setting === undefined ? undefined : stackHazard(picture.effective, view.config.world.profile === 'windows');
    if (picture === undefined || setting === undefined || hazard === undefined) return;
    const written = asRead(setting.node, setting.value);
    const { name } = picture;
    const toDefault = settingFix(view, picture, 'review', { ThreadStackSize: 0 });
    const inKib = setting.value >= 64 && setting.value <= 16 * 1024 ? settingFix(view, picture, 'review', { ThreadStackSize: setting.value * 1024 }) : [];
    switch (hazard) {
      case 'ignored':
        return yield restingOn(picture.assumes, {
          at: valuePlace(setting), severity: 'warning', consequence: 'silent',
          message: `${written} is fewer bytes than a thread may have: each child says so in the error log (${name === 'worker' ? 'AH02435' : 'AH02436'}) and takes the system's default.`,
          fixes: [...settingFix(view, picture, 'safe', { ThreadStackSize: 0 }), ...inKib],
        });
      case 'crash':
        return yield restingOn(picture.assumes, {
          at: valuePlace(setting), severity: 'error', consequence: 'request-fails',
          message: `${written} bytes are too few for a request: children crash when they serve one (AH00052), and nothing warns before. The system's default is 8 MiB on most systems.`,
          fixes: [...toDefault, ...inKib],
        });
      case 'no-thread':
        return yield restingOn(picture.assumes, {
          at: valuePlace(setting), severity: 'error', consequence: 'start-fails',
          message: `${written} bytes for each thread are more than a process can have: no thread starts (${name === 'worker' ? 'AH00282' : 'AH00480'}), and the server ends.`,
          fixes: toDefault,
        });
    }
  },
};
