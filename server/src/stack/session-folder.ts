/** Where mod_php keeps its session files, as far as httpd's text and the ini files of this program say. */
import { placeIn, rememberedByText, type TextPlace } from '../base/text-file';
import type { Place } from '../httpd/config/node';
import { debianFolder } from '../php/ini/order';
import { parseIni } from '../php/ini/parse';
import type { IniEntry } from '../php/ini/tree';
import { aroundOf } from './around';
import { modPhpOf } from './lifetime-signs';
import type { Stack } from './stack';

export interface SessionFolder {
  /** As written, with the depth that may stand before the path: `2;/tmp`. */
  readonly text: string;
  readonly path: string;
  readonly at: Place | TextPlace;
}

const entriesOf = rememberedByText(({ text }): readonly IniEntry[] => parseIni(text).items.filter((item) => item.kind === 'entry'));

/** Every place that names the folder; nothing without mod_php. What a later line overrides is not left out. */
export function sessionFolders(stack: Stack): readonly SessionFolder[] {
  if (modPhpOf(stack) === undefined) return [];
  const lines = stack.nodes('php_value', 'php_admin_value').flatMap((node): SessionFolder[] => {
    const [name, value] = node.words;
    return name?.value !== 'session.save_path' || value === undefined ? [] : [folder(value.value, node.place(value))];
  });
  const inis = aroundOf(stack.around, 'php-ini').filter(({ path }) => (debianFolder(path)?.program ?? 'apache2handler') === 'apache2handler');
  const entries = inis.flatMap((file) => entriesOf(file.source).flatMap((entry) => (entry.name === 'session.save_path' ? [folder(entry.value, placeIn(file, entry.valueSpan))] : [])));
  return [...lines, ...entries];
}

// "depth;mode;path" (ps_files_open, ext/session/mod_files.c).
function folder(text: string, at: Place | TextPlace): SessionFolder {
  return { text, path: text.slice(text.lastIndexOf(';') + 1), at };
}
