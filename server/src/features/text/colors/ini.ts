/** Colours of ini texts as PHP reads them, and of the gateway's. */
import type { TextFile } from '../../../base/text-file';
import { iniOf } from '../../../gateway/ini';
import { factOf } from '../../../gateway/model';
import { iniEntry } from '../../../php/catalog/catalog';
import { coreConstant } from '../../../php/ini/constants';
import { NEWEST } from '../../../php/catalog/versions';
import type { IniEntry, IniItem, IniPart } from '../../../php/ini/tree';
import { parseIni } from '../../../php/ini/parse';
import { iniTreeOf } from '../../../php/ini/read-root';
import type { Token, TokenType } from '../../semantic-tokens';
import { tokensFrom, wordType, type Painted } from './paint';

export function iniTokens(source: TextFile): readonly Token[] {
  return tokensFrom(source, iniTreeOf({ source }).items.flatMap((item) => paintedItem(source.text, item, 0, isOldEntry(item))));
}

/** Each line by itself, as PHP-FPM reads it; what stands in brackets is an entry of PHP or a variable of the environment. */
export function fpmTokens(source: TextFile): readonly Token[] {
  return tokensFrom(source, source.lineStarts.flatMap((start, line) => {
    const { end } = source.lineSpan(line);
    return end === start ? [] : parseIni(`${source.text.slice(start, end)}\n`, { seesItself: false }).items.flatMap((item) => paintedItem(source.text, item, start, false));
  }));
}

function isOldEntry(item: IniItem): boolean {
  const spec = item.kind === 'entry' ? iniEntry(item.name) : undefined;
  return spec?.removed !== undefined || (spec?.deprecated !== undefined && spec.deprecatedWhen === undefined);
}

function paintedItem(text: string, item: IniItem, shift: number, isOld: boolean): readonly Painted[] {
  const at = ({ start, end }: { readonly start: number; readonly end: number }, type: TokenType): Painted => ({ start: start + shift, end: end + shift, type });
  if (item.kind === 'section') return [at(item.nameSpan, 'class')];
  if (item.kind === 'label') return [at(item.nameSpan, 'property')];
  if (item.kind !== 'entry') return [];
  const name = at(item.nameSpan, 'property');
  const key = item.keySpan === undefined ? [] : [at(item.keySpan, item.name === 'env' ? 'variable' : 'property')];
  return [isOld ? { ...name, modifier: 'deprecated' } : name, ...key, ...valueParts(item).flatMap(([part, type]) => (type === 'string' && part.kind !== 'raw' ? withVariables(text, at(part, type)) : [at(part, type)]))];
}

/** A text in quotes with the variables that PHP fills in. */
function withVariables(text: string, { start, end, type }: Painted): readonly Painted[] {
  const painted: Painted[] = [];
  let done = start;
  for (const { index, 0: variable } of text.slice(start, end).matchAll(/\$\{[^}\n]*\}/g)) {
    painted.push({ start: done, end: start + index, type }, { start: start + index, end: start + index + variable.length, type: 'variable' });
    done = start + index + variable.length;
  }
  return [...painted, { start: done, end, type }];
}

function valueParts({ parts }: IniEntry): readonly (readonly [IniPart, TokenType])[] {
  const solid = parts.filter(({ kind }) => kind !== 'blank');
  const [only] = solid;
  return solid.map((part) => [part, partType(part, solid.length === 1 && part === only)]);
}

function partType({ kind, text }: IniPart, isWhole: boolean): TokenType {
  switch (kind) {
    case 'constant': return coreConstant(text, NEWEST) === undefined ? isWhole ? wordType(text) : 'string' : 'enumMember';
    case 'word': return 'enumMember';
    case 'number': return 'number';
    case 'variable': return 'variable';
    case 'operator': return 'operator';
    default: return isWhole && kind === 'string' ? wordType(text) : 'string';
  }
}

export function gatewayTokens(source: TextFile): readonly Token[] {
  return tokensFrom(source, iniOf(source).sections.flatMap((section): Painted[] => [
    { ...section.nameSpan, type: 'class' },
    ...section.entries.flatMap((entry): Painted[] => [
      { ...entry.keySpan, type: 'property' },
      { ...entry.valueSpan, type: factOf(section, entry.key)?.type === 'reference' ? 'class' : wordType(entry.value) },
    ]),
  ]));
}
