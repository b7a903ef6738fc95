/** Small things that the rules about CSP.ini share. */
import type { TextPlace } from '../base/text-file';
import { iniOf, type IniEntry, type IniSection, type IniTree } from '../gateway/ini';
import { gatewayIni, type GatewayIni } from '../gateway/model';
import type { FileView, Fix } from './types';

export interface ReadIni {
  readonly tree: IniTree;
  readonly ini: GatewayIni;
  /** Whether the file stands alone: CSP.ini itself, not one of the files that are merged into it, and not what the gateway writes. */
  readonly isWhole: boolean;
}

export function readIni(view: FileView): ReadIni {
  const tree = iniOf(view.root.source);
  return { tree, ini: gatewayIni(tree), isWhole: /(?:^|\/)CSP\.ini$/i.test(view.root.path) };
}

export function valueAt(view: FileView, entry: IniEntry): TextPlace {
  return view.at(entry.value === '' ? entry.keySpan : entry.valueSpan);
}

export function writeValue(view: FileView, entry: IniEntry, value: string, safety: Fix['safety'] = 'review'): Fix {
  return { title: `Write ${entry.key}=${value}`, safety, edits: [{ kind: 'replace', at: view.at(entry.valueSpan), text: value }] };
}

/** A line of its own behind the last one of a section. */
export function addLine(view: FileView, section: IniSection, line: string): Fix {
  const end = section.entries.at(-1)?.end ?? section.end;
  return { title: `Add ${line} to [${section.name}]`, safety: 'review', edits: [{ kind: 'replace', at: view.at({ start: end, end }), text: `\n${line}` }] };
}
