/** What completion offers at the cursor of a marked text, and what a choice makes of the text. */
import { completionsAt, type Completion } from '../../server/src/features/completion';
import { withLookups } from '../../server/src/features/lookups';
import { memoryFiles } from '../harness/memory-files';
import { applied, marked } from './marked';

export async function complete(...input: Parameters<typeof marked>): Promise<readonly Completion[]> {
  const { view, cursor, texts } = await marked(...input);
  return withLookups(memoryFiles(new Map(texts)), (lookups) => completionsAt(view, cursor, lookups));
}

/** Labels in the order an editor shows them before anything is typed. */
export async function labels(...input: Parameters<typeof marked>): Promise<string[]> {
  return [...await complete(...input)].sort((left, right) => left.rank - right.rank).map(({ label }) => label);
}

/** The line of the cursor after a choice was taken as plain text; the whole file where the choice edits elsewhere. */
export async function chosen(label: string, ...input: Parameters<typeof marked>): Promise<string> {
  const all = await marked(...input);
  const items = await withLookups(memoryFiles(new Map(all.texts)), (lookups) => completionsAt(all.view, all.cursor, lookups));
  const item = items.find((each) => each.label === label);
  if (item === undefined) return `${label} is not offered`;
  const text = applied(all, all.view.file, [{ file: all.view.file, ...item.replace, text: item.insert }, ...(item.additional ?? [])]);
  return item.additional === undefined ? text.split('\n')[all.cursor.line]! : text;
}
