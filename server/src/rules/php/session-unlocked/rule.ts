import { isOn } from '../../../php/effective/words';
import { heldLine } from '../../php-lines';
import type { PhpRule } from '../../types';

/** PS_READ_FUNC(redis) of phpredis and s_lock_session of php-memcached. */
export const rule: PhpRule = {
  id: 'php/session-unlocked',
  summary: 'Sessions without a lock, of which the last request to end keeps its changes alone',
  severities: ['info'],
  scope: 'php',
  *check(group) {
    const handler = heldLine(group, 'session.save_handler');
    const memcached = heldLine(group, 'memcached.sess_locking');
    if (/^redis(?:cluster)?$/i.test(handler?.value ?? '')) {
      const locking = heldLine(group, 'redis.session.locking_enabled');
      if (locking !== undefined && isOn(locking.value)) return;
      yield {
        at: (locking ?? handler!).valueAt, severity: 'info', consequence: 'advice',
        message: 'Sessions in Redis are not locked unless redis.session.locking_enabled is on: of two requests of one visitor the one that ends last overwrites what the other has stored.',
        ...(locking === undefined ? { assumes: ['redis.session.locking_enabled is not set elsewhere'] } : {}),
      };
    } else if (memcached !== undefined && !isOn(memcached.value)) {
      yield { at: memcached.valueAt, severity: 'info', consequence: 'advice', message: 'Without memcached.sess_locking the request that ends last overwrites what another one of the visitor has stored.' };
    }
  },
};
