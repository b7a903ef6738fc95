/** What formatting must not change, told without the formatter's own code. */
import { catalog } from '../../server/src/httpd/catalog/catalog';
import { readLines } from '../../server/src/httpd/syntax/logical-line';
import { wordsFrom } from '../../server/src/httpd/syntax/words';

/**
 * Every line that says something: its name without case, its words, and where the arguments are one text (or nobody knows) that text.
 * Comments count with their text. Depth is not in it: the fold compares that.
 */
export function linesInWords(text: string): string[] {
  const found: string[] = [];
  for (const line of readLines(text)) {
    if (line.kind === 'blank') continue;
    if (line.kind === 'comment') {
      found.push(line.text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, ''));
      continue;
    }
    const { head } = line;
    const spec = catalog.directives.get(head.value.toLowerCase());
    const rest = line.text.slice(head.end).replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
    const isOneText = spec === undefined || spec.args === 'RAW_ARGS' || rest.includes('${');
    const words = isOneText && spec === undefined ? rest : JSON.stringify(wordsFrom(line.text, head.end).map((word) => [word.value, word.quote ?? '', word.open === true]));
    found.push(`${head.quote ?? ''}${head.value.toLowerCase()} ${isOneText && !rest.includes('${') ? rest : words}`);
  }
  return found;
}

/** A dump of mod_info without its comments of line numbers and files, blanks outside quotes collapsed. */
export function comparableDump(dump: string): string[] {
  return dump.split('\n').filter((line) => !/^ *# *\d+:$|^# In file: /.test(line)).map(collapsed);
}

/** Runs of white space outside quotes as one blank. */
function collapsed(line: string): string {
  return line.replace(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\s+/g, (part) => (/^\s/.test(part) ? ' ' : part));
}
