/** Outline, folding and the way from a server's name to its section. */
import { iniOf } from '../../../gateway/ini';
import { gatewayIni, sectionKind, serverReferences } from '../../../gateway/model';
import type { Fold } from '../../folding';
import type { OutlineSymbol } from '../../symbols';
import type { FileRange } from '../../view';
import { commentFolds } from '../comment-folds';
import { holds, rangeIn } from '../spans';
import type { TextView } from '../text-features';

export function gatewaySymbols({ source }: TextView): readonly OutlineSymbol[] {
  return iniOf(source).sections.map((section) => ({
    name: section.name, detail: sectionKind(section) === 'server' ? section.entries.find(({ key }) => key === 'Ip_Address')?.value ?? '' : '', kind: 'section',
    range: rangeIn(source, section), selection: rangeIn(source, section.nameSpan), children: [],
  }));
}

export function gatewayFolds({ source }: TextView): readonly Fold[] {
  const sections = iniOf(source).sections.flatMap((section): Fold[] => {
    const first = source.position(section.start).line;
    const last = source.position(section.end).line;
    return last > first ? [{ first, last, kind: 'section' }] : [];
  });
  return [...sections, ...commentFolds(source, (_, text) => /^[ \t]*[;#]/.test(text))].sort((left, right) => left.first - right.first);
}

export function gatewayDefinitions({ source, file }: TextView, offset: number): readonly FileRange[] {
  const ini = gatewayIni(iniOf(source));
  const reference = serverReferences(ini).find(({ entry }) => holds(entry, offset));
  const section = ini.servers.find(({ name }) => name === reference?.name);
  return section === undefined ? [] : [{ file, ...rangeIn(source, section.nameSpan) }];
}
