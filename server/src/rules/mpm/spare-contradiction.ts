/** An upper idle limit that leaves no room above the lower one. */
import { mpmOf } from '../../stack/mpm';
import type { ConfigView, Fix, Found } from '../types';
import { asRead, related } from './correction';
import { restingOn } from './resting';
import { settingFix, valuePlace } from './silent';

/**
 * Follows the start of the MPMs: the upper limit becomes at least the lower one and one process more, without a message
 * (`prefork_run`, `worker_run`, `event_run` in server/mpm).
 */
export function* spareContradiction(view: ConfigView, min: string, max: string): Generator<Found> {
  const picture = mpmOf(view);
  const setting = picture?.set.get(max);
  if (picture === undefined || setting === undefined) return;
  const { values, runtime } = picture.effective;
  const [written = 0, used = 0, least = 0] = [values[max], runtime[max], values[min]];
  if (written >= used) return;
  const isBelow = written <= least;
  const lower = picture.set.get(min);
  const room = `${max} has to leave room for one more process above ${min} ${least}${lower === undefined ? ' (the default)' : ''}`;
  yield restingOn(picture.assumes, {
    at: valuePlace(setting),
    severity: isBelow ? 'warning' : 'info',
    consequence: 'silent',
    message: `${asRead(setting.node, setting.value)} is too low: ${room}. httpd raises it to ${used} when it starts, without a message.`,
    fixes: [...settingFix(view, picture, 'safe', { [max]: used }), ...swapped()],
    ...(lower === undefined ? {} : { related: [related(lower.node)] }),
  });

  /** Two numbers in each other's place are the likely slip where they still fit when changed over. */
  function swapped(): readonly Fix[] {
    if (lower === undefined || written < 1 || least - written < used - least) return [];
    return settingFix(view, picture!, 'review', { [min]: written, [max]: least });
  }
}
