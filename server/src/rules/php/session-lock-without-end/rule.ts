import { isOn } from '../../../php/effective/words';
import { plainNumber } from '../../../php/effective/quantity';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** lock_acquire (redis_session.c of phpredis). */
export const rule: PhpRule = {
  id: 'php/session-lock-without-end',
  summary: 'A lock of a session in Redis that nothing ends',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const locking = heldLine(group, 'redis.session.locking_enabled');
    if (locking === undefined || !isOn(locking.value)) return;
    const retries = heldLine(group, 'redis.session.lock_retries');
    if (retries !== undefined && plainNumber(retries.value) === -1) {
      yield {
        at: retries.valueAt, severity: 'warning', consequence: 'advice', message: 'With redis.session.lock_retries -1 a request waits for the lock of its session for ever, and keeps its process. Give it a number.',
        fixes: lineFix(retries, 'Write 100', 'review', (edits) => edits.setValue('100')),
      };
    }
    const [expire, time] = [heldLine(group, 'redis.session.lock_expire'), heldLine(group, 'max_execution_time')];
    if (time === undefined || plainNumber(time.value) > 0 || plainNumber(expire?.value ?? '0') !== 0) return;
    yield {
      at: (expire ?? locking).valueAt, severity: 'warning', consequence: 'advice',
      message: 'The lock has no end: redis.session.lock_expire is 0 and takes max_execution_time, which is 0 too. A process that dies leaves its session locked for good.',
      related: [{ at: time.valueAt, message: 'The time of the script has no end either.' }],
      fixes: expire === undefined ? [] : lineFix(expire, 'Write 60', 'review', (edits) => edits.setValue('60')),
    };
  },
};
