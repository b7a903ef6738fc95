/** What an editor offers at a place: fixes of the findings there, of their rules and of the file, silencing, the rule's page. */
import type { TextEdit } from '../workspace/locate';
import { disableActions } from './disable';
import { editsOf, editsOfRule, safeEdits } from './fixes';
import type { FileFinding } from './file-findings';
import type { LineRange, View } from './view';

export interface Action {
  readonly title: string;
  readonly kind: 'fix' | 'fix-all' | 'fix-rule' | 'disable' | 'disable-in-settings' | 'page';
  /** The finding it is for; none for `fix-all`. */
  readonly finding?: FileFinding;
  readonly edits: readonly TextEdit[];
  /** The one to take without thinking: the first safe fix. */
  readonly preferred: boolean;
  /** Rule whose page is opened, for `page`; that is switched off, for `disable-in-settings`. */
  readonly rule?: string;
}

export interface ActionRequest {
  readonly range: LineRange;
  /** All findings of the file. */
  readonly findings: readonly FileFinding[];
  /** Whether the editor has a command that opens a rule's page. */
  readonly hasPages: boolean;
}

/**
 * Actions for the findings that touch the range, or else stand on its lines: a cursor anywhere on a line is enough.
 * Fixes come before the rest and in the rule's order, the author's likely intention first; then what concerns the whole file.
 */
export function actionsAt(view: View, { range, findings, hasPages }: ActionRequest): readonly Action[] {
  const hit = findings.filter(({ at }) => touches(at, range));
  const touched = hit.length > 0 ? hit : findings.filter(({ at }) => at.start.line <= range.end.line && at.end.line >= range.start.line);
  const fixes = touched.flatMap((each) => fixActions(view, each));
  const rules = uniqueByRule(touched);
  const alike = rules.flatMap((each) => fixRule(view, each, findings));
  // Beside something louder a hint is not worth three ways to silence it.
  const isLoud = rules.some(({ finding }) => finding.severity !== 'hint');
  const disables = rules.flatMap((each) => disableActions(view, each).slice(0, isLoud && each.finding.severity === 'hint' ? 1 : undefined));
  const pages = hasPages ? rules.map((each): Action => {
    const { rule } = each.finding;
    return { title: `Show the page of ${rule}`, kind: 'page', finding: each, edits: [], preferred: false, rule };
  }) : [];
  return [...fixes, ...alike, ...disables, ...pages, ...fixAll(view, findings)];
}

/** All safe fixes of the file as one action; none where there is nothing to do. */
export function fixAll({ workspace }: View, findings: readonly FileFinding[]): readonly Action[] {
  const edits = safeEdits(workspace, findings);
  return edits.length === 0 ? [] : [{ title: 'Apply all safe fixes of this file', kind: 'fix-all', edits, preferred: false }];
}

/** The same fix for all findings of a rule, where there are several. */
function fixRule({ workspace }: View, each: FileFinding, findings: readonly FileFinding[]): readonly Action[] {
  const { rule } = each.finding;
  const { edits, count, isSafe } = editsOfRule(workspace, findings.filter(({ finding }) => finding.rule === rule));
  if (count < 2) return [];
  const title = `Fix all ${count} findings of ${rule} in this file${isSafe ? '' : ' (changes what the server does)'}`;
  return [{ title, kind: 'fix-rule', finding: each, edits, preferred: false }];
}

function fixActions({ workspace }: View, each: FileFinding): Action[] {
  const fixes = each.finding.fixes ?? [];
  const preferred = fixes.find((fix) => fix.safety === 'safe');
  return fixes.flatMap((fix): Action[] => {
    const edits = editsOf(workspace, each, fix);
    if (edits === undefined) return [];
    const title = fix.safety === 'safe' ? fix.title : `${fix.title} (changes what the server does)`;
    return [{ title, kind: 'fix', finding: each, edits, preferred: fix === preferred }];
  });
}

function uniqueByRule(findings: readonly FileFinding[]): readonly FileFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ finding, at }) => {
    const key = `${finding.rule} ${at.start.line}`;
    return !seen.has(key) && seen.add(key);
  });
}

function touches(left: LineRange, right: LineRange): boolean {
  return !isAfter(left.start, right.end) && !isAfter(right.start, left.end);
}

function isAfter(left: LineRange['start'], right: LineRange['start']): boolean {
  return left.line > right.line || (left.line === right.line && left.column > right.column);
}
