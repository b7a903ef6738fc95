/** Code actions: what an editor offers, in the kinds and the form that the client announced. */
import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { actionsAt, type Action } from '../features/code-actions';
import { settingsWithout } from '../features/disable';
import type { FileFinding } from '../features/file-findings';
import { chooseStyle } from '../features/format/choose-style';
import type { Refactoring } from '../features/refactor/refactoring';
import { refactoringsAt } from '../features/refactor/refactorings';
import type { LineRange, View } from '../features/view';
import { readEditorConfig } from '../workspace/editorconfig';
import type { FileId, FileSystem } from '../workspace/file-system';
import type { Stat } from '../httpd/config/files';
import { decode } from '../workspace/text';
import { toDiagnostic, toWorkspaceEdit, type Border } from './convert';
import { at, listAt, rangeIn } from './params';
import { SETTINGS_FILE } from '../workspace/settings-keys';
import { invalid } from './views';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.httpdConfig`;
const REFACTORINGS = { extract: CodeActionKind.RefactorExtract, inline: CodeActionKind.RefactorInline, rewrite: CodeActionKind.RefactorRewrite } as const;

/** Every kind that is ever offered. */
export const ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL, ...Object.values(REFACTORINGS)];

/** @param findings of the file; @param isHttpd whether the refactorings of httpd make sense there */
export type CodeActions = (view: View, params: unknown, findings: readonly FileFinding[], isHttpd: boolean) => Promise<readonly CodeAction[]>;

export function createCodeActions(border: Border, fileSystem: FileSystem): CodeActions {
  const { client, workspace } = border;

  /** The settings file of the folder around a file, or where it would be; undefined outside all folders. */
  async function settingsFile(file: FileId): Promise<{ readonly path: FileId; readonly text: string | undefined } | undefined> {
    const folders = [...workspace.folderSettings.keys()].filter((folder) => file.startsWith(`${folder}/`));
    const folder = folders.sort((left, right) => right.length - left.length)[0];
    if (folder === undefined) return undefined;
    const path = `${folder}/${SETTINGS_FILE}`;
    const answer = await fileSystem.read(path);
    if (typeof answer === 'string') return answer === 'absent' ? { path, text: undefined } : undefined;
    return { path, text: workspace.source(path)?.text ?? decode(answer.bytes).text };
  }

  /** Into the file where there is one; else by the client's own command, which knows its settings; else into a new file. */
  async function inSettings(action: Action, file: FileId): Promise<CodeAction | undefined> {
    const rule = action.rule!;
    const found = await settingsFile(file);
    const isCommand = client.rulePageScheme !== undefined && found?.text === undefined;
    const base: CodeAction = { title: action.title, kind: CodeActionKind.QuickFix, ...(action.finding === undefined ? {} : { diagnostics: [toDiagnostic(border, action.finding)] }) };
    if (isCommand) return { ...base, command: { title: action.title, command: 'httpdConfig.disableRule', arguments: [rule] } };
    const text = found === undefined ? undefined : settingsWithout(rule, found.text);
    if (found === undefined || text === undefined || (found.text === undefined && !client.createsFiles)) return undefined;
    const lines = (found.text ?? '').split('\n');
    const edit = { file: found.path, start: { line: 0, column: 0 }, end: { line: lines.length - 1, column: lines.at(-1)!.length }, text };
    return { ...base, edit: toWorkspaceEdit(border, [edit], found.text === undefined ? found.path : undefined) };
  }

  async function convert(action: Action, file: FileId): Promise<CodeAction | undefined> {
    if (action.kind === 'disable-in-settings') return inSettings(action, file);
    const { title, kind, finding, edits, preferred, rule } = action;
    return {
      title, kind: kind === 'fix-all' ? FIX_ALL : CodeActionKind.QuickFix,
      ...(finding === undefined ? {} : { diagnostics: [toDiagnostic(border, finding)] }),
      ...(preferred && client.preferredActions ? { isPreferred: true } : {}),
      ...(edits.length > 0 ? { edit: toWorkspaceEdit(border, edits) } : {}),
      ...(kind === 'page' && rule !== undefined ? { command: { title, command: 'httpdConfig.openRulePage', arguments: [rule] } } : {}),
    };
  }

  async function refactorings(view: View, range: LineRange): Promise<CodeAction[]> {
    const style = chooseStyle(workspace.settingsOf({ file: view.file, scope: 'server' }), await readEditorConfig(view.file, fileSystem));
    const stats = new Map<string, Stat>();
    // Which names are free is only known after they were looked up: the second round has the answers.
    let found: readonly Refactoring[] = [];
    for (let round = 0; round < 3; round++) {
      const asked = new Set<string>();
      const exists = (file: string): boolean => {
        if (!stats.has(file)) asked.add(file);
        return stats.get(file) !== 'absent' && stats.has(file);
      };
      found = refactoringsAt({ view, range }, { exists, canCreate: client.createsFiles, unit: style.indent });
      if (asked.size === 0) break;
      for (const file of asked) stats.set(file, await fileSystem.stat(file));
    }
    return found.map(({ title, kind, edits, creates }) => ({
      title, kind: REFACTORINGS[kind],
      edit: toWorkspaceEdit(border, [...edits, ...(creates === undefined ? [] : [{ file: creates.file, start: { line: 0, column: 0 }, end: { line: 0, column: 0 }, text: creates.text }])], creates?.file),
    }));
  }

  return async (view, params, findings, isHttpd) => {
    const range = rangeIn(at(params, 'range'));
    if (range === undefined) throw invalid('a range');
    const only = listAt(params, 'context', 'only').filter((kind): kind is string => typeof kind === 'string');
    const wanted = (kind: string): boolean => client.takesActions(kind) && (only.length === 0 || only.some((each) => isWithin(kind, each)));
    const isEmpty = range.start.line === range.end.line && range.start.column === range.end.column;
    // A bulb on every line would say nothing: with only a caret, refactorings come when they are asked for.
    const asksToRefactor = !isEmpty || only.some((each) => isWithin(each, CodeActionKind.Refactor) || each === '');
    const actions = wanted(CodeActionKind.QuickFix) || wanted(FIX_ALL) ? actionsAt(view, { range, findings, hasPages: client.rulePageScheme !== undefined }) : [];
    const converted = await Promise.all(actions.map((action) => convert(action, view.file)));
    const offered = [...converted.filter((each) => each !== undefined), ...(isHttpd && asksToRefactor && Object.values(REFACTORINGS).some(wanted) ? await refactorings(view, range) : [])];
    return offered.filter(({ kind }) => wanted(kind ?? ''));
  };
}

/** Kinds are paths: who asks for `source` gets `source.fixAll.httpdConfig`. */
function isWithin(kind: string, around: string): boolean {
  return around === '' || kind === around || kind.startsWith(`${around}.`);
}
