/** What applies to a request, with the files looked up that decide it. */
import { whatApplies, type WhatApplies } from '../httpd/effective/what-applies';
import type { Request } from '../httpd/effective/request';
import { settle } from './check';
import type { FileSystem } from './file-system';
import type { RootPlan } from './root-plan';
import { MappedFiles, type Root, type Workspace } from './workspace';

export interface SettledEffective {
  readonly plan: RootPlan;
  readonly found: WhatApplies;
}

/** Rounds of asking: each goes one directory deeper or opens what a `.htaccess` names. */
const MAX_ROUNDS = 400;

/** Settles the root, then asks for what the request's way through it wants. `cancelled` ends the waiting early. */
export async function settleEffective(
  workspace: Workspace, root: Root, request: Request, fileSystem: FileSystem, cancelled: () => boolean = () => false,
): Promise<SettledEffective> {
  await settle(workspace, root, fileSystem);
  for (let round = 0; ; round++) {
    const { config, plan } = workspace.fold(root);
    const found = whatApplies(config, new MappedFiles(workspace, plan), request);
    if (found.wants.length === 0 || round === MAX_ROUNDS || cancelled() || !(await workspace.answer(found.wants, plan, fileSystem))) return { plan, found };
  }
}
