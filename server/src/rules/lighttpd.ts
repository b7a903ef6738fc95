/** Small things that the rules about lighttpd share. */
import { placeIn, type TextPlace } from '../base/text-file';
import type { Setting } from '../lighttpd/context';
import { lighttpdOf, refusalRule } from '../lighttpd/read-root';
import type { LighttpdProblem, LighttpdServer } from '../lighttpd/server';
import type { Edit, FileView, Found } from './types';

/** Findings for what the test of lighttpd refuses, by the rule that shows it. */
export function* refusedBy(view: FileView, id: string, say: (problem: LighttpdProblem, server: LighttpdServer) => Partial<Found> & Pick<Found, 'message'> | undefined): Generator<Found> {
  const server = lighttpdOf(view.reading);
  for (const problem of server?.refusals ?? []) {
    const said = refusalRule(problem) === id ? say(problem, server!) : undefined;
    if (said !== undefined) yield { at: problem.at, severity: 'error', consequence: 'rejects', ...said };
  }
}

/** The text of a place. */
export function textAt({ source, start, end }: TextPlace): string {
  return source.text.slice(start, end);
}

export function keyPlace({ of, assignment }: Setting): TextPlace {
  return placeIn(of, assignment.key);
}

export function valuePlace({ of, assignment }: Setting): TextPlace {
  return placeIn(of, assignment.value);
}

/** `server.port` as the author spelt it. */
export function keyText({ assignment }: Setting): string {
  return assignment.key.value;
}

/** Blanks at the beginning of the line of an offset, as far as nothing else stands before it. */
function indentAt({ source, start }: TextPlace): string {
  const line = source.lineSpan(source.position(start).line);
  return /^[ \t]*/.exec(source.text.slice(line.start, start))![0];
}

/** A line of its own above a setting. */
export function lineAbove(setting: Setting, text: string): Edit {
  const at = keyPlace(setting);
  const indent = indentAt(at);
  return { kind: 'replace', at: { ...at, end: at.start }, text: `${text}\n${indent}` };
}

/** A place made no longer than its first line. */
export function firstLine(at: TextPlace): TextPlace {
  const { end } = at.source.lineSpan(at.source.position(at.start).line);
  return { ...at, end: Math.min(at.end, Math.max(end, at.start)) };
}
