/** From a root to its findings: settle what it wants, run the rules, apply settings and comments. */
import type { Config } from '../httpd/config/config';
import { runRules } from '../rules/run';
import { RULES } from '../rules/generated';
import type { Finding, Rule } from '../rules/types';
import { applyComments, assumptionsIn, commentsIn } from './comments';
import type { FileSystem } from './file-system';
import type { RootPlan } from './root-plan';
import { severityIn } from './severity';
import type { Root, Workspace } from './workspace';

export interface ShownFinding extends Finding {
  /** Silenced by a comment: shown by formats that mark it, counted by none. */
  readonly suppressed: boolean;
}

export interface Check {
  readonly root: Root;
  readonly plan: RootPlan;
  readonly config: Config;
  readonly findings: readonly ShownFinding[];
}

/** Rounds of asking: each opens what the one before named. More than httpd's own nesting of includes. */
const MAX_ROUNDS = 400;

/** Asks until nothing is wanted. The only wait between a text and its findings. */
export async function settle(workspace: Workspace, root: Root, fileSystem: FileSystem): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { config, plan } = workspace.fold(root);
    if (config.wants.length === 0) return;
    if (!(await workspace.answer(config.wants, plan, fileSystem))) return;
  }
}

/**
 * The findings of a root as far as it is settled. Synchronous; a second call costs what changed in between.
 * `rules` must be the same at every call for one workspace: findings are remembered.
 */
export function check(
  workspace: Workspace, root: Root, failed: (rule: string, error: unknown) => void, rules: readonly Rule[] = RULES,
): Check {
  const { config, plan, findings: memo } = workspace.fold(root);
  const settings = workspace.settingsOf(root);
  const complete = root.scope === 'server' && config.unread.size === 0;
  const comments = commentsIn(config);
  const assume = new Set([...settings.assume, ...assumptionsIn(comments)]);
  const raw = runRules(config, { rules, complete, assume, memo, failed });
  const shown = raw.flatMap((finding) => {
    const severity = severityIn(settings, finding);
    return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
  });
  return { root, plan, config, findings: applyComments(config, comments, shown) };
}
