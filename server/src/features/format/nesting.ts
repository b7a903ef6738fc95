/** How deep each line of a text stands, and which lines are another language's or a macro's. */
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block, SourceFile } from '../../httpd/syntax/source-file';
import { wordAt } from '../../httpd/syntax/words';
import { keyAt } from '../line-key';

export interface PlacedLine {
  readonly line: LogicalLine;
  readonly block: Block;
  /** Physical line, from 0, where it begins. */
  readonly at: number;
  readonly depth: number;
  /** A line of a macro, of Lua or of Perl: it is nobody's to change. */
  readonly isBody: boolean;
}

export interface Nesting {
  readonly lines: readonly PlacedLine[];
  /** How deep a line after the last one would stand; undefined inside a body. */
  readonly endDepth: number | undefined;
}

/** Sections whose content is no configuration: mod_macro, mod_lua (register_named_block_function_hook), mod_perl. */
const BODY = /^<(?:macro|lua(?:hook|quick)\w*|perl)$/;

/**
 * Every line with its depth. The rule is the outline's: a closing tag closes the nearest open section of its name, and what is
 * open inside ends with it; a tag that closes nothing changes nothing. Bodies are left out of it: their tags are text.
 */
export function nestingOf(source: SourceFile): Nesting {
  const placed: PlacedLine[] = [];
  const open: string[] = [];
  let body: { readonly name: string; inner: number } | undefined;
  let at = 0;
  for (const block of source.blocks) {
    for (const line of block.lines) {
      const { key, isClosing } = keyAt(line);
      if (body !== undefined && !endsBody(body, line)) placed.push({ line, block, at, depth: open.length, isBody: true });
      else {
        body = undefined;
        const nearest = isClosing ? open.lastIndexOf(key) : -1;
        if (nearest >= 0) open.length = nearest;
        placed.push({ line, block, at, depth: open.length, isBody: false });
        if (line.kind === 'open' && key.length > 1) {
          open.push(key);
          if (BODY.test(key)) body = { name: key.slice(1), inner: 0 };
        }
      }
      at += line.physicalLines;
    }
  }
  return { lines: placed, endDepth: body === undefined ? open.length : undefined };
}

/** A body ends at the tag that is the whole first word, macros within macros counted (get_lines_till_end_token, mod_macro.c). */
function endsBody(body: { readonly name: string; inner: number }, line: LogicalLine): boolean {
  const first = wordAt(line.text, 0).value.toLowerCase();
  if (first === `</${body.name}>`) return body.inner-- === 0;
  if (body.name === 'macro' && (first === '<macro' || first === '<macro>')) body.inner++;
  return false;
}
