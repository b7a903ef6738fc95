/** Places of the engine as places of a report. */
import type { Position } from '../../base/span';
import type { Site, Via } from '../../httpd/config/node';
import type { TextFile } from '../../base/text-file';
import type { AnyPlace, Edit } from '../../rules/types';
import { locate, namedLine, textEdit } from '../../workspace/locate';
import type { RootPlan } from '../../workspace/root-plan';
import type { Workspace } from '../../workspace/workspace';
import type { Display } from '../run/paths';
import type { Point, ReportEdit, ViaStep } from './report';

/** What turns places of one root into those of a report. */
export interface Where {
  readonly workspace: Workspace;
  /** Undefined for a root of another language: its places are places of this machine. */
  readonly plan: RootPlan | undefined;
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

function point({ line, column }: Position): Point {
  return [line + 1, column + 1];
}

/** The path on this machine, by the way httpd takes: links are not resolved. */
export function hostOf({ plan }: Where, serverFile: string): string {
  return plan?.mapping.toHost(serverFile) ?? serverFile;
}

/** Undefined when the place is in no file that is known here. */
export function placeOf(where: Where, place: AnyPlace): ReportPlace | undefined {
  const located = locate(where.workspace, where.plan, place);
  if (located === undefined) return undefined;
  const host = 'source' in place ? place.file : hostOf(where, place.file);
  const source = where.workspace.text(host);
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
function physicalLine(source: TextFile, line: number): string {
  const { start, end } = source.lineSpan(line);
  return source.text.slice(start, end);
}

/** Undefined when a line of the edit is gone. */
export function editOf(where: Where, edit: Edit): ReportEdit | undefined {
  const change = textEdit(where.workspace, where.plan, edit);
  if (change === undefined) return undefined;
  const host = edit.kind !== 'replace' ? hostOf(where, edit.line.file) : 'source' in edit.at ? edit.at.file : hostOf(where, edit.at.file);
  return { file: where.display(host), start: point(change.start), end: point(change.end), text: change.text };
}

/** The line httpd names for a site, from 1; 0 when it is gone. */
export function lineOf({ workspace, plan }: Where, site: Site): number {
  return ((plan === undefined ? undefined : namedLine(workspace, plan, site))?.line ?? -1) + 1;
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
