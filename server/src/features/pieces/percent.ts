/** What stands after a `%` in formats, header values, expressions and rewriting. */
import { EXPRESSION_FUNCTIONS } from '../../httpd/catalog/terms/expression-words';
import { ERROR_LOG_FORMATS, HEADER_FORMATS, LOG_FORMATS } from '../../httpd/catalog/terms/log-formats';
import { termNamed, type Term, type Terms } from '../../httpd/catalog/terms/term';
import { EXPRESSION_VARIABLES, REWRITE_PREFIXES, REWRITE_VARIABLES, SSL_VARIABLES } from '../../httpd/catalog/terms/variables';
import { some, type Sink } from './piece';

const FORMATS: Readonly<Record<'log' | 'error-log' | 'header', Terms>> = { log: LOG_FORMATS, 'error-log': ERROR_LOG_FORMATS, header: HEADER_FORMATS };

/** Codes of a format between two offsets: flags of statuses and `<` `>`, a name in braces, a letter (parse_log_item). */
export function formatPieces(text: string, start: number, end: number, which: keyof typeof FORMATS, sink: Sink): void {
  const code = /%(?:%|([!<>,0-9+-]*)(?:\{([^}]*)\})?([!<>,0-9+-]*)(\^[A-Za-z]{2}|[A-Za-z]))/g;
  code.lastIndex = start;
  for (let match = code.exec(text); match !== null && match.index + match[0].length <= end; match = code.exec(text)) {
    const [whole, , braced, , letter = '%'] = match;
    const at = match.index;
    sink({ kind: 'format', start: at, end: at + whole.length, name: whole, ...some(formatTerm(FORMATS[which], letter, braced, whole)) });
    if (braced === undefined || braced === '') continue;
    const open = at + whole.indexOf('{') + 1;
    const inside = { start: open, end: open + braced.length, name: braced };
    if (letter === 'i' || letter === 'o') sink({ kind: 'header', ...inside });
    else if (letter === 'e') sink({ kind: 'environment', ...inside });
    else if (letter === 'x' || letter === 's') sink({ kind: 'variable', ...inside, ...some(termNamed(SSL_VARIABLES, braced)) });
  }
}

function formatTerm(table: Terms, letter: string, braced: string | undefined, whole: string): Term | undefined {
  if (braced === undefined && whole.includes('>')) return find(table, `%>${letter}`) ?? find(table, `%${letter}`);
  return (braced === undefined ? undefined : find(table, `%{${braced}}${letter}`) ?? find(table, `%{}${letter}`)) ?? find(table, `%${letter}`);
}

/** Letters differ by their case here. */
function find(table: Terms, name: string): Term | undefined {
  return table.find((term) => term.name === name || term.aliases?.includes(name) === true);
}

/** `%{NAME}`, `%{function:argument}` and, in rewriting, `%{ENV:NAME}` and its like. */
export function variablePieces(text: string, start: number, end: number, inRewrite: boolean, sink: Sink): void {
  const use = /%\{([^{}\s]*)\}/g;
  use.lastIndex = start;
  for (let match = use.exec(text); match !== null && match.index + match[0].length <= end; match = use.exec(text)) {
    const name = match[1]!;
    const at = match.index;
    const whole = { start: at, end: at + match[0].length };
    const colon = name.indexOf(':');
    if (colon < 0) {
      const term = termNamed(inRewrite ? REWRITE_VARIABLES : EXPRESSION_VARIABLES, name) ?? termNamed(SSL_VARIABLES, name);
      sink({ kind: 'variable', ...whole, name, ...some(term) });
      continue;
    }
    const before = name.slice(0, colon);
    const term = inRewrite ? termNamed(REWRITE_PREFIXES, `${before}:`) : termNamed(EXPRESSION_FUNCTIONS, before);
    sink({ kind: 'variable', ...whole, name, ...some(term) });
    const inside = { start: at + 2 + colon + 1, end: at + 2 + name.length, name: name.slice(colon + 1) };
    if (inside.start === inside.end) continue;
    if (/^(?:http|req|resp|req_novary)$/i.test(before)) sink({ kind: 'header', ...inside });
    else if (/^(?:env|reqenv)$/i.test(before)) sink({ kind: 'environment', ...inside });
    else if (/^ssl$/i.test(before)) sink({ kind: 'variable', ...inside, ...some(termNamed(SSL_VARIABLES, inside.name)) });
    else if (/^la-[uf]$/i.test(before)) sink({ kind: 'variable', ...inside, ...some(termNamed(REWRITE_VARIABLES, inside.name)) });
  }
}

/** `$1` and `%1`. */
export function backreferencePieces(text: string, start: number, end: number, sink: Sink): void {
  const use = /[$%]\d/g;
  use.lastIndex = start;
  for (let match = use.exec(text); match !== null && match.index + 2 <= end; match = use.exec(text)) {
    sink({ kind: 'backreference', start: match.index, end: match.index + 2, name: match[0] });
  }
}
