/** Expressions of `<If>`, `Require expr`, `expr=` and their like, and texts with `%{...}` in them. */
import { EXPRESSION_FUNCTIONS, EXPRESSION_OPERATORS } from '../../httpd/catalog/terms/expression-words';
import { REQUEST_HEADERS, RESPONSE_HEADERS } from '../../httpd/catalog/terms/header-names';
import { EXPRESSION_VARIABLES, SSL_VARIABLES } from '../../httpd/catalog/terms/variables';
import type { Completion } from '../completion';
import { environmentOffers } from './environment';
import { offer, termOffer, type Request } from './request';

/** @param written the expression as far as it stands before the cursor */
export function expressionOffers(request: Request, written: string): readonly Completion[] {
  const inside = insideOffers(request, written);
  if (inside !== undefined) return inside;
  const word = /[\w-]*$/.exec(written)![0];
  const operator = /-\w*$|[=!<>&|]+$/.exec(written)?.[0] ?? '';
  const expectsOperand = /(?:^|[\s(!"']|&&|\|\|)$/.test(written.slice(0, written.length - word.length)) && operator === '';
  const back = operator === '' ? word.length : operator.length;
  const isUnary = (name: string): boolean => /^-\w$/.test(name);
  const operators = EXPRESSION_OPERATORS.map((term) => termOffer(request, term, 'operator', { back, rank: isUnary(term.name) ? 2 : 1 }));
  if (!expectsOperand && operator !== '') return operators;
  return [
    ...EXPRESSION_VARIABLES.map((term) => termOffer(request, term, 'variable', { label: `%{${term.name}}`, insert: `%{${term.name}}`, back })),
    ...EXPRESSION_FUNCTIONS.map((term) => termOffer(request, term, 'function', { back, rank: 1 })), ...operators,
  ];
}

/** A text in which only `%{...}` means something. */
export function textOffers(request: Request): readonly Completion[] {
  const written = request.partial;
  return insideOffers(request, written) ?? (/%$/.test(written) ? variableOffers(request, 1) : []);
}

/** Inside `%{`, or in the argument of a function. Undefined elsewhere. */
function insideOffers(request: Request, written: string): readonly Completion[] | undefined {
  const header = /(?:\b(?:req|http|resp|req_novary)\(\s*['"]?|%\{(?:HTTP|REQ|RESP|req_novary):)([\w-]*)$/i.exec(written);
  if (header !== null) return headersFor(request, /resp/i.test(header[0]), header[1]!.length);
  const environment = /(?:\b(?:reqenv|env)\(\s*['"]?|%\{(?:ENV|REQENV):)([\w-]*)$/i.exec(written);
  if (environment !== null) return environmentOffers(request, environment[1]!.length);
  const ssl = /%\{SSL:(\w*)$/i.exec(written);
  if (ssl !== null) return SSL_VARIABLES.map((term) => termOffer(request, term, 'variable', { back: ssl[1]!.length, module: 'ssl_module' }));
  const open = /%\{(\w*)$/.exec(written);
  return open === null ? undefined : variableOffers(request, open[0].length);
}

function headersFor(request: Request, ofResponse: boolean, back: number): readonly Completion[] {
  return (ofResponse ? RESPONSE_HEADERS : REQUEST_HEADERS).map((term) => termOffer(request, term, 'constant', { back }));
}

function variableOffers(request: Request, back: number): readonly Completion[] {
  const end = request.line.text.charAt(request.offset) === '}' ? '' : '}';
  const variable = (name: string): { label: string; insert: string; back: number } => ({ label: `%{${name}}`, insert: `%{${name}${end}`, back });
  return [
    ...EXPRESSION_VARIABLES.map((term) => termOffer(request, term, 'variable', variable(term.name))),
    ...SSL_VARIABLES.map((term) => termOffer(request, term, 'variable', { ...variable(term.name), module: 'ssl_module', rank: 2 })),
    ...EXPRESSION_FUNCTIONS.map((term) => offer(request, { label: `%{${term.name}:...}`, kind: 'function', documentation: term.text, insert: `%{${term.name}:`, snippet: `%{${term.name}:\${1:name}${end === '' ? '' : '\\}'}`, back, rank: 1 })),
  ];
}
