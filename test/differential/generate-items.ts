import { generateConditional, generateDefine, generateInclude, generateMacro, generateUse } from './generate-reading';
import { generateSection } from './generate-sections';
import { poolOf, type Place, type ServerKind } from './pools';
import type { Random } from './random';

/** What is known while a tree is written, in the order in which httpd will read it. */
export interface Writer {
  readonly random: Random;
  /** Files written so far. */
  readonly texts: Record<string, string[]>;
  /** Variables and their values; an empty value was defined without one. */
  readonly defined: Map<string, string>;
  /** Macros: their number of parameters and the place whose directives they hold. */
  readonly macros: Map<string, { readonly parameters: number; readonly place: Place }>;
  readonly counter: { value: number };
  readonly budget: { lines: number };
  readonly depth: number;
  readonly kind: ServerKind;
  readonly place: Place;
}

const ODDS: readonly (readonly [number, (writer: Writer) => string[]])[] = [
  [50, (writer) => [generateDirective(writer)]], [10, generateSection], [9, generateConditional], [6, generateDefine],
  [4, generateInclude], [4, generateMacro], [6, generateUse], [6, generateFiller],
];
const SUM = ODDS.reduce((sum, [weight]) => sum + weight, 0);

/** One or more lines that form a whole: a directive, a section with its content, a comment. */
export function generateItem(writer: Writer): string[] {
  let number = writer.random.int(SUM);
  for (const [weight, make] of ODDS) {
    number -= weight;
    if (number >= 0) continue;
    const lines = make(writer);
    writer.budget.lines -= 1;
    return lines;
  }
  return [];
}

/** A few items in a place below the present one. */
export function generateBody(writer: Writer, place: Place, most = 5): string[] {
  const inner: Writer = { ...writer, place, depth: writer.depth + 1 };
  const lines: string[] = [];
  for (let left = 1 + writer.random.int(most); left > 0 && writer.budget.lines > 0; left -= 1) lines.push(...generateItem(inner));
  return lines;
}

/** A directive with its sample arguments, written in one of the many ways that mean the same. */
export function generateDirective(writer: Writer): string {
  const { random } = writer;
  const sample = random.pick(poolOf(writer.place, writer.kind));
  writer.counter.value += 1;
  const words = sample.args.replaceAll('№', String(writer.counter.value)).match(/"[^"]*"|\S+/g) ?? [];
  const name = random.chance(0.1) ? otherCase(random, sample.spec.name) : random.chance(0.03) ? `"${sample.spec.name}"` : sample.spec.name;
  const raw = sample.spec.args === 'RAW_ARGS';
  const written = words.map((word) => (raw || random.chance(0.85) ? word : dress(writer, word)));
  return layOut(writer, [name, ...written]);
}

/** Joins words to a line: blanks, indentation, now and then a continuation, trailing blanks or a CR. */
export function layOut(writer: Writer, words: readonly string[]): string {
  const { random } = writer;
  const indent = ['', '', '  ', '    ', '\t'][random.int(5)] ?? '';
  let line = indent + (words[0] ?? '');
  for (const word of words.slice(1)) line += (random.chance(0.93) ? ' ' : random.pick(['  ', '\t', ' \\\n', ' \\\n    ', ' \\\r\n', '⟦0B⟧'])) + word;
  return line + (random.chance(0.94) ? '' : random.pick([' ', '\t', '\r', ' \r']));
}

/** The same word for httpd: in quotes, or from a variable that holds it. */
function dress(writer: Writer, word: string): string {
  const plain = /^[\w./:-]+$/.test(word);
  if (!plain) return word;
  for (const [name, value] of writer.defined) if (value === word) return `\${${name}}`;
  return writer.random.pick([`"${word}"`, `'${word}'`]);
}

function otherCase(random: Random, name: string): string {
  return [...name].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())).join('');
}

function generateFiller(writer: Writer): string[] {
  return [writer.random.pick(['', '', '# comment', '  # indented "comment', '# ${NOPE} $a </Directory>', '   ', '\t', '#', '# ends in \\\n   and goes on', '""'])];
}
