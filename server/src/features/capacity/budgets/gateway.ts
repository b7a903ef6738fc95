/** Connections of the gateway to its servers: each request for one holds a connection. */
import { gatewayServers } from '../../../stack/gateway-connections';
import { daemonPool, daemonProcesses } from '../../../stack/gateway-daemon';
import { gatewayOf } from '../../../stack/lifetime-signs';
import type { BudgetSource, FoundBudget } from '../budgets';

export function* gatewayBudgets({ stack, picture, shape }: BudgetSource): Generator<FoundBudget> {
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
  if (gateway.kind === 'daemon') yield* daemonBudgets(stack, shape);
}

/** What is documented of CSPnsd: connections that are kept, and its processes. */
function* daemonBudgets(stack: BudgetSource['stack'], { capacity }: BudgetSource['shape']): Generator<FoundBudget> {
  const pool = daemonPool(stack);
  if (pool !== undefined && pool.limit >= 0) {
    yield {
      name: 'Kept connections to CSPnsd', limit: pool.limit, unit: 'connections', ...(pool.node === undefined ? {} : { at: pool.node.wholePlace }),
      explanation: `${pool.limit === 0 ? 'No connection to the daemon is kept' : `So many connections to the daemon stay open between requests (CSPMaxPooledNSDConnections${pool.node === undefined ? ', which is not set' : ''})`}; it is no limit of requests. Each of the ${capacity} requests at once has a connection, and one beyond those that are kept is opened for it.`,
    };
  }
  for (const { count, at } of daemonProcesses(stack.around)) {
    yield {
      name: 'Processes of CSPnsd', limit: count, unit: 'processes', at,
      explanation: `They serve all ${capacity} requests at once with threads, whose number is not documented. A state-aware session is in one of them: beside such sessions there has to be one process.`,
    };
  }
}
