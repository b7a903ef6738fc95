/** Selected lines as a file of their own, which an Include reads at their place. */
import { fnmatch, hasWildcard } from '../../base/fnmatch';
import { isAbsolute, resolvePath } from '../../base/path';
import { allNodes } from '../../httpd/config/config';
import type { Check } from '../../workspace/check';
import { isUntouchable } from '../format/line-edits';
import { afterLine, endOfLine, folderOf, indentationOf, isOneLine, selectedLines, serverReading, writtenPath, type Refactoring, type Selection } from './refactoring';

/** Names that are tried for the new file, in this order. */
const NAMES = ['included.conf', 'included-2.conf', 'included-3.conf', 'included.inc', 'included-2.inc', 'included-3.inc'];

/**
 * Offered for lines that are whole sections and directives. The new file lies beside the old one under a name that no pattern of an
 * Include reads already.
 * @param exists what is known of files on this machine
 */
export function extractInclude(selection: Selection, exists: (file: string) => boolean): Refactoring | undefined {
  if (isOneLine(selection.range)) return undefined;
  const reading = serverReading(selection.view);
  const lines = selectedLines(selection);
  if (reading === undefined || lines === undefined) return undefined;
  const { check, fold } = reading;
  const folder = folderOf(fold.file);
  const path = NAMES.map((name) => resolvePath(folder, name)).find((each) => {
    const host = check.plan.mapping.toHost(each);
    return host !== undefined && !exists(host) && !isReadAlready(check, each);
  });
  const host = path === undefined ? undefined : check.plan.mapping.toHost(path);
  if (path === undefined || host === undefined) return undefined;
  const content = lines.filter(({ line }) => line.kind !== 'blank');
  const indent = indentationOf(content[0]!.line.raw);
  const eol = endOfLine(selection.view.source);
  const [start, last] = [content[0]!, content[content.length - 1]!];
  const kept = lines.slice(lines.indexOf(start), lines.indexOf(last) + 1);
  const text = kept.map((each) => (isUntouchable(each) || !each.line.raw.startsWith(indent) ? each.line.raw : each.line.raw.slice(indent.length))).join('');
  return {
    title: 'Move the lines to an included file', kind: 'extract', creates: { file: host, text: last.line.closed ? text : text + eol },
    edits: [{
      file: selection.view.file, start: { line: start.at, column: 0 }, end: afterLine(last),
      text: `${indent}Include ${writtenPath(path, check.config.environment.serverRoot)}${last.line.closed ? eol : ''}`,
    }],
  };
}

/** Whether a pattern or a folder of an Include would read the file a second time. */
function isReadAlready({ config }: Check, path: string): boolean {
  if (config.fold === undefined) return false;
  for (const node of allNodes(config.fold)) {
    if (node.key !== 'include' && node.key !== 'includeoptional') continue;
    const value = node.words[0]?.value ?? '';
    const pattern = isAbsolute(value) ? value : resolvePath(config.environment.serverRoot, value);
    const [parts, names] = [pattern.replace(/\/+$/, '').split('/'), path.split('/')];
    const matches = parts.every((part, index) => names[index] !== undefined && (hasWildcard(part) ? fnmatch(part, names[index]!) : part === names[index]));
    if (matches) return true;
  }
  return false;
}
