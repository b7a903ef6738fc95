import { childLifetime } from '../../../stack/child-lifetime';
import { rotationReloads } from '../../../stack/reload';
import type { StackRule } from '../../types';

/** A reload is SIGUSR1, a graceful restart: every child ends after its request (ap_mpm_run of each MPM). */
export const rule: StackRule = {
  id: 'gateway/state-aware-reload',
  summary: 'A log rotation that ends the children with state-aware sessions of an in-process gateway',
  severities: ['warning', 'info'],
  scope: 'stack',
  *check(stack) {
    const lifetime = childLifetime(stack);
    const gateway = lifetime?.gateway;
    if (gateway?.kind !== 'in-process' || gateway.stateAware === 'ruled-out') return;
    const signs = gateway.signs.flatMap(({ at, what }) => (at === undefined ? [] : [{ at, message: what }]));
    for (const { does, frequency, at } of rotationReloads(stack.around)) {
      const often = frequency === undefined ? '' : ` ${frequency}`;
      yield {
        at, severity: gateway.stateAware === 'known' ? 'warning' : 'info', consequence: 'advice', related: signs,
        message: `After its${often} rotation logrotate lets httpd ${does === 'graceful' ? 'reload, a graceful restart' : 'restart'}: every child ends, whatever MaxConnectionsPerChild is, and the gateway's state-aware sessions are lost. rotatelogs or copytruncate need no restart.`,
      };
    }
  },
};
