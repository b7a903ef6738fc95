import { stopTimeout } from '../../../host/systemd-values';
import { mpmOf } from '../../../stack/mpm';
import { serviceUnits } from '../../../stack/service-unit';
import type { StackRule } from '../../types';

/** DefaultTimeoutStopSec of systemd, in seconds. */
const USUAL = 90;

/** systemd ends what is left after TimeoutStopSec with SIGKILL (service_enter_signal, src/core/service.c). */
export const rule: StackRule = {
  id: 'timeouts/stop-before-graceful',
  summary: 'A graceful stop that may take longer than systemd waits',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const graceful = mpm?.set.get('GracefulShutdownTimeout');
    if (graceful === undefined || graceful.value <= 0) return;
    for (const { settings, isWhole, name } of serviceUnits(stack.around)) {
      const set = settings.get('TimeoutStopSec') ?? settings.get('TimeoutSec');
      const seconds = set === undefined ? (isWhole ? USUAL : undefined) : stopTimeout(set.value);
      if (seconds === undefined || seconds >= graceful.value) continue;
      yield {
        at: graceful.node.place(graceful.node.words[0] ?? graceful.node.nameSpan), severity: 'info', consequence: 'advice',
        message: `GracefulShutdownTimeout ${graceful.value} is longer than ${name} waits: after ${seconds} seconds systemd ends all processes, and requests that are still served are cut off.`,
        related: set === undefined ? [] : [{ at: set.whole, message: 'How long systemd waits.' }],
      };
    }
  },
};
