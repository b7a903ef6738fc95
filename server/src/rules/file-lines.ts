/** The lines of a file as the configuration reads it. */
import type { Config } from '../httpd/config/config';
import type { FileFold, Site } from '../httpd/config/node';

/** Lines of a file in order, with what an edit needs to find them. Of a file that is read twice: the first time. */
export function linesOfFile(config: Config, file: string): Site[] {
  const fold = config.fold === undefined ? undefined : findFold(config.fold, file);
  return (fold?.parts ?? []).flatMap(({ block }) => block.lines.map((line) => ({ file, block, line })));
}

function findFold(fold: FileFold, file: string): FileFold | undefined {
  if (fold.file === file) return fold;
  for (const { events } of fold.parts) {
    for (const event of events) {
      const found = 'included' in event ? findFold(event.included, file) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Columns of white space in front of a line, a tab counting as one. */
export function indentOf(site: Site): number {
  return site.line.text.length - site.line.text.trimStart().length;
}
