/** The bounds beside httpd's own: a list of providers, each about one program. */
import { capacityShape, type CapacityShape } from '../../stack/capacity';
import type { MpmPicture } from '../../stack/mpm';
import type { Stack } from '../../stack/stack';
import type { Check } from '../../workspace/check';
import { locate } from '../../workspace/locate';
import type { Workspace } from '../../workspace/workspace';
import type { AnyPlace } from '../../rules/types';
import { mpmOfCheck } from '../mpm-of-check';
import { shortPath } from '../places';
import { stackOfCheck } from '../stack-of-check';
import { connectionBudgets } from './budgets/connections';
import { fpmBudgets } from './budgets/fpm';
import { gatewayBudgets } from './budgets/gateway';
import { taskBudgets } from './budgets/tasks';
import type { Budget } from './picture';

/** What a budget is worked out from. */
export interface BudgetSource {
  readonly stack: Stack;
  readonly picture: MpmPicture;
  readonly shape: CapacityShape;
}

/** A budget whose place is still one of the engine. */
export type FoundBudget = Omit<Budget, 'place'> & { readonly at?: AnyPlace };
export type BudgetProvider = (source: BudgetSource) => Iterable<FoundBudget>;

const PROVIDERS: readonly BudgetProvider[] = [connectionBudgets, fpmBudgets, gatewayBudgets, taskBudgets];

/** All budgets of a root; none where its MPM is not known. */
export function budgetsOf(workspace: Workspace, check: Check): readonly Budget[] {
  const picture = mpmOfCheck(check);
  if (picture === undefined) return [];
  const source = { stack: stackOfCheck(workspace, check), picture, shape: capacityShape(picture.effective) };
  return PROVIDERS.flatMap((provider) => [...provider(source)]).map(({ at, ...budget }) => {
    const found = at === undefined ? undefined : locate(workspace, check.plan, at);
    if (found === undefined) return budget;
    return { ...budget, place: { file: found.file, line: found.start.line, label: `${shortPath(found.serverFile, check)}:${found.start.line + 1}` } };
  });
}
