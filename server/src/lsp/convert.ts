/** The one place where our types become the protocol's. */
import {
  DiagnosticSeverity, DiagnosticTag, type CodeDescription, type Diagnostic, type DiagnosticRelatedInformation, type Location,
  type Position as LspPosition, type Range, type TextEdit as LspTextEdit, type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Position } from '../base/span';
import type { FileFinding } from '../features/file-findings';
import type { InactiveRange } from '../features/inactive';
import type { LineRange } from '../features/view';
import type { Severity } from '../rules/types';
import type { FileId } from '../workspace/file-system';
import { planOf } from '../workspace/check';
import { locate, type TextEdit } from '../workspace/locate';
import type { Workspace } from '../workspace/workspace';
import type { ClientFeatures } from './client-features';
import { uriOf } from './uri';

export const SOURCE = 'httpd';

export function toPosition({ line, column }: Position): LspPosition {
  return { line, character: column };
}

export function toRange({ start, end }: LineRange): Range {
  return { start: toPosition(start), end: toPosition(end) };
}

/** What conversion needs to know: the client, and how it calls a file. */
export interface Border {
  readonly client: ClientFeatures;
  readonly workspace: Workspace;
  /** The URI of an open document where the file is open, else a URI made from the id. */
  uri(file: FileId): string;
  /** Version of the open document, for edits that must not meet another text. */
  version(file: FileId): number | null;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};
const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function toDiagnostic(border: Border, { finding, at, check }: FileFinding): Diagnostic {
  const { client, workspace } = border;
  const tags = (finding.tags ?? []).map((tag) => TAGS[tag]).filter((tag) => client.diagnosticTags.has(tag));
  const related = client.relatedInformation ? (finding.related ?? []).flatMap(({ at: place, message }): DiagnosticRelatedInformation[] => {
    const found = locate(workspace, planOf(check), place);
    return found === undefined ? [] : [{ location: toLocation(border, found), message }];
  }) : [];
  return {
    range: toRange(at),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    ...(client.codeDescription && client.rulePageScheme !== undefined ? { codeDescription: rulePage(client.rulePageScheme, finding.rule) } : {}),
    source: SOURCE,
    message: messageOf(finding),
    ...(tags.length > 0 ? { tags } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(client.diagnosticData ? { data: { rule: finding.rule, consequence: finding.consequence, ...(finding.ah === undefined ? {} : { ah: finding.ah }) } } : {}),
  };
}

function messageOf({ message, ah, assumes }: FileFinding['finding']): string {
  const numbered = ah === undefined || message.includes(ah) ? message : `${message} (${ah})`;
  return assumes === undefined || assumes.length === 0 ? numbered : `${numbered}\nAssumed: ${assumes.join('; ')}.`;
}

function rulePage(scheme: string, rule: string): CodeDescription {
  return { href: `${scheme}:/${rule}.md` };
}

/** A hint that greys its lines and is in no list of problems; undefined for clients that would show it as text. */
export function toInactiveDiagnostic(client: ClientFeatures, range: InactiveRange): Diagnostic | undefined {
  if (!client.diagnosticTags.has(DiagnosticTag.Unnecessary)) return undefined;
  const message = range.condition === undefined ? 'Not read in this configuration' : `Not read: ${range.condition} is false here`;
  return { range: toRange(range), severity: DiagnosticSeverity.Hint, source: SOURCE, message, tags: [DiagnosticTag.Unnecessary] };
}

export function toLocation(border: Border, range: LineRange & { readonly file: FileId }): Location {
  return { uri: border.uri(range.file), range: toRange(range) };
}

/**
 * Edits of several files. With versions where the client takes them, so that a text that has moved on is left alone.
 * @param creates a file that is made first, for clients that make files
 */
export function toWorkspaceEdit(border: Border, edits: readonly TextEdit[], creates?: FileId): WorkspaceEdit {
  const byFile = new Map<FileId, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  if (border.client.documentChanges) {
    return {
      documentChanges: [
        ...(creates === undefined ? [] : [{ kind: 'create' as const, uri: border.uri(creates) }]),
        ...[...byFile].map(([file, list]) => ({ textDocument: { uri: border.uri(file), version: border.version(file) }, edits: list.map(toTextEdit) })),
      ],
    };
  }
  return { changes: Object.fromEntries([...byFile].map(([file, list]) => [border.uri(file), list.map(toTextEdit)])) };
}

export function toTextEdit(edit: Pick<TextEdit, 'start' | 'end' | 'text'>): LspTextEdit {
  return { range: toRange(edit), newText: edit.text };
}

export function defaultUri(file: FileId): string {
  return uriOf(file);
}
