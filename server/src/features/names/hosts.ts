/** Names of hosts: where they are said, where they are compared, and where a URL leads to them. */
import { byBlock } from '../../httpd/syntax/by-block';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import { rewriteArguments } from '../../httpd/syntax/rewrite';
import type { Block, SourceFile } from '../../httpd/syntax/source-file';
import type { FileId } from '../../workspace/file-system';
import { keyAt } from '../line-key';
import { argumentsOf } from '../pieces/words';
import type { View } from '../view';
import { sourcesOf } from './occurrences';

/** A stretch of a line that is the name of a host. */
export interface HostPlace {
  readonly start: number;
  readonly end: number;
  /** Without the backslashes of a pattern. */
  readonly name: string;
  /** Who says that the host is one of this server: ServerName, ServerAlias and tags do; what only compares or leads there does not. */
  readonly role: 'name' | 'alias' | 'tag' | 'compared' | 'url';
  /** Dots are escaped here. */
  readonly isPattern: boolean;
}

export interface HostOccurrence extends HostPlace {
  readonly file: FileId;
  readonly source: SourceFile;
  readonly line: LogicalLine;
  readonly block: Block;
}

/** A name with at least a letter: an address, `*` and `_default_` are none. */
export const HOST_FORM = /^(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** Lines that compare, where a name may stand inside a pattern. */
const COMPARING: ReadonlySet<string> = new Set(['rewritecond', 'rewriterule', 'setenvif', 'setenvifnocase', 'setenvifexpr', '<if', '<elseif', 'require']);

/** The names of hosts in a line, in their order. */
function hostPlaces(line: LogicalLine): readonly HostPlace[] {
  const { kind, text } = line;
  if (kind === 'blank' || kind === 'comment' || kind === 'close' || text.length > 20_000) return [];
  const { key } = keyAt(line);
  const found: HostPlace[] = [];
  const add = (start: number, name: string, role: HostPlace['role'], isPattern = false): void => {
    const plain = isPattern ? name.replaceAll('\\.', '.') : name;
    if (HOST_FORM.test(plain)) found.push({ start, end: start + name.length, name: plain, role, isPattern });
  };
  if (key === 'servername' || key === 'serveralias') {
    for (const { start, value } of argumentsOf(line)) {
      const [, scheme = '', name = ''] = /^([^:/]*:\/\/)?([^:/]*)/.exec(value)!;
      add(start + scheme.length, name, key === 'servername' ? 'name' : 'alias');
    }
    return found;
  }
  if (key === '<virtualhost') for (const { start, value } of argumentsOf(line)) add(start, value.replace(/:[^:]*$/, ''), 'tag');
  if (key === 'rewritecond') comparedInCondition(line, add);
  for (const match of text.matchAll(/%\{(?:HTTP_HOST|SERVER_NAME)\}\s*(?:==|!=|=)\s*(["'])([\w.-]+)\1/gi)) add(match.index + match[0].length - 1 - match[2]!.length, match[2]!, 'compared');
  for (const match of text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)(?=[:/?#%$\s"'\])}>,;]|$)/gi)) add(match.index + match[0].length - match[1]!.length, match[1]!, 'url');
  return found.sort((left, right) => left.start - right.start);
}

/** A pattern that is nothing but a name: `^a\.test$`, `=a.test`, with what may stand before and behind it. */
function comparedInCondition(line: LogicalLine, add: (start: number, name: string, role: 'compared', isPattern: boolean) => void): void {
  const words = rewriteArguments(line.text, line.head.end);
  if (words === undefined || !/^%\{(?:HTTP_HOST|SERVER_NAME|HTTP:Host)\}$/i.test(words.first.value)) return;
  const { start, value } = words.second;
  const [, text = '', lead = '', pattern = ''] = /^(?:(!?=)|(!?\^?))((?:[\w-]|\\\.|\.)+)\$?$/.exec(value) ?? [];
  if (pattern !== '') add(start + text.length + lead.length, pattern, 'compared', text === '');
}

/** The name that an offset touches. */
export function hostAt(line: LogicalLine, offset: number): HostPlace | undefined {
  return hostPlaces(line).find(({ start, end }) => start <= offset && offset <= end);
}

const hostsIn = byBlock((block) => block.lines.flatMap((line) => hostPlaces(line).map((place) => ({ ...place, line }))));

/** All places of one name, whatever its case. Undefined: no line says that it is a host of this server. */
export function sameHosts(view: View, name: string): readonly HostOccurrence[] | undefined {
  const wanted = name.toLowerCase();
  const found: HostOccurrence[] = [];
  for (const [file, source] of sourcesOf(view)) {
    for (const block of source.blocks) for (const place of hostsIn(block)) if (place.name.toLowerCase() === wanted) found.push({ ...place, file, source, block });
  }
  return found.some(({ role }) => role !== 'compared' && role !== 'url') ? found : undefined;
}

/** A line that compares with the name in a way that is more than the name: nobody can rename inside it. */
export function hostInPattern(view: View, name: string): { readonly source: SourceFile; readonly line: LogicalLine; readonly block: Block } | undefined {
  const escaped = name.split('.').map((part) => part.replace(/[^\w-]/g, '')).join('\\\\?\\.');
  const form = new RegExp(`${escaped}(?![\\w-]|\\\\?\\.\\w)`, 'gi');
  for (const [, source] of sourcesOf(view)) {
    for (const block of source.blocks) {
      for (const line of block.lines) {
        if (line.kind === 'comment' || !COMPARING.has(keyAt(line).key)) continue;
        const places = hostPlaces(line);
        const inside = [...line.text.matchAll(form)].some(({ index }) => index >= line.head.end && !places.some(({ start, end }) => start <= index && index < end));
        if (inside) return { source, line, block };
      }
    }
  }
  return undefined;
}
