/** Fixes applied again and again until nothing changes. */
import { SourceFile } from '../../httpd/syntax/source-file';
import { checkAny, settle } from '../../workspace/check';
import type { FileId } from '../../workspace/file-system';
import type { TextEdit } from '../../workspace/locate';
import type { Encoding } from '../../workspace/text';
import type { Workspace } from '../../workspace/workspace';
import { nodeFileSystem } from '../node-file-system';
import { filesOf } from '../run/opened-files';
import type { Session } from '../run/session';
import { chooseFixes, compareEdits, type Choice, type ChosenFix } from './choose';

/** A fix can make room for the next one; more rounds than this mean that two rules disagree. */
const MAX_ROUNDS = 30;

export interface ChangedFile {
  /** Canonical path. */
  readonly file: FileId;
  readonly before: string;
  after: string;
  readonly encoding: Encoding;
}

export interface Fixed {
  /** As the files are now, in memory. */
  readonly session: Session;
  readonly changed: readonly ChangedFile[];
  readonly applied: readonly ChosenFix[];
}

/** Applies what is allowed, in memory. */
export async function fixInRounds(session: Session, choice: Choice, failed: (rule: string, error: unknown) => void): Promise<Fixed> {
  const changed = new Map<FileId, ChangedFile>();
  const applied: ChosenFix[] = [];
  const seen = new Set<string>();
  let current = session;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixes = chooseFixes(current.checked, current.display, choice);
    if (fixes.length === 0) break;
    for (const fix of fixes) for (const edit of fix.edits) remember(changed, edit.file, current);
    applyEdits(changed, fixes.flatMap((fix) => fix.edits), current);
    applied.push(...fixes);
    const state = JSON.stringify([...changed.values()].map(({ file, after }) => [file, after]));
    current = await again(current, failed);
    if (seen.has(state)) break;
    seen.add(state);
  }
  return { session: current, applied, changed: [...changed.values()].filter(({ before, after }) => before !== after) };
}

function remember(changed: Map<FileId, ChangedFile>, file: FileId, session: Session): void {
  if (changed.has(file)) return;
  const { workspace, path } = pathTo(file, session);
  const before = workspace.source(path)!.text;
  changed.set(file, { file, before, after: before, encoding: workspace.encoding(path) });
}

/** A path under which a workspace knows a file: the one httpd took, which may lead over links. */
function pathTo(file: FileId, { checked }: Session): { workspace: Workspace; path: FileId } {
  for (const { workspace, check } of checked) {
    for (const path of filesOf(check)) if (workspace.canonical(path) === file) return { workspace, path };
  }
  for (const { workspace } of checked) if (workspace.text(file) !== undefined) return { workspace, path: file };
  throw new Error(`no configuration reads ${file}`);
}

function applyEdits(changed: Map<FileId, ChangedFile>, edits: readonly TextEdit[], { checked }: Session): void {
  const touched = new Set(edits.map((edit) => edit.file));
  // From the end, so that no edit moves the place of another.
  for (const edit of [...edits].sort(compareEdits).reverse()) {
    const file = changed.get(edit.file)!;
    file.after = SourceFile.read(file.after).edit(edit).text;
  }
  for (const { workspace } of checked) for (const file of touched) workspace.open(file, changed.get(file)!.after);
}

async function again(session: Session, failed: (rule: string, error: unknown) => void): Promise<Session> {
  const checked = [];
  for (const each of session.checked) {
    const { root } = each.check;
    await settle(each.workspace, root, nodeFileSystem);
    checked.push({ ...each, check: checkAny(each.workspace, root, failed) });
  }
  return { ...session, checked };
}
