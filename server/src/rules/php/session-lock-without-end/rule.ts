import { isOn } from '../../../php/effective/words';
import { plainNumber } from '../../../php/effective/quantity';
import { heldLine, lineFix, type PhpLine, type PhpLines } from '../../php-lines';
import type { PhpRule } from '../../types';

/** lock_acquire (redis_session.c of phpredis). */
export const rule: PhpRule = {
  id: 'php/session-lock-without-end',
  summary: 'A lock of a session in Redis that nothing ends',
  severities: ['warning', 'info'],
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
    const wait = waitOf(group);
    if (wait !== undefined && wait.seconds > TIMEOUT) {
      yield {
        at: wait.line.valueAt, severity: 'info', consequence: 'advice', assumes: ['httpd waits 60 seconds, as it does without a Timeout'],
        message: `A request waits up to ${Math.round(wait.seconds)} seconds for the lock of its session (lock_retries × lock_wait_time), longer than httpd waits for PHP: the visitor gets status 504, and the process goes on waiting.`,
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

/** Seconds that httpd 2.4 waits without a Timeout directive. */
const TIMEOUT = 60;

/** The longest wait: attempts times microseconds (phpredis: 100 and 20000 where nothing is said). Undefined where no line says anything, or it never ends. */
function waitOf(group: PhpLines): { readonly seconds: number; readonly line: PhpLine } | undefined {
  const [retries, pause] = [heldLine(group, 'redis.session.lock_retries'), heldLine(group, 'redis.session.lock_wait_time')];
  const line = retries ?? pause;
  const count = plainNumber(retries?.value ?? '100');
  return line === undefined || count < 0 ? undefined : { seconds: count * plainNumber(pause?.value ?? '20000') / 1e6, line };
}
