/** A value as a variable of its own: `Define NAME value` above, `${NAME}` where it stood. */
import { directive } from '../../httpd/catalog/catalog';
import type { ConfigNode } from '../../httpd/config/node';
import type { Word } from '../../httpd/syntax/words';
import type { Check } from '../../workspace/check';
import { textEdit } from '../../workspace/locate';
import { isOneLine, nodeAt, serverReading, type Refactoring, type Selection } from './refactoring';

/** What could read otherwise when it is put in for a variable before words are cut: quotes, backslashes, other variables. */
const ODD = /["'\\$#<>%{}\0-\x1f]/;

/**
 * Offered on one argument of a directive. The line goes above the outermost section, so that httpd reads it first whatever the
 * section is.
 */
export function extractDefine(selection: Selection): Refactoring | undefined {
  const { view, range } = selection;
  const check = serverReading(view)?.check;
  const node = check === undefined || !isOneLine(range) ? undefined : nodeAt(selection, check);
  if (check === undefined || node === undefined || node.isSection || node.readTime || node.guard !== undefined) return undefined;
  const word = wordAt(selection, node);
  if (word === undefined || word.open === true || word.value.length < 2 || ODD.test(word.value)) return undefined;
  const outermost = [...node.ancestors()].at(-1) ?? node;
  if (outermost.site.file !== node.site.file || outermost.site.via !== undefined || outermost.guard !== undefined) return undefined;
  const name = freeName(check, nameFor(node));
  const { plan } = check;
  const value = /\s/.test(word.value) ? `"${word.value}"` : word.value;
  const define = textEdit(view.workspace, plan, { kind: 'insertBefore', line: outermost.site, text: `Define ${name} ${value}` });
  const mark = word.quote ?? '';
  const use = textEdit(view.workspace, plan, { kind: 'replace', at: node.place(word), text: `${mark}\${${name}}${mark}` });
  return define === undefined || use === undefined ? undefined : { title: `Define ${name} for ${shown(word.value)}`, kind: 'extract', edits: [define, use] };
}

function wordAt({ view, range }: Selection, node: ConfigNode): Word | undefined {
  const found = view.source.lineAt(range.start);
  const end = view.source.lineAt(range.end);
  if (found === undefined || end === undefined || found.line !== end.line) return undefined;
  // Arguments that are one text are not cut into words by httpd itself; a blank in the value would be another one.
  return node.words.find((word) => word.start <= found.offset && end.offset <= word.end && (directive(node.key)?.args !== 'RAW_ARGS' || !/\s/.test(word.value)));
}

/** `DocumentRoot` → `DOCUMENT_ROOT`. */
function nameFor(node: ConfigNode): string {
  const name = directive(node.key)?.name ?? node.name;
  return name.replace(/([a-z0-9])(?=[A-Z])/g, '$1_').replace(/\W+/g, '_').toUpperCase();
}

function freeName({ config: { environment, world } }: Check, name: string): string {
  const isTaken = (each: string): boolean => environment.variables.has(each.toLowerCase()) || environment.defined.has(each) || world.environment.has(each);
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name}_${number}`;
  return free;
}

function shown(value: string): string {
  return value.length > 30 ? `${value.slice(0, 29)}…` : value;
}
