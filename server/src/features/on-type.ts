/** What is written of itself: the tag that closes a section whose opening tag was just ended with a new line. */
import type { Position } from '../base/span';
import { outlineOf, type OutlineSection } from '../httpd/syntax/outline';
import type { SourceFile } from '../httpd/syntax/source-file';
import type { LineRange } from './view';

export interface Insertion extends LineRange {
  readonly text: string;
}

/** @param position where the cursor is after the line end was typed */
export function closeSection(source: SourceFile, position: Position): Insertion | undefined {
  const path = sectionPath(source, position.line - 1);
  const section = path.at(-1);
  if (section === undefined || section.open.at + section.open.line.physicalLines !== position.line || !section.open.line.text.trimEnd().endsWith('>')) return undefined;
  // A tag that closes the inner of two sections of one name may have been meant for the outer one, which then is open.
  const name = section.name.toLowerCase();
  const isOpen = section.close === undefined || path.slice(0, -1).some((each) => each.close === undefined && each.name.toLowerCase() === name);
  if (!isOpen) return undefined;
  const here = source.lineAt(position);
  if (here === undefined) return undefined;
  const first = source.lineNumber(here.line, here.block) ?? 0;
  const isBelowAll = first + here.line.physicalLines <= position.line;
  if (!isBelowAll && here.line.text.trim() !== '') return undefined;
  const indent = /^[ \t]*/.exec(section.open.line.raw)![0];
  const tag = `${indent}</${section.name}>`;
  const newline = section.open.line.raw.endsWith('\r\n') ? '\r\n' : '\n';
  // Below the cursor's line, so that no editor moves the cursor.
  const at = !isBelowAll && first === position.line && here.line.closed ? { line: position.line + 1, column: 0 } : undefined;
  if (at !== undefined) return { start: at, end: at, text: `${tag}${newline}` };
  return { start: position, end: position, text: `${newline}${tag}` };
}

/** Sections around the line of an opening tag, that tag's own last. */
function sectionPath(source: SourceFile, line: number): readonly OutlineSection[] {
  const path: OutlineSection[] = [];
  for (let list = outlineOf(source).sections; ;) {
    const section = list.find((each) => each.open.at <= line && line <= each.last);
    if (section === undefined) return path;
    path.push(section);
    list = section.sections;
  }
}
