/** What stands under the cursor, and its hover. */
import type { Position } from '../../base/span';
import { catalog, directive } from '../../httpd/catalog/catalog';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block } from '../../httpd/syntax/source-file';
import { wordsFrom } from '../../httpd/syntax/words';
import { RULES } from '../../rules/generated';
import { PHP_KEYS } from '../../stack/php-setting';
import { fastcgiEntry } from '../fastcgi-entry';
import { keyAt } from '../line-key';
import { NO_LOOKUPS, type Lookups } from '../lookups';
import { pieceAt } from '../pieces/pieces';
import { nodesOfLine, type LineRange, type View } from '../view';
import { ahCodeAt, ahCodeCard } from './ah-code';
import { paragraph, type CardPart, type Hover } from './card';
import { directiveCard } from './directive';
import { includeCard } from './include';
import { iniCard } from './ini';
import { moduleCard } from './module';
import { withEffective } from './php-chain';
import { phpValueCard } from './php-value';
import { pieceCard } from './pieces';
import { variableAt, variableCard } from './variable';
import { lineUnder } from '../line-under';

/** The hover at a position; undefined where nothing is known. */
export function hoverAt(view: View, position: Position, lookups: Lookups = NO_LOOKUPS): Hover | undefined {
  const found = lineUnder(view.source, position);
  if (found === undefined) return undefined;
  const { line, block, offset } = found;
  const card = cardAt(view, line, block, offset, lookups);
  if (card === undefined || card.parts.length === 0) return undefined;
  return { range: rangeOf(view, line, block, card), parts: card.parts };
}

interface Card {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly CardPart[];
}

function cardAt(view: View, line: LogicalLine, block: Block, offset: number, lookups: Lookups): Card | undefined {
  const { text } = line;
  const code = ahCodeAt(text, offset);
  if (code !== undefined) return { ...code, parts: ahCodeCard(code.code) };
  if (line.kind === 'blank') return undefined;
  if (line.kind === 'comment') return ruleCard(text, offset);
  const variable = variableAt(text, offset);
  if (variable !== undefined) return { ...variable, parts: variableCard(view, variable.name) };
  const { key, nameStart, nameEnd } = keyAt(line);
  if (PHP_KEYS.includes(key)) return phpCard(view, line, block, offset, lookups);
  const fastcgi = key === 'setenv' ? fastcgiEntry(line) : undefined;
  if (fastcgi !== undefined && offset >= fastcgi.word.start && offset < fastcgi.word.end) return { ...fastcgi.word, parts: withEffective(iniCard(fastcgi.name), phpValueCard(view, lookups, line, block, fastcgi.name, 'php-fpm')) };
  if (offset >= nameStart && offset < nameEnd) return { start: nameStart, end: nameEnd, parts: nameCard(view, line, block, key) };
  const piece = pieceAt(line, offset);
  const own = piece === undefined ? [] : pieceCard({ view, lookups, line, block, key, offset }, piece);
  if (piece !== undefined && own.length > 0) return { start: piece.start, end: piece.end, parts: own };
  const words = wordsFrom(text, line.head.end);
  const index = words.findIndex((word) => offset >= word.start && offset < word.end);
  const word = words[index];
  if (word === undefined) return undefined;
  const bare = word.value.replace(/^!/, '').replace(/>$/, '');
  const parts = key === 'loadmodule' && index === 0 || key === '<ifmodule' ? moduleCard(view, bare)
    : (key === 'include' || key === 'includeoptional') && index === 0 ? includeCard(view, block, line)
      : nameCard(view, line, block, key);
  return { start: word.start, end: word.end, parts };
}

/** On the name of the directive what it is; on the entry and its value what they are; everywhere what PHP works with here. */
function phpCard(view: View, line: LogicalLine, block: Block, offset: number, lookups: Lookups): Card | undefined {
  const { key, nameStart, nameEnd } = keyAt(line);
  const words = wordsFrom(line.text, line.head.end);
  const [entry] = words;
  const isOnName = offset >= nameStart && offset < nameEnd;
  const word = isOnName ? { start: nameStart, end: nameEnd } : words.find(({ start, end }) => offset >= start && offset < end);
  if (word === undefined) return undefined;
  const about = isOnName || entry === undefined ? nameCard(view, line, block, key) : iniCard(entry.value);
  return { start: word.start, end: word.end, parts: entry === undefined ? about : withEffective(about, phpValueCard(view, lookups, line, block, entry.value)) };
}

function nameCard(view: View, line: LogicalLine, block: Block, key: string): readonly CardPart[] {
  const spec = directive(key);
  if (spec !== undefined) return directiveCard(view, spec, view.checks.map((check) => nodesOfLine(check.config, block, line)));
  const removed = catalog.removed.get(key);
  if (removed === undefined) return [];
  const since = removed.trunkOnly === true ? 'It belongs to a later httpd than 2.4' : `httpd ${removed.lastVersion ?? '2.2'} was the last to have it`;
  const replacement = removed.replacement === undefined || removed.replacement === null ? [] : ['; its place was taken by ', { code: removed.replacement }];
  return [paragraph({ code: removed.name }, ` is no directive of httpd 2.4. ${since}`, ...replacement, '.')];
}

const MAX_COMMENT = 4096;

/** Names of rules in a `# httpd-lint …` comment. */
function ruleCard(text: string, offset: number): Card | undefined {
  if (text.length > MAX_COMMENT || !/^\s*#+\s*httpd-lint\b/.test(text)) return undefined;
  for (const match of text.matchAll(/[a-z]+\/[a-z0-9-]+/g)) {
    const end = match.index + match[0].length;
    const rule = RULES.find((each) => each.id === match[0]);
    if (offset >= match.index && offset < end && rule !== undefined) return { start: match.index, end, parts: [paragraph(`**${rule.id}**: ${rule.summary}`)] };
  }
  return undefined;
}

function rangeOf({ source }: View, line: LogicalLine, block: Block, { start, end }: Card): LineRange {
  const from = source.position(line, start, false, block) ?? { line: 0, column: 0 };
  return { start: from, end: source.position(line, end, true, block) ?? from };
}
