/** IfModule lines that ask for mod_php, with the text inside: of a condition that does not hold nothing else is known. */
import type { Config } from '../httpd/config/config';
import type { FileFold, Place, Site } from '../httpd/config/node';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import { wordsFrom } from '../httpd/syntax/words';

/** Names that a PHP of some version has, or that people give it. */
const PHP = /^(?:mod_php[4578]?\.c|php[4578]?_module)$/;

export interface PhpGuard {
  /** Without the `!` in front. */
  readonly name: string;
  readonly isNegated: boolean;
  readonly isPhp: boolean;
  readonly site: Site;
  /** The name. */
  readonly at: Place;
  /** The lines between the tags. */
  readonly inside: readonly LogicalLine[];
  /** The line that closes it; undefined where its block has none. */
  readonly closing: Site | undefined;
}

/** All IfModule lines of a configuration, in conditions that do not hold, too; of each file once. */
export function ifModules({ fold }: Config): readonly PhpGuard[] {
  return fold === undefined ? [] : [...guardsOf(fold)];
}

function* guardsOf(fold: FileFold, seen = new Set<string>()): Generator<PhpGuard> {
  if (seen.has(fold.file)) return;
  seen.add(fold.file);
  for (const { block, included } of fold.parts) {
    for (let at = 0; at < block.lines.length; at++) {
      const line = block.lines[at]!;
      if (!/^<ifmodule$/i.test(line.head.value)) continue;
      const [, word] = wordsFrom(line.text, 0);
      if (word === undefined) continue;
      const isNegated = word.value.startsWith('!');
      const name = word.value.replace(/^!/, '').replace(/>$/, '');
      const start = word.start + (word.quote === undefined ? 0 : 1) + (isNegated ? 1 : 0);
      const site: Site = { file: fold.file, block, line };
      const end = endOf(block.lines, at);
      const closing = end === undefined ? undefined : { file: fold.file, block, line: block.lines[end]! };
      yield { name, isNegated, isPhp: PHP.test(name), site, at: { ...site, start, end: start + name.length }, inside: block.lines.slice(at + 1, end), closing };
    }
    for (const file of included) yield* guardsOf(file, seen);
  }
}

/** The index of the line that closes the section of another one. */
function endOf(lines: readonly LogicalLine[], from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    const { value } = lines[at]!.head;
    if (/^<ifmodule$/i.test(value)) depth++;
    else if (/^<\/ifmodule>?$/i.test(value) && --depth === 0) return at;
  }
  return undefined;
}
