/** proftpd.conf: a grammar like httpd's with rules of its own (pr_parser_parse_file, src/parser.c of ProFTPD). */
import type { Span } from '../base/span';
import { linesOf, trimSpan } from './lines';
import type { Rejected } from './setting';

export interface ProftpdNode {
  /** As written; ProFTPD compares names without regard to case. Sections begin with `<`. */
  readonly name: string;
  readonly key: string;
  readonly words: readonly { readonly text: string; readonly at: Span }[];
  readonly nameAt: Span;
  readonly at: Span;
  readonly children: readonly ProftpdNode[];
}

export interface ProftpdFile {
  readonly nodes: readonly ProftpdNode[];
  readonly rejected: readonly Rejected[];
}

type Open = ProftpdNode & { readonly children: ProftpdNode[] };

/** Reads a file: `\` at the end joins lines, `#` begins a comment line, sections close by their names. */
export function parseProftpd(text: string): ProftpdFile {
  const nodes: ProftpdNode[] = [];
  const rejected: Rejected[] = [];
  const stack: Open[] = [];
  for (const span of logicalLines(text)) {
    const at = trimSpan(text, span);
    const content = text.slice(at.start, at.end);
    if (content === '' || content.startsWith('#')) continue;
    const closing = /^<\/\s*([^\s>]+)\s*>$/.exec(content);
    if (closing !== null) {
      if (stack.at(-1)?.key === `<${closing[1]!.toLowerCase()}`) stack.pop();
      else rejected.push({ at, message: `</${closing[1]!}> closes nothing that is open.` });
      continue;
    }
    // Without its closing bracket it is an unknown directive.
    const isSection = content.startsWith('<') && content.endsWith('>');
    const [head, ...words] = splitWords(text, isSection ? { start: at.start, end: at.end - 1 } : at);
    if (head === undefined) continue;
    const node: Open = { name: head.text, key: head.text.toLowerCase(), words, nameAt: head.at, at, children: [] };
    (stack.at(-1)?.children ?? nodes).push(node);
    if (isSection) stack.push(node);
  }
  for (const { at, name } of stack) rejected.push({ at, message: `${name}> is not closed.` });
  return { nodes, rejected };
}

function* logicalLines(text: string): Generator<Span> {
  let start: number | undefined;
  for (const line of linesOf(text)) {
    start ??= line.start;
    if (line.text.endsWith('\\') && !/^\s*#/.test(line.text)) continue;
    yield { start, end: line.end };
    start = undefined;
  }
  if (start !== undefined) yield { start, end: text.length };
}

function splitWords(text: string, { start, end }: Span): { text: string; at: Span }[] {
  return [...text.slice(start, end).matchAll(/"((?:\\.|[^"\\])*)"?|(?:(?!\\\r?\n)\S)+/g)].map((match) => {
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    return { text: match[1] === undefined ? match[0] : match[1].replace(/\\(.)/g, '$1'), at };
  });
}

/** All nodes, sections entered, in the file's order. */
export function* proftpdNodes(nodes: readonly ProftpdNode[]): Generator<ProftpdNode> {
  for (const node of nodes) {
    yield node;
    yield* proftpdNodes(node.children);
  }
}

/** A time in seconds: a plain number, or `hh:mm:ss` in newer releases (pr_str_get_duration). */
export function proftpdSeconds(value: string): number | undefined {
  if (/^\d+$/.test(value)) return Number(value);
  const clock = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(value);
  if (clock !== null) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const unit = /^(\d+)\s*(h|hrs?|m|min|s|sec)$/i.exec(value);
  return unit === null ? undefined : Number(unit[1]) * ({ h: 3600, m: 60, s: 1 }[unit[2]![0]!.toLowerCase()] ?? 1);
}
