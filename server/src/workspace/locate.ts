/** Places and edits as positions in files of this machine: what every host needs before it can show or change a text. */
import type { Position } from '../base/span';
import type { TextPlace } from '../base/text-file';
import type { Site } from '../httpd/config/node';
import type { SourceFile } from '../httpd/syntax/source-file';
import type { AnyPlace, Edit } from '../rules/types';
import type { FileId } from './file-system';
import type { RootPlan } from './root-plan';
import type { Workspace } from './workspace';

export interface Located {
  /** Canonical file on this machine. */
  readonly file: FileId;
  /** The path httpd knows it by. */
  readonly serverFile: string;
  readonly start: Position;
  readonly end: Position;
}

/** A change of text at positions, with the line ends of the file. */
export interface TextEdit {
  readonly file: FileId;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** Where a place is now (`plan`: of its root, which only httpd's places need); undefined when its line is gone or its file is not on this machine. */
export function locate(workspace: Workspace, plan: RootPlan | undefined, place: AnyPlace): Located | undefined {
  if ('source' in place) return locateText(workspace, place);
  const found = plan === undefined ? undefined : fileOf(workspace, plan, place.file);
  if (found === undefined) return undefined;
  const start = found.source.position(place.line, place.start, false, place.block);
  const end = found.source.position(place.line, place.end, place.end > place.start, place.block);
  return start === undefined || end === undefined ? undefined : { file: found.file, serverFile: place.file, start, end };
}

function locateText(workspace: Workspace, { file, source, start, end }: TextPlace): Located | undefined {
  if (workspace.text(file) !== source) return undefined;
  return { file: workspace.canonical(file), serverFile: file, start: source.position(start), end: source.position(end) };
}

/** The physical line, from 0, that httpd names for a line: the last one of the directive. */
export function namedLine(workspace: Workspace, plan: RootPlan, site: Site): { readonly file: FileId; readonly line: number } | undefined {
  const found = fileOf(workspace, plan, site.file);
  const first = found?.source.lineNumber(site.line, site.block);
  return found === undefined || first === undefined ? undefined : { file: found.file, line: first + site.line.namedLine };
}

/** An edit as a change of text; undefined when its line is gone. */
export function textEdit(workspace: Workspace, plan: RootPlan | undefined, edit: Edit): TextEdit | undefined {
  if (edit.kind === 'replace') {
    const located = locate(workspace, plan, edit.at);
    if (located === undefined) return undefined;
    const isCrlf = 'source' in edit.at ? edit.at.source.text.includes('\r\n') : edit.at.line.raw.endsWith('\r\n');
    const text = isCrlf ? edit.text.replace(/\r?\n/g, '\r\n') : edit.text;
    return { file: located.file, start: located.start, end: located.end, text };
  }
  const found = plan === undefined ? undefined : fileOf(workspace, plan, edit.line.file);
  const first = found?.source.lineNumber(edit.line.line, edit.line.block);
  if (found === undefined || first === undefined) return undefined;
  const { line } = edit.line;
  const after = { line: first + line.physicalLines, column: 0 };
  const file = found.file;
  if (edit.kind === 'removeLine') {
    const end = line.closed ? after : { line: first + line.physicalLines - 1, column: line.raw.length - line.raw.lastIndexOf('\n') - 1 };
    return { file, start: { line: first, column: 0 }, end, text: '' };
  }
  const eol = endOfLine(found.source);
  const indent = /^[ \t]*/.exec((edit.indent?.line ?? line).raw)?.[0] ?? '';
  const text = edit.text.split('\n').map((each) => (each === '' ? '' : indent + each)).join(eol);
  if (edit.kind === 'insertBefore') {
    const start = { line: first, column: 0 };
    return { file, start, end: start, text: text + eol };
  }
  if (line.closed) return { file, start: after, end: after, text: text + eol };
  const last = { line: first + line.physicalLines - 1, column: line.raw.length - line.raw.lastIndexOf('\n') - 1 };
  return { file, start: last, end: last, text: eol + text };
}

/** CRLF where the file's first line ends so. */
function endOfLine(source: SourceFile): string {
  return source.blocks[0]?.lines[0]?.raw.endsWith('\r\n') === true ? '\r\n' : '\n';
}

function fileOf(workspace: Workspace, plan: RootPlan, path: string): { file: FileId; source: SourceFile } | undefined {
  const host = plan.mapping.toHost(path);
  const source = host === undefined ? undefined : workspace.source(host);
  return host === undefined || source === undefined ? undefined : { file: workspace.canonical(host), source };
}
