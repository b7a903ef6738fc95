import { connectionWords, gatewayServers } from '../../../stack/gateway-connections';
import { gatewayOf } from '../../../stack/lifetime-signs';
import { mpmOf } from '../../../stack/mpm';
import type { StackRule } from '../../types';

/** The arithmetic of stack/gateway-connections: a limit below what httpd can ask for has requests wait in the gateway. */
export const rule: StackRule = {
  id: 'gateway/connections-per-process',
  summary: 'The gateway may open fewer connections than httpd has requests for it',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const gateway = gatewayOf(stack);
    const mpm = gateway === undefined ? undefined : mpmOf(stack);
    for (const { opened, section, limit, count } of mpm === undefined ? [] : gatewayServers(stack.around, mpm)) {
      if (limit === undefined || limit.value === '' || count.inAll >= count.capacity) continue;
      const old = gateway!.kind === 'daemon' ? '' : count.threads === 1 ? ' Counted in each process, as in the days of Caché, the limit has no effect with one request each.' : ` Counted in each process, as in the days of Caché, it is ${count.perProcess} there and ${count.inAllPerProcess} in all.`;
      yield {
        at: { file: opened.file, source: opened.source, ...limit.valueSpan }, severity: 'info', consequence: 'advice', ...(mpm!.assumes.length === 0 ? {} : { assumes: mpm!.assumes }),
        message: `[${section.name}] gets ${count.inAll} ${count.inAll === 1 ? 'connection' : 'connections'}, and ${connectionWords(count)}: the others wait in the gateway for Queued_Request_Timeout.${old}`,
      };
    }
  },
};
