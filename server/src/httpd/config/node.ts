/** The configuration as httpd would run it: nodes with the way back to the text they came from. */
import type { Span } from '../../base/span';
import type { LogicalLine } from '../syntax/logical-line';
import type { Block } from '../syntax/source-file';
import { skipSpace, trimmedEnd, wordsFrom, type Word } from '../syntax/words';
import type { BlockRead } from './memo';
import { originalSpan, type Piece } from './expand';

/** A conditional section around a node that was taken. `unknown`: nobody can say whether it is. */
export interface Guard {
  readonly kind: string;
  readonly argument: string;
  readonly negated: boolean;
  readonly unknown: boolean;
  readonly line: LogicalLine;
  readonly parent: Guard | undefined;
}

/** How a node came to stand where it stands, when not by its own line: the macro that was used. */
export interface Via {
  readonly macro: string;
  /** Line of the body, counted from 1. */
  readonly bodyLine: number;
  /** The `<Macro>` line. */
  readonly definition: Site;
  readonly parent: Via | undefined;
}

/** Where a line stands: the file's server path and the block that holds it. */
export interface Site {
  readonly file: string;
  readonly block: Block;
  readonly line: LogicalLine;
  readonly via?: Via;
}

/** A stretch of a logical line in a file. */
export interface Place extends Span {
  readonly file: string;
  readonly block: Block;
  readonly line: LogicalLine;
}

const NO_PIECES: readonly Piece[] = [];
const NO_CHILDREN: Item[] = [];
Object.freeze(NO_CHILDREN);

/** Names recur: each spelling is kept once, with its key, so that look-ups do not hash a new string per line. */
const spellings = new Map<string, { readonly name: string; readonly key: string }>();
const MAX_SPELLINGS = 10_000;

function spellingOf(name: string): { readonly name: string; readonly key: string } {
  let spelling = spellings.get(name);
  if (spelling === undefined) {
    if (spellings.size >= MAX_SPELLINGS) spellings.clear();
    spelling = { name, key: name.toLowerCase() };
    spellings.set(name, spelling);
  }
  return spelling;
}

export class ConfigNode {
  /** As the text has it after `${}`: `Listen`, `<VirtualHost`. A trailing `>` is cut as httpd does. */
  readonly name: string;
  /** Lower-cased name, the key of the catalogue. */
  readonly key: string;
  readonly #nameStart: number;
  readonly #nameEnd: number;
  /** The line's text where it is not the text of its line: expanded, or out of a macro. */
  readonly #text: string | undefined;
  /** Where the arguments begin in `text`; the argument string reaches to its trimmed end. */
  readonly argsStart: number;
  readonly site: Site;
  readonly parent: ConfigNode | undefined;
  readonly guard: Guard | undefined;
  readonly #pieces: readonly Piece[];
  /** What a section contains; always empty for a plain directive. */
  readonly children: Item[];
  /** True when httpd executed it while reading; the walk passes it over. */
  readonly readTime: boolean;
  /** The line that closes a section, where one did. */
  closing: Site | undefined;
  #words: readonly Word[] | undefined;

  constructor(fields: {
    name: string; text: string | undefined; nameSpan: Span; argsStart: number; site: Site;
    parent: ConfigNode | undefined; guard: Guard | undefined; pieces?: readonly Piece[]; readTime?: boolean;
  }) {
    const { name, key } = spellingOf(fields.name);
    this.name = name;
    this.key = key;
    this.children = name.charCodeAt(0) === 60 ? [] : NO_CHILDREN;
    this.#text = fields.text;
    this.#nameStart = fields.nameSpan.start;
    this.#nameEnd = fields.nameSpan.end;
    this.argsStart = fields.argsStart;
    this.site = fields.site;
    this.parent = fields.parent;
    this.guard = fields.guard;
    this.readTime = fields.readTime ?? false;
    this.#pieces = fields.pieces ?? NO_PIECES;
  }

  /** The expanded line (of a macro: the substituted one). Words are stretches of it. */
  get text(): string {
    return this.#text ?? this.site.line.text;
  }

  get nameSpan(): Span {
    return { start: this.#nameStart, end: this.#nameEnd };
  }

  get isSection(): boolean {
    return this.name.charCodeAt(0) === 60;
  }

  /** The argument string as httpd hands it to the handler: leading and trailing blanks gone. */
  get argumentText(): string {
    const { text } = this;
    return text.slice(this.argsStart, Math.max(this.argsStart, trimmedEnd(text)));
  }

  /** Words of the arguments by ap_getword_conf; a section's include whatever stands before and after its `>`. */
  get words(): readonly Word[] {
    return (this.#words ??= wordsFrom(this.text, this.argsStart));
  }

  /** Whether any part of the line came out of a variable or a macro. */
  get isExpanded(): boolean {
    return this.#pieces.length > 0 || this.site.via !== undefined;
  }

  /** Place in the file of a stretch of `text`. For a macro's line the place is the line of its `Use`. */
  place(span: Span): Place {
    const { file, block, line } = this.site;
    if (this.site.via !== undefined) return { file, block, line, ...contentSpan(line.text) };
    const { start, end } = this.#pieces.length === 0 ? span : originalSpan(this.#pieces, span.start, span.end);
    return { file, block, line, start, end };
  }

  get namePlace(): Place {
    return this.place(this.nameSpan);
  }

  /** The whole directive without leading and trailing blanks. */
  get wholePlace(): Place {
    const { file, block, line } = this.site;
    return { file, block, line, ...contentSpan(line.text) };
  }

  /** Sections around this node, innermost first. */
  *ancestors(): Generator<ConfigNode> {
    for (let node = this.parent; node !== undefined; node = node.parent) yield node;
  }
}

/** A file that an Include opened, or that is the root; its content in reading order. */
export interface FileFold {
  readonly file: string;
  /** The Include that opened it; undefined for the root. */
  readonly opener: ConfigNode | undefined;
  readonly items: readonly Item[];
  readonly parts: readonly BlockRead[];
  /** What was still open at the file's end. */
  readonly endEvents: BlockRead['events'];
}

/** What stands at one level: a node, or a file that was read in at this place. */
export type Item = ConfigNode | { readonly included: FileFold };

/** Nodes of a level in httpd's order, included files opened. */
export function* nodesOf(items: Iterable<Item>): Generator<ConfigNode> {
  for (const item of items) {
    if (item instanceof ConfigNode) yield item;
    else yield* nodesOf(item.included.items);
  }
}

/** Offsets of a text without its surrounding white space. */
export function contentSpan(text: string): Span {
  const end = trimmedEnd(text);
  return { start: Math.min(end, skipSpace(text, 0)), end };
}

/** The first argument, or the name where there is none; undefined for no node. */
export function valuePlace(node: ConfigNode | undefined): Place | undefined {
  return node === undefined ? undefined : node.place(node.words[0] ?? node.nameSpan);
}
