/** Reads an ini text as PHP reads php.ini, conf.d/*.ini and .user.ini (Zend/zend_ini_parser.y). */
import type { Span } from '../../base/span';
import { coreConstant } from './constants';
import { Statements } from './statements';
import type { IniTree, IniWorld } from './tree';

/** The newest PHP, no environment. */
const DEFAULT_VERSION = 805;

/**
 * Parses a whole text. Never fails: where PHP stops reading, `stop` says why and the rest is one `lost` item.
 * @param world what values may ask for; without one: PHP's own constants, an empty environment, settings that stand before
 */
export function parseIni(text: string, world: Partial<IniWorld> = {}): IniTree {
  const version = world.version ?? DEFAULT_VERSION;
  const constant = world.constant ?? ((name: string) => coreConstant(name, version));
  const variable = world.variable ?? (() => undefined);
  return new Statements(text, { version, constant, variable, seesItself: world.seesItself ?? true }).read();
}

/** The value as the whole of one `name = value` line would have it; undefined where it is no value at all. */
export function valueOfText(text: string, world: Partial<IniWorld> = {}): string | undefined {
  const tree = parseIni(`v=${text}\n`, world);
  const [entry, ...others] = tree.items;
  return entry?.kind === 'entry' && others.length === 0 ? entry.value : undefined;
}

/** The text of a span. */
export function textOf(tree: IniTree, { start, end }: Span): string {
  return tree.text.slice(start, end);
}
