/** Tasks that systemd lets the service have: every process and every thread is one. */
import { tasks } from '../../../host/systemd-values';
import { taskNeed } from '../../../httpd/mpm/resources';
import { serviceUnits } from '../../../stack/service-unit';
import type { BudgetSource, FoundBudget } from '../budgets';

export function* taskBudgets({ stack, picture }: BudgetSource): Generator<FoundBudget> {
  const need = taskNeed(picture.effective);
  if (need === undefined) return;
  for (const { settings } of serviceUnits(stack.around)) {
    const most = settings.get('TasksMax');
    const limit = most === undefined ? undefined : tasks(most.value);
    if (most === undefined || limit === undefined || !Number.isFinite(limit)) continue;
    yield {
      name: 'TasksMax of the unit', limit, used: need.most, unit: 'tasks', at: most.at,
      explanation: 'Processes and threads of httpd, those included that still finish after a restart; CGI programs and piped loggers come on top.',
    };
  }
}
