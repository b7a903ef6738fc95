/** From a root to its findings: settle what it wants, run the rules, apply settings and comments. */
import type { Reading } from '../base/reading';
import type { Config } from '../httpd/config/config';
import { RULES } from '../rules/generated';
import { runRules } from '../rules/run';
import { runFileRules } from '../rules/run-file';
import type { Finding, Rule } from '../rules/types';
import type { FileKind } from '../stack/around';
import { isFileKind } from './around-kinds';
import { applyComments, assumptionsIn, commentsIn, isSilencedInText } from './comments';
import { withCovered } from './covering';
import type { FileSystem } from './file-system';
import { Mapping } from './mapping';
import { hostFactsOf, readTextRoot, type TextRootRead } from './read-text-root';
import type { RootPlan } from './root-plan';
import type { Settings } from './settings';
import { severityIn } from './severity';
import { textAssumptions } from './text-comments';
import type { Root, Workspace } from './workspace';

export interface ShownFinding extends Finding {
  /** Silenced by a comment: shown by formats that mark it, counted by none. */
  readonly suppressed: boolean;
}

interface Checked {
  readonly root: Root;
  readonly findings: readonly ShownFinding[];
  /** Paths on this machine that were looked at around the root. */
  readonly around: readonly string[];
}

/** A root of httpd. */
export interface Check extends Checked {
  readonly plan: RootPlan;
  readonly config: Config;
}

/** A root of another language. */
export interface TextCheck extends Checked {
  readonly kind: FileKind;
  /** Whether the root itself could be read. */
  readonly found: boolean;
  readonly reading: Reading;
  readonly consulted: ReadonlySet<string>;
}

export type AnyCheck = Check | TextCheck;

export function isTextCheck(check: AnyCheck): check is TextCheck {
  return 'reading' in check;
}

/** How the paths of a root lie on this machine; only httpd's places need it. */
export function planOf(check: AnyCheck): RootPlan | undefined {
  return isTextCheck(check) ? undefined : check.plan;
}

/** Told of a rule that threw: our own bug, it costs this one rule. */
export type RuleFailed = (rule: string, error: unknown) => void;

/** Rounds of asking: each opens what the one before named. More than httpd's own nesting of includes. */
const MAX_ROUNDS = 400;

/** Wants of surroundings are paths of this machine already. */
const AS_IT_IS = { mapping: new Mapping([], ['']) };

/** Asks until nothing is wanted. The only wait between a text and its findings. */
export async function settle(workspace: Workspace, root: Root, fileSystem: FileSystem): Promise<void> {
  if (!isFileKind(root.kind)) {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const { config, plan } = workspace.fold(root);
      if (config.wants.length === 0 || !(await workspace.answer(config.wants, plan, fileSystem))) break;
    }
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const wants = [...workspace.host(root).surroundings.wants, ...(isFileKind(root.kind) ? readRoot(workspace, root, root.kind).wants : [])];
    if (wants.length === 0 || !(await workspace.answer(wants, AS_IT_IS, fileSystem))) return;
  }
}

function readRoot(workspace: Workspace, root: Root, kind: FileKind): TextRootRead {
  return readTextRoot(workspace, root.file, kind, workspace.host(root).place, hostFactsOf(workspace.settingsOf(root)));
}

/**
 * The findings of a root of httpd as far as it is settled. Synchronous; a second call costs what changed in between.
 * `rules` must be the same at every call for one workspace: findings are remembered.
 */
export function check(workspace: Workspace, root: Root, failed: RuleFailed, rules: readonly Rule[] = RULES): Check {
  const { config, plan, findings: memo } = workspace.fold(root);
  const settings = workspace.settingsOf(root);
  const complete = root.scope === 'server' && config.unread.size === 0;
  const comments = commentsIn(config);
  const { around, surroundings } = workspace.host(root);
  const assume = new Set([...settings.assume, ...assumptionsIn(comments), ...around.files.flatMap(({ source }) => textAssumptions(source))]);
  const raw = runRules(config, { rules, complete, assume, around, host: hostFactsOf(settings), memo, failed });
  return { root, plan, config, findings: withCovered(applyComments(config, comments, withSeverities(settings, raw))), around: surroundings.consulted };
}

/** The same for a root of another language. */
export function checkText(workspace: Workspace, root: Root, kind: FileKind, failed: RuleFailed, rules: readonly Rule[] = RULES): TextCheck {
  const settings = workspace.settingsOf(root);
  const { root: opened, reading, files, found, consulted } = readRoot(workspace, root, kind);
  const assume = new Set([...settings.assume, ...reading.files.flatMap(({ source }) => textAssumptions(source))]);
  const raw = found ? runFileRules({ kind, root: opened, reading, files, assume, host: hostFactsOf(settings) }, rules, failed) : [];
  const findings = withSeverities(settings, raw).map((finding) => ({ ...finding, suppressed: isSilencedInText(finding) }));
  return { root, kind, found, reading, findings, consulted, around: workspace.host(root).surroundings.consulted };
}

/** Whatever language the root is in. */
export function checkAny(workspace: Workspace, root: Root, failed: RuleFailed, rules: readonly Rule[] = RULES): AnyCheck {
  return isFileKind(root.kind) ? checkText(workspace, root, root.kind, failed, rules) : check(workspace, root, failed, rules);
}

function withSeverities(settings: Settings, findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = severityIn(settings, finding);
    return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
  });
}
