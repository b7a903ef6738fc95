import { refusedBy, textAt } from '../../lighttpd';
import type { FileRule } from '../../types';

/** config_tokenizer (configfile.c) and the actions of configparser.y that end the reading. */
export const rule: FileRule = {
  id: 'lighttpd/syntax',
  summary: 'Text that lighttpd cannot read',
  severities: ['error'],
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/syntax', ({ at, kind, message }) => {
    const text = textAt(at);
    const advice = kind === 'unfinished' ? unfinished(text) : ADVICE.find(([pattern]) => pattern.test(text) || pattern.test(message))?.[1] ?? '';
    if (kind === 'unfinished') return { message: advice };
    return { message: `lighttpd stops reading here: ${message.replace(/^Error: | Please get rid.*|[:.] ?!?$/g, '').replace(/\.$/, '')}.${advice}` };
  }),
};

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^'$/, ' Text stands in double quotes.'],
  [/^;$/, ' A line needs no mark at its end.'],
  [/^\ufeff$/, ' The file begins with a byte order mark, which has to go.'],
  [/^-$/, ' There are no negative numbers.'],
  [/only == =~/, ' A condition compares with ==, and one equals sign assigns.'],
  [/^use => /, ' Inside parentheses a key and its value stand on both sides of =>.'],
  [/closing quote/, ' The quote that opens here is never closed; lines in between belong to the text.'],
  [/invalid character in variable name/, ' Text stands in double quotes, and a line ends with a line end.'],
  [/missing assignment operator/, ' An = is missing before it.'],
  [/strings may be combined/, ' A + between two texts joins them.'],
  [/data type mismatch/, ' Only texts and numbers can be joined, or two lists.'],
  [/duplicate array-key|Duplicate array-key/, ' A list has each key once.'],
  [/operand must be string|rvalue must be string/, ' A list cannot stand here.'],
  [/env variable is not supported/, ' A variable of the environment can be read and not set.'],
  [/inside a global/, ' Conditions stand outside of it.'],
];

function unfinished(text: string): string {
  if (text === '{') return 'This brace is never closed: lighttpd reads to the end of the file and does not start.';
  if (text === '(') return 'This parenthesis is never closed: lighttpd reads to the end of the file and does not start.';
  return 'The file ends where something is still missing behind this, and lighttpd does not start.';
}
