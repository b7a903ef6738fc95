/** Connections of the gateway to its servers: each request for one holds a connection. */
import { gatewayServers } from '../../../stack/gateway-connections';
import { gatewayOf } from '../../../stack/lifetime-signs';
import type { BudgetSource, FoundBudget } from '../budgets';

export function* gatewayBudgets({ stack, picture }: BudgetSource): Generator<FoundBudget> {
  const gateway = gatewayOf(stack);
  if (gateway === undefined) return;
  for (const { opened, section, limit, count } of gatewayServers(stack.around, picture)) {
    const old = gateway.kind === 'daemon' || limit === undefined || limit.value === '' ? '' : ` Counted in each process, as in the guide of Caché's days, it is ${count.perProcess} there and ${count.inAllPerProcess} in all.`;
    yield {
      name: `Gateway connections to ${section.name}`, limit: count.inAll, used: count.capacity, unit: 'connections',
      at: { file: opened.file, source: opened.source, ...(limit?.valueSpan ?? section.nameSpan) },
      explanation: `${count.inAll < count.capacity ? 'Requests beyond it wait in the gateway for Queued_Request_Timeout, and each holds a worker of httpd meanwhile.' : 'httpd cannot ask for more.'}${old} A state-aware session holds one for as long as it lives.`,
    };
  }
}
