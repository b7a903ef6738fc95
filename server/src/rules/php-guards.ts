/** IfModule lines that ask for mod_php, with the text inside: of a condition that does not hold nothing else is known. */
import type { Config } from '../httpd/config/config';
import type { FileFold, Place, Site } from '../httpd/config/node';
import { byBlock } from '../httpd/syntax/by-block';
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
  const { file } = fold;
  for (const { block, included } of fold.parts) {
    for (const { line, start, end, closing, ...guard } of ifModulesOf(block)) {
      const site: Site = { file, block, line };
      yield { ...guard, site, at: { ...site, start, end }, closing: closing === undefined ? undefined : { file, block, line: closing } };
    }
    for (const each of included) yield* guardsOf(each, seen);
  }
}

const ifModulesOf = byBlock(({ lines }) => lines.flatMap((line, at) => {
  if (line.kind !== 'open' || !/^<ifmodule$/i.test(line.head.value)) return [];
  const [, word] = wordsFrom(line.text, 0);
  if (word === undefined) return [];
  const isNegated = word.value.startsWith('!');
  const name = word.value.replace(/^!/, '').replace(/>$/, '');
  const start = word.start + (word.quote === undefined ? 0 : 1) + (isNegated ? 1 : 0);
  const end = endOf(lines, at);
  return [{
    line, name, isNegated, isPhp: PHP.test(name), start, end: start + name.length,
    inside: lines.slice(at + 1, end), closing: end === undefined ? undefined : lines[end],
  }];
}));

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
