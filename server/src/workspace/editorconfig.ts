/** `.editorconfig` as editorconfig.org describes it: what it says about one file. */
import { basename, dirname } from '../base/path';
import type { FileId, FileSystem } from './file-system';
import { decode } from './text';

export interface EditorConfig {
  readonly indentStyle?: 'tab' | 'space';
  /** Columns. */
  readonly indentSize?: number;
  readonly tabWidth?: number;
  readonly trimTrailing?: boolean;
  readonly finalNewline?: boolean;
  readonly endOfLine?: '\n' | '\r\n';
}

const EDITOR_CONFIG = '.editorconfig';

interface Section {
  readonly pattern: string;
  readonly pairs: Map<string, string>;
}

interface ParsedFile {
  readonly isRoot: boolean;
  readonly sections: readonly Section[];
}

/** Never fails: a line that is none of a section, a pair or a comment is passed over. Keys and values count without case. */
function parseEditorConfig(text: string): ParsedFile {
  const sections: Section[] = [];
  let isRoot = false;
  for (const raw of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || /^[#;]/.test(line)) continue;
    const header = /^\[(.+)\]$/.exec(line);
    const pair = /^([^=]+?)\s*=\s*(.*)$/.exec(line);
    if (header !== null) sections.push({ pattern: header[1]!, pairs: new Map() });
    else if (pair !== null) {
      const [key, value] = [pair[1]!.toLowerCase(), pair[2]!.toLowerCase()];
      if (sections.length > 0) sections[sections.length - 1]!.pairs.set(key, value);
      else if (key === 'root') isRoot = value === 'true';
    }
  }
  return { isRoot, sections };
}

/** What holds for a file: from its folder upwards to the first file with `root = true`, the nearest one first. */
export async function readEditorConfig(file: FileId, fileSystem: FileSystem): Promise<EditorConfig> {
  const files: { readonly folder: FileId; readonly parsed: ParsedFile }[] = [];
  for (let folder = dirname(file), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    const answer = await fileSystem.read(folder === '/' ? `/${EDITOR_CONFIG}` : `${folder}/${EDITOR_CONFIG}`);
    if (typeof answer === 'string') continue;
    const parsed = parseEditorConfig(decode(answer.bytes).text);
    files.unshift({ folder, parsed });
    if (parsed.isRoot) break;
  }
  const pairs = new Map<string, string>();
  for (const { folder, parsed } of files) {
    for (const section of parsed.sections) {
      if (!matchesGlob(section.pattern, file.slice(folder === '/' ? 1 : folder.length + 1))) continue;
      for (const [key, value] of section.pairs) pairs.set(key, value);
    }
  }
  return configOf(pairs);
}

function configOf(pairs: ReadonlyMap<string, string>): EditorConfig {
  const style = pairs.get('indent_style');
  const columns = (key: string): number | undefined => {
    const value = pairs.get(key) ?? '';
    return /^[1-9]\d?$/.test(value) ? Number(value) : undefined;
  };
  const flag = (key: string): boolean | undefined => (pairs.get(key) === 'true' ? true : pairs.get(key) === 'false' ? false : undefined);
  const tabWidth = columns('tab_width') ?? columns('indent_size');
  const indentSize = columns('indent_size') ?? (pairs.get('indent_size') === 'tab' ? tabWidth : undefined);
  const end = pairs.get('end_of_line');
  const config: { [Key in keyof EditorConfig]: EditorConfig[Key] | undefined } = {
    indentStyle: style === 'tab' || style === 'space' ? style : undefined, indentSize, tabWidth,
    trimTrailing: flag('trim_trailing_whitespace'), finalNewline: flag('insert_final_newline'),
    endOfLine: end === 'lf' ? '\n' : end === 'crlf' ? '\r\n' : undefined,
  };
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as EditorConfig;
}

/**
 * Whether a pattern of a section names a file. A pattern without a slash is about names, one with a slash about paths below the
 * folder of the `.editorconfig`.
 * @param path below that folder
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const isPath = pattern.includes('/');
  const source = regexOf(pattern.replace(/^\//, ''));
  try {
    return new RegExp(`^${source}$`).test(isPath ? path : basename(path));
  } catch {
    // A class that is none, such as [z-a]: it names nothing.
    return false;
  }
}

/** `*`, `**`, `?`, `[...]`, `[!...]`, `{a,b}`, `{1..3}` and a backslash before any of them. */
function regexOf(glob: string): string {
  let regex = '';
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at]!;
    const range = /^\{(-?\d+)\.\.(-?\d+)\}/.exec(glob.slice(at));
    const set = /^\[(!?)([^\]/]+)\]/.exec(glob.slice(at));
    if (character === '\\' && at + 1 < glob.length) regex += literal(glob[++at]!);
    else if (character === '*') {
      const isDeep = glob[at + 1] === '*';
      regex += isDeep ? '.*' : '[^/]*';
      while (glob[at + 1] === '*') at++;
    } else if (character === '?') regex += '[^/]';
    else if (set !== null) {
      regex += `[${set[1] === '!' ? '^' : ''}${set[2]!.replace(/[\\^[]/g, '\\$&')}]`;
      at += set[0].length - 1;
    } else if (range !== null) {
      regex += `(?:${numbers(Number(range[1]), Number(range[2])).join('|')})`;
      at += range[0].length - 1;
    } else if (character === '{' && /^\{[^{}]*,/.test(glob.slice(at)) && glob.indexOf('}', at) > 0) {
      regex += '(?:';
      depth++;
    } else if (character === ',' && depth > 0) regex += '|';
    else if (character === '}' && depth > 0) {
      regex += ')';
      depth--;
    } else regex += literal(character);
  }
  return regex + ')'.repeat(depth);
}

/** More numbers than this are no list of files. */
const MAX_NUMBERS = 1000;

function numbers(from: number, to: number): number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  return Array.from({ length: Math.min(MAX_NUMBERS, high - low + 1) }, (_, index) => low + index);
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
