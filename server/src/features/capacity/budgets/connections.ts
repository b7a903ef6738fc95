/** Connections that httpd holds beyond the requests it serves: open ones of event, and those that wait in the kernel. */
import { factorEffect } from '../../../httpd/mpm/hazards';
import { kernelSetting } from '../../../stack/host-texts';
import type { BudgetSource, FoundBudget } from '../budgets';

export function* connectionBudgets({ stack, picture }: BudgetSource): Generator<FoundBudget> {
  const { effective, set } = picture;
  const open = factorEffect(effective, stack.config.world.version);
  if (open !== undefined) {
    const node = set.get('AsyncRequestWorkerFactor')?.node;
    yield {
      name: 'Open connections', limit: open.connections, unit: 'connections',
      explanation: `event keeps connections open without a thread: while all threads are idle, ${open.factor + 1} for each worker (AsyncRequestWorkerFactor ${open.factor}).`,
      ...(node === undefined ? {} : { at: node.wholePlace }),
    };
  }
  const backlog = effective.runtime.ListenBacklog;
  if (backlog === undefined) return;
  const kernel = kernelSetting(stack.around, 'net.core.somaxconn');
  const node = set.get('ListenBacklog')?.node;
  const cut = kernel !== undefined && kernel.value < backlog;
  yield {
    name: 'Queue of each listening socket', limit: cut ? kernel.value : backlog, unit: 'connections',
    explanation: cut ? `Connections wait here while all workers are busy. ListenBacklog ${backlog} is cut by net.core.somaxconn.` : 'Connections wait here while all workers are busy (ListenBacklog; the kernel cuts it to net.core.somaxconn).',
    ...(cut ? { at: kernel.at } : node === undefined ? {} : { at: node.wholePlace }),
  };
}
