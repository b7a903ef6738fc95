/** The hover of what stands inside arguments: flags, codes, variables, names, paths, patterns. */
import type { Block } from '../../httpd/syntax/source-file';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import { REQUEST_HEADERS, RESPONSE_HEADERS } from '../../httpd/catalog/terms/header-names';
import { MEDIA_TYPES } from '../../httpd/catalog/terms/media-types';
import { SPECIAL_VARIABLES } from '../../httpd/catalog/terms/environment';
import { HANDLERS } from '../../httpd/catalog/terms/handlers';
import { termNamed, type Term } from '../../httpd/catalog/terms/term';
import { isLoaded } from '../completion/modules';
import type { Lookups } from '../lookups';
import type { Piece } from '../pieces/piece';
import { valueAround } from '../value-around';
import type { View } from '../view';
import { backreferenceCard } from './backreference';
import { paragraph, type CardPart } from './card';
import { defineCard, environmentCard, namedCard } from './names';
import { moduleCard } from './module';
import { pathCard } from './path';
import { regexCard } from './regex';

export interface PieceContext {
  readonly view: View;
  readonly lookups: Lookups;
  readonly line: LogicalLine;
  readonly block: Block;
  /** Of the directive. */
  readonly key: string;
  readonly offset: number;
}

/** Empty where there is nothing to say about the piece by itself: the hover of its directive is shown then. */
export function pieceCard(context: PieceContext, piece: Piece): readonly CardPart[] {
  const { view } = context;
  const { kind, name, term } = piece;
  switch (kind) {
    case 'regex':
      return regexCard(context, piece);
    case 'path':
      return pathCard(context, piece);
    case 'module':
      return moduleCard(view, /[_.]/.test(name) ? name : `${name}_module`);
    case 'define':
      return defineCard(view, name);
    case 'environment':
      return environmentCard(view, name, term ?? termNamed(SPECIAL_VARIABLES, name));
    case 'nickname':
    case 'macro':
    case 'balancer':
    case 'map':
      return namedCard(view, piece);
    case 'header': {
      const known = term ?? termNamed(RESPONSE_HEADERS, name) ?? termNamed(REQUEST_HEADERS, name);
      return known === undefined ? [] : termCard(view, name, known);
    }
    case 'media-type': {
      const extensions = MEDIA_TYPES[name.toLowerCase()] ?? '';
      return extensions === '' ? [] : [paragraph({ code: name }, ': commonly files with ', { code: extensions.split(' ').map((each) => `.${each}`).join(' ') })];
    }
    case 'handler': {
      const known = term ?? termNamed(HANDLERS, name);
      return known === undefined ? [] : termCard(view, name, known);
    }
    case 'variable':
      return term === undefined ? [] : [...termCard(view, name, term), ...valueHere(context, name)];
    case 'backreference':
      return backreferenceCard(context, name);
    default:
      return term === undefined ? [] : termCard(view, name, term);
  }
}

/** Variables that the configuration fixes. */
const FIXED: Readonly<Record<string, string>> = { DOCUMENT_ROOT: 'documentroot', SERVER_NAME: 'servername', SERVER_ADMIN: 'serveradmin' };

function valueHere({ view, line, block }: PieceContext, name: string): readonly CardPart[] {
  const key = FIXED[name.toUpperCase()];
  const check = view.checks.find(({ config }) => config.world.modules !== 'any');
  const value = key === undefined || check === undefined ? undefined : valueAround(check, view.source.lineNumber(line, block) ?? 0, view, key);
  return value === undefined ? [] : [paragraph('**Here:** ', { code: value })];
}

/** @param written as it stands, which may be an alias */
function termCard(view: View, written: string, { name, aliases, text, module, since }: Term): readonly CardPart[] {
  const others = [name, ...(aliases ?? [])].filter((each) => each.toLowerCase() !== written.toLowerCase() && !each.includes('{}'));
  const isMissing = module !== undefined && isLoaded(view, module) === false;
  return [
    paragraph({ code: written }, ...(others.length === 0 ? [] : [' (', { code: others.join(', ') }, ')']), ': ', text),
    ...(since === undefined ? [] : [paragraph(`Since ${since}.`)]),
    ...(isMissing ? [paragraph('Needs ', { code: module }, ', which is **not loaded**.')] : []),
  ];
}
