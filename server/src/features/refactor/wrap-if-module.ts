/** Lines in `<IfModule>` of the module that their directives belong to. */
import { catalog, directive } from '../../httpd/catalog/catalog';
import { isUntouchable } from '../format/line-edits';
import { keyAt } from '../line-key';
import { afterLine, endOfLine, indentationOf, selectedLines, type Refactoring, type Selection } from './refactoring';

/** Always there: a condition would say nothing. */
const ALWAYS = new Set(['core_module', 'so_module', 'http_module', 'mpm_event_module', 'mpm_worker_module', 'mpm_prefork_module']);

/** Offered where all directives of the outermost level that belong to a module belong to one and the same. */
export function wrapIfModule(selection: Selection, unit: string): Refactoring | undefined {
  const lines = selectedLines(selection);
  if (lines === undefined) return undefined;
  const content = lines.filter(({ line }) => line.kind !== 'blank');
  const [first, last] = [content[0]!, content[content.length - 1]!];
  const outer = content.filter(({ depth, line }) => depth === first.depth && (line.kind === 'directive' || line.kind === 'open'));
  const modules = new Set(outer.map(({ line }) => directive(keyAt(line).key)?.identifiers).map((identifiers) => (identifiers?.length === 1 ? identifiers[0] : undefined)));
  const [module] = modules;
  if (modules.size !== 1 || module === undefined || ALWAYS.has(module) || !catalog.modules.has(module)) return undefined;
  const indent = indentationOf(first.line.raw);
  const eol = endOfLine(selection.view.source);
  const { file } = selection.view;
  const edits = lines.slice(lines.indexOf(first), lines.indexOf(last) + 1)
    .filter((each) => each.line.kind !== 'blank' && !isUntouchable(each))
    .map(({ at }) => ({ file, start: { line: at, column: 0 }, end: { line: at, column: 0 }, text: at === first.at ? `${indent}<IfModule ${module}>${eol}${unit}` : unit }));
  const after = afterLine(last);
  const close = last.line.closed ? `${indent}</IfModule>${eol}` : `${eol}${indent}</IfModule>`;
  return { title: `Wrap in <IfModule ${module}>`, kind: 'rewrite', edits: [...edits, { file, start: after, end: after, text: close }] };
}
