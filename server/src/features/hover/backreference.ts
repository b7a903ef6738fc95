/** `$1` and `%1` of rewriting: the group they stand for. */
import { explainPattern } from '../../httpd/syntax/regex/explain';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import { keyAt } from '../line-key';
import { piecesOf } from '../pieces/pieces';
import { paragraph, type CardPart } from './card';
import type { PieceContext } from './pieces';

export function backreferenceCard({ line, block, key }: PieceContext, name: string): readonly CardPart[] {
  const number = Number(name[1]);
  const ofCondition = name.startsWith('%');
  const holder = ofCondition ? conditionAbove(block.lines, line) : ruleFor(key, block.lines, line);
  const pattern = holder === undefined ? undefined : piecesOf(holder).find(({ kind }) => kind === 'regex')?.name;
  const what = ofCondition ? 'the last RewriteCond that matched' : 'the pattern';
  if (pattern === undefined) return [paragraph({ code: name }, number === 0 ? `: all that ${what} matched.` : `: what group ${number} of ${what} matched.`)];
  if (number === 0) return [paragraph({ code: name }, `: all that ${what} matched, `, { code: pattern }, '.')];
  const group = groupText(pattern, number);
  return group === undefined
    ? [paragraph({ code: name }, ': the pattern ', { code: pattern }, ` has no group ${number}, so it is empty.`)]
    : [paragraph({ code: name }, `: what group ${number}, `, { code: group }, ', of ', { code: pattern }, ' matched.')];
}

/** The text of a capturing group with its parentheses. */
function groupText(pattern: string, number: number): string | undefined {
  const parts = explainPattern(pattern);
  const open = parts.findIndex(({ words }) => typeof words[0] === 'string' && new RegExp(`^group ${number}(?!\\d)`).test(words[0]));
  if (open < 0) return undefined;
  const close = parts.slice(open + 1).find(({ text, depth }) => text.startsWith(')') && depth === parts[open]!.depth);
  return pattern.slice(parts[open]!.start, close === undefined ? pattern.length : close.start + 1);
}

function conditionAbove(lines: readonly LogicalLine[], line: LogicalLine): LogicalLine | undefined {
  for (let at = lines.indexOf(line) - 1; at >= 0; at--) {
    const { key } = keyAt(lines[at]!);
    if (key === 'rewritecond') return lines[at];
    if (key !== '') return undefined;
  }
  return undefined;
}

/** In a condition the pattern is that of the rule below. */
function ruleFor(key: string, lines: readonly LogicalLine[], line: LogicalLine): LogicalLine | undefined {
  if (key !== 'rewritecond') return line;
  return lines.slice(lines.indexOf(line) + 1).find((each) => keyAt(each).key === 'rewriterule');
}
