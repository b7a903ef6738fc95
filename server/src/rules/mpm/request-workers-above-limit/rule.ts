import { logFlood } from '../../../httpd/mpm/spare';
import type { MpmPicture } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows the `*_check_config` functions of prefork, worker and event (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/request-workers-above-limit',
  summary: 'MaxRequestWorkers needs more processes than ServerLimit allows',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ['MaxRequestWorkers 6', 'MaxRequestWorkers 9'], (correction, picture) => {
    const { numbers, step } = correction.code;
    if (step === '6') return `${asWritten(correction)} is above ServerLimit ${numbers[1]}: httpd uses ${numbers[1]}.`;
    const [workers, processes, limit, most] = numbers;
    const rounded = workers === correction.code.from && correction.code.from === (picture.settings.get('MaxRequestWorkers') ?? workers) ? '' : `, rounded to ${workers},`;
    return `${written(correction, picture)}${rounded} needs ${processes} processes, and ServerLimit is ${limit}: httpd serves ${most} requests at once.${flood(picture)}`;
  }),
};

// The step before may have rounded the number: the line still says what its author wrote.
function written(correction: Parameters<typeof asWritten>[0], { settings }: MpmPicture): string {
  return asWritten({ ...correction, code: { ...correction.code, from: settings.get('MaxRequestWorkers') ?? 400 } });
}

function flood({ effective }: MpmPicture): string {
  const found = logFlood(effective);
  if (found === undefined) return '';
  const when = found.atIdle ? 'even when it is idle' : 'while idle threads are short';
  return ` Its log never says that the limit is reached but has ${found.ah} every second ${when}.`;
}
