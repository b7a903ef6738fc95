/** A path: where it leads on the server, and whether something is there. */
import { hasWildcard } from '../../base/fnmatch';
import { resolvePath } from '../../base/path';
import { expand } from '../../httpd/config/expand';
import type { Stat } from '../../httpd/config/files';
import type { Check } from '../../workspace/check';
import type { Piece } from '../pieces/piece';
import { list, paragraph, type CardPart, type Inline } from './card';
import type { PieceContext } from './pieces';

const WORDS: Readonly<Partial<Record<Stat, string>>> = {
  file: 'a file', directory: 'a folder', empty: 'an empty folder', other: 'neither a file nor a folder', absent: '**not there**', denied: 'not known: it cannot be looked at from here',
};

export function pathCard(context: PieceContext, { name, role }: Piece): readonly CardPart[] {
  if (role === 'url-path') return [];
  const check = context.view.checks.find((each) => each.config.world.modules !== 'any') ?? context.view.checks[0];
  if (check === undefined) return [];
  const { config } = check;
  const { text, undefinedNames } = expand(name, (each) => config.environment.variables.get(each.toLowerCase())?.value ?? config.world.environment.get(each));
  if (undefinedNames.length > 0 || text === '' || /[%$]\d|%\{/.test(text)) return [];
  const path = resolvePath(config.environment.serverRoot, text);
  const rows: Inline[][] = [];
  if (!hasWildcard(text)) rows.push(stateRow(context, check, path));
  if (text !== name) rows.unshift(['**Reads as:** ', { code: text }]);
  return [paragraph({ code: path }), ...list(rows)];
}

function stateRow({ lookups }: PieceContext, { plan }: Check, path: string): Inline[] {
  const host = plan.mapping.toHost(path);
  if (host === undefined) return ['**State:** not known: it lies outside of what is here'];
  const stat = lookups.stat(host);
  const isCopy = stat === 'absent' && !plan.mapping.isSame(path);
  const words = isCopy ? 'not in this copy of the server\'s folders' : WORDS[stat] ?? 'not known';
  if (stat !== 'file') return ['**State:** ', words];
  return ['**State:** ', { place: { file: host, start: { line: 0, column: 0 }, end: { line: 0, column: 0 } }, label: words }];
}
