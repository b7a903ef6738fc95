/** Names that a configuration introduces: variables, macros, formats, balancers, maps. */
import type { Term } from '../../httpd/catalog/terms/term';
import { occurrencesOf, placeOf, type Occurrence } from '../names/occurrences';
import type { Piece } from '../pieces/piece';
import type { View } from '../view';
import { list, paragraph, type CardPart, type Inline } from './card';
import { variableCard } from './variable';

/** A name of Define, where it is not written as `${NAME}`. */
export function defineCard(view: View, name: string): readonly CardPart[] {
  const rows = view.checks.map(({ config }): readonly Inline[] => [config.environment.defined.has(name) ? '**Defined** after the last line' : config.world.modules === 'any' ? 'Not known here whether it is defined' : '**Not defined** after the last line']);
  const hasValue = view.checks.some(({ config }) => config.environment.variables.has(name.toLowerCase()));
  return hasValue ? [...variableCard(view, name), ...list(rows.slice(0, 1))] : [paragraph({ code: name }), ...list(rows.slice(0, 1))];
}

/** More places than this are not listed. */
const MAX_PLACES = 8;

export function environmentCard(view: View, name: string, term: Term | undefined): readonly CardPart[] {
  const setters = definitions(view, { kind: 'environment', name, start: 0, end: 0 });
  return [
    paragraph('Environment variable ', { code: name }, ...(term === undefined ? [] : [': ', term.text])),
    ...list(setters.slice(0, MAX_PLACES).map((each): readonly Inline[] => ['Set by ', { code: shown(each) }, ' in ', link(each)])),
    ...(setters.length > 0 || term !== undefined ? [] : [paragraph('No line of this configuration sets it; the server, a module or the client\'s request may.')]),
  ];
}

/** A format by its nickname, a macro, a balancer, a RewriteMap: the line that introduces it. */
export function namedCard(view: View, piece: Piece): readonly CardPart[] {
  const found = definitions(view, piece);
  if (found.length === 0) return [paragraph('Nothing in this configuration introduces ', { code: piece.name }, '.')];
  return [...found.slice(0, MAX_PLACES).flatMap((each): CardPart[] => [{ kind: 'code', text: each.line.text.trim() }, paragraph('in ', link(each))]), ...members(view, piece)];
}

function members(view: View, piece: Piece): readonly CardPart[] {
  if (piece.kind !== 'balancer') return [];
  const rows: Inline[][] = [];
  for (const { line, piece: other } of occurrencesOf(view, new Set(['balancer']), 'balancer://')) {
    if (other.name.toLowerCase() === piece.name.toLowerCase() && line.head.value.toLowerCase() === 'balancermember') rows.push([{ code: line.text.trim() }]);
  }
  return list(rows);
}

function definitions(view: View, { kind, name }: Piece): readonly Occurrence[] {
  return [...occurrencesOf(view, new Set([kind]), name.toLowerCase())].filter(({ piece }) => piece.defines === true && piece.name.toLowerCase() === name.toLowerCase());
}

/** A line in short. */
function shown({ line }: Occurrence): string {
  const text = line.text.trim();
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function link(occurrence: Occurrence): Inline {
  const place = placeOf(occurrence);
  return { place, label: `${place.file.split('/').slice(-2).join('/')}:${place.start.line + 1}` };
}
