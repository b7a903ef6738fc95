/** Parameters of macros: text that mod_macro replaces wherever it stands in the body (substitute_macro_args, modules/core/mod_macro.c). */
import { outlineOf, type OutlineSection } from '../../httpd/syntax/outline';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block, SourceFile } from '../../httpd/syntax/source-file';
import { argumentsOf } from '../pieces/words';

export interface MacroText {
  readonly section: OutlineSection;
  readonly parameters: readonly string[];
  /** The lines between the tags, with the `<Macro>` line first. */
  readonly lines: readonly { readonly line: LogicalLine; readonly block: Block }[];
}

export interface ParameterUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The macro whose tags a physical line stands between, or that it opens. */
export function macroAround(source: SourceFile, at: number): MacroText | undefined {
  for (let list = outlineOf(source).sections; ;) {
    const section = list.find((each) => each.open.at <= at && at <= each.last);
    if (section === undefined) return undefined;
    if (section.name.toLowerCase() === 'macro') return macroText(source, section);
    list = section.sections;
  }
}

function macroText(source: SourceFile, section: OutlineSection): MacroText {
  const parameters = argumentsOf(section.open.line).slice(1).map(({ value }) => value).filter((value) => value !== '');
  const lines: { line: LogicalLine; block: Block }[] = [];
  let at = 0;
  for (const block of source.blocks) {
    if (at > section.last) break;
    if (at + block.physicalLines <= section.open.at) {
      at += block.physicalLines;
      continue;
    }
    for (const line of block.lines) {
      if (at >= section.open.at && at <= section.last && line !== section.close?.line) lines.push({ line, block });
      at += line.physicalLines;
    }
  }
  return { section, parameters, lines };
}

/** Where parameters stand in a line, from left to right; of two that begin at one place the longer is meant. Comments are dropped from a body. */
export function parameterUses({ parameters, section }: MacroText, line: LogicalLine): readonly ParameterUse[] {
  if (line.kind === 'comment') return [];
  const { text } = line;
  const uses: ParameterUse[] = [];
  const byLength = [...parameters].sort((left, right) => right.length - left.length);
  const from = line === section.open.line ? (argumentsOf(line)[1]?.start ?? text.length) : 0;
  for (let at = from; at < text.length;) {
    const name = byLength.find((each) => text.startsWith(each, at));
    if (name !== undefined) uses.push({ name, start: at, end: at + name.length });
    at += name?.length ?? 1;
  }
  return uses;
}

export function parameterAt(macro: MacroText, line: LogicalLine, offset: number): ParameterUse | undefined {
  if (macro.section.close?.line === line) return undefined;
  const uses = parameterUses(macro, line);
  return uses.find(({ start, end }) => start <= offset && offset < end) ?? uses.find(({ end }) => end === offset);
}
