/** Places of the engine as places of a report. */
import type { Position } from '../../base/span';
import type { Place, Site, Via } from '../../httpd/config/node';
import type { SourceFile } from '../../httpd/syntax/source-file';
import type { Edit } from '../../rules/types';
import { locate, namedLine, textEdit } from '../../workspace/locate';
import type { RootPlan } from '../../workspace/root-plan';
import type { Workspace } from '../../workspace/workspace';
import type { Display } from '../run/paths';
import type { Point, ReportEdit, ViaStep } from './report';

/** What turns places of one root into those of a report. */
export interface Where {
  readonly workspace: Workspace;
  readonly plan: RootPlan;
  readonly display: Display;
}

export interface ReportPlace {
  readonly file: string;
  readonly canonical: string;
  readonly serverFile: string | undefined;
  readonly start: Point;
  readonly end: Point;
  readonly source: string;
}

export function point({ line, column }: Position): Point {
  return [line + 1, column + 1];
}

/** The path on this machine, by the way httpd takes: links are not resolved. */
export function hostOf({ plan }: Where, serverFile: string): string {
  return plan.mapping.toHost(serverFile) ?? serverFile;
}

/** Undefined when the place is in no file that is known here. */
export function placeOf(where: Where, place: Place): ReportPlace | undefined {
  const located = locate(where.workspace, where.plan, place);
  if (located === undefined) return undefined;
  const host = hostOf(where, place.file);
  const source = where.workspace.source(host);
  return {
    file: where.display(host),
    canonical: located.file,
    serverFile: host === place.file ? undefined : place.file,
    start: point(located.start),
    end: point(located.end),
    source: source === undefined ? '' : physicalLine(source, located.start.line),
  };
}

/** The text of a physical line, counted from 0, without its end. */
export function physicalLine(source: SourceFile, line: number): string {
  const found = source.lineAt({ line, column: 0 });
  const first = found === undefined ? undefined : source.lineNumber(found.line, found.block);
  if (found === undefined || first === undefined) return '';
  return (found.line.raw.split('\n')[line - first] ?? '').replace(/\r$/, '');
}

/** Undefined when a line of the edit is gone. */
export function editOf(where: Where, edit: Edit): ReportEdit | undefined {
  const change = textEdit(where.workspace, where.plan, edit);
  if (change === undefined) return undefined;
  const serverFile = edit.kind === 'replace' ? edit.at.file : edit.line.file;
  return { file: where.display(hostOf(where, serverFile)), start: point(change.start), end: point(change.end), text: change.text };
}

/** The line httpd names for a site, from 1; 0 when it is gone. */
export function lineOf({ workspace, plan }: Where, site: Site): number {
  return (namedLine(workspace, plan, site)?.line ?? -1) + 1;
}

/** The macros a line came through, innermost first. */
export function viaOf(where: Where, via: Via | undefined): ViaStep[] {
  const steps: ViaStep[] = [];
  for (let step = via; step !== undefined; step = step.parent) {
    const { macro, bodyLine, definition } = step;
    steps.push({ macro, line: bodyLine, file: where.display(hostOf(where, definition.file)), definedAt: lineOf(where, definition) });
  }
  return steps;
}
