/** A regular expression, explained part by part; the part under the cursor is marked. */
import { explainPattern } from '../../httpd/syntax/regex/explain';
import { regexProblem } from '../../httpd/syntax/regex/check';
import { placeOf, sectionsAround } from '../completion/place';
import type { Piece } from '../pieces/piece';
import { list, paragraph, type CardPart, type Inline } from './card';
import type { PieceContext } from './pieces';

/** More parts than this are not listed; those around the cursor are. */
const MAX_SHOWN = 30;

export function regexCard(context: PieceContext, { name, start }: Piece): readonly CardPart[] {
  const parts = explainPattern(name).filter(({ text }) => text !== ')');
  if (parts.length === 0) return [];
  const at = context.offset - start;
  const current = parts.findIndex((part) => part.start <= at && at < part.end);
  const first = Math.max(0, Math.min(Math.max(0, current) - MAX_SHOWN / 2, parts.length - MAX_SHOWN));
  const items = parts.slice(first, first + MAX_SHOWN).map((part, index): readonly Inline[] => [
    '\u2003'.repeat(part.depth), { code: part.text }, ' ', ...part.words, ...(first + index === current ? [' **← here**'] : []),
  ]);
  if (parts.length > MAX_SHOWN) items.push([`${parts.length - MAX_SHOWN} more parts`]);
  const problem = regexProblem(name);
  return [
    paragraph('Matches ', { code: name }, isCaseless(context) ? ', without regard to case:' : ':'), ...list(items),
    ...(problem === undefined ? [] : [paragraph(`**PCRE2 refuses it:** ${problem.message}, at character ${problem.offset + 1}.`)]),
    ...note(context),
  ];
}

function isCaseless({ key, line }: PieceContext): boolean {
  return key === 'browsermatchnocase' || key === 'setenvifnocase' || (key.startsWith('rewrite') && /\[[^\]]*\b(?:NC|nocase)\b[^\]]*\]\s*$/i.test(line.text));
}

/** What the pattern is held against, where that surprises. */
function note({ view, key, line, block }: PieceContext): readonly CardPart[] {
  if (key !== 'rewriterule') return [];
  const place = placeOf(view, sectionsAround(view, view.source.lineNumber(line, block) ?? 0));
  return place === 'htaccess' || place === 'directory'
    ? [paragraph('Compared with the path below this folder, **without** a slash at its beginning and without the query string.')]
    : [paragraph('Compared with the URL path, which begins with a slash, without the query string.')];
}
