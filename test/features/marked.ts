/** Configurations in memory, with `‸` where the cursor is: what a feature sees of them. */
import { isLocal } from '../../server/src/lsp/uri';
import type { Position } from '../../server/src/base/span';
import type { CardPart, Inline } from '../../server/src/features/hover/card';
import type { FileRange, LineRange, View } from '../../server/src/features/view';
import { findingsByFile, type FileFinding } from '../../server/src/features/file-findings';
import { check, settle } from '../../server/src/workspace/check';
import type { TextEdit } from '../../server/src/workspace/locate';
import type { Scope } from '../../server/src/workspace/root-plan';
import { Workspace } from '../../server/src/workspace/workspace';
import { memoryFiles } from '../harness/memory-files';

export const CURSOR = '‸';

export interface Marked {
  readonly view: View;
  /** Where the cursor is; the start of the file where there is none. */
  readonly cursor: Position;
  /** The texts without the cursor, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: readonly FileFinding[];
}

const PREAMBLE = 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\n';

/**
 * Checks a tree whose root is `/etc/apache2/apache2.conf`, or the one file as the given scope, and looks at the file with the cursor.
 * A single text is the root's, below a line that loads an MPM.
 */
export async function marked(input: string | Readonly<Record<string, string>>, scope: Scope = 'server'): Promise<Marked> {
  const given = typeof input === 'string' ? { '/etc/apache2/apache2.conf': scope === 'server' ? PREAMBLE + input : input } : input;
  const files = new Map(Object.entries(given));
  const file = [...files].find(([, text]) => text.includes(CURSOR))?.[0] ?? [...files.keys()][0]!;
  const cursor = positionOf(files.get(file)!);
  files.set(file, files.get(file)!.replace(CURSOR, ''));
  if (![...files.keys()].every(isLocal)) throw new Error('paths are those of a machine');
  const workspace = new Workspace();
  const root = { file: scope === 'server' ? '/etc/apache2/apache2.conf' : file, scope };
  await settle(workspace, root, memoryFiles(files));
  const result = check(workspace, root, (rule, error) => {
    throw new Error(`${rule}: ${String(error)}`);
  });
  const source = workspace.source(file);
  if (source === undefined) throw new Error(`${file} is not read`);
  return { view: { workspace, file, source, checks: [result] }, cursor, texts: files, findings: findingsByFile(workspace, [result]).get(file) ?? [] };
}

function positionOf(text: string): Position {
  const before = text.slice(0, Math.max(0, text.indexOf(CURSOR)));
  const lines = before.split('\n');
  return { line: lines.length - 1, column: lines.at(-1)!.length };
}

/** A card as words, as an editor without markup would show it. */
export function wordsOf(parts: readonly CardPart[]): string {
  const word = (inline: Inline): string => (typeof inline === 'string' ? inline : 'code' in inline ? `«${inline.code}»` : 'url' in inline ? inline.label : `@${inline.label}`);
  return parts.map((part) => (part.kind === 'code' ? part.text : part.kind === 'text' ? part.parts.map(word).join('') : part.items.map((item) => `- ${item.map(word).join('')}`).join('\n'))).join('\n');
}

/** The text of a range. */
export function textIn({ texts, view }: Marked, range: LineRange | FileRange): string {
  const text = texts.get('file' in range ? range.file : view.file) ?? '';
  return text.slice(offsetOf(text, range.start), offsetOf(text, range.end));
}

/** A file after edits that do not overlap. */
export function applied({ texts }: Pick<Marked, 'texts'>, file: string, edits: readonly TextEdit[]): string {
  let text = texts.get(file)!;
  const own = edits.filter((edit) => edit.file === file).sort((left, right) => offsetOf(text, right.start) - offsetOf(text, left.start));
  for (const edit of own) text = text.slice(0, offsetOf(text, edit.start)) + edit.text + text.slice(offsetOf(text, edit.end));
  return text;
}

function offsetOf(text: string, { line, column }: Position): number {
  return text.split('\n').slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + column;
}
