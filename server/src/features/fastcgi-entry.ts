/** `SetEnv PHP_VALUE "name=value"`: an ini text that PHP-FPM reads with the request (fpm_php_apply_defines_ex). */
import type { LogicalLine } from '../httpd/syntax/logical-line';
import { wordsFrom, type Word } from '../httpd/syntax/words';

const VARIABLES: ReadonlySet<string> = new Set(['PHP_VALUE', 'PHP_ADMIN_VALUE']);

/** Whether a variable holds settings of PHP. Upper and lower case are two variables. */
export function isFastcgiVariable(name: string | undefined): boolean {
  return name !== undefined && VARIABLES.has(name);
}

/** The word with the text and the entry that it begins with; undefined for any other line. */
export function fastcgiEntry(line: LogicalLine): { readonly word: Word; readonly name: string } | undefined {
  if (line.head.value.toLowerCase() !== 'setenv') return undefined;
  const [variable, word] = wordsFrom(line.text, line.head.end);
  const name = /^\s*([\w.]+)\s*=/.exec(word?.value ?? '')?.[1];
  return word === undefined || name === undefined || !isFastcgiVariable(variable?.value) ? undefined : { word, name };
}
