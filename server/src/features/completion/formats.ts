/** Codes of log formats and header values, and nicknames of formats. */
import { REQUEST_HEADERS, RESPONSE_HEADERS } from '../../httpd/catalog/terms/header-names';
import { ERROR_LOG_FORMATS, HEADER_FORMATS, LOG_FORMATS } from '../../httpd/catalog/terms/log-formats';
import type { Terms } from '../../httpd/catalog/terms/term';
import type { Completion } from '../completion';
import { definedNames } from '../names/occurrences';
import { escapeSnippet } from './snippets';
import { offer, type Request } from './request';

const TABLES: Readonly<Record<'log' | 'error-log' | 'header', Terms>> = { log: LOG_FORMATS, 'error-log': ERROR_LOG_FORMATS, header: HEADER_FORMATS };

/** Codes where a `%` is open at the cursor; undefined elsewhere. */
export function formatOffers(request: Request, which: keyof typeof TABLES): readonly Completion[] | undefined {
  const open = /%[<>!,\d]*(\{[^}]*\}?)?\^?$/.exec(request.partial);
  if (open === null || /%%$/.test(request.partial)) return undefined;
  const back = open[0].length;
  const codes = TABLES[which].map(({ name, text, tail, module }) => {
    const isBraced = name.startsWith('%{}');
    const [head, last] = isBraced ? ['%{', `}${name.slice(3)}`] : [name, ''];
    return offer(request, {
      label: isBraced ? `%{...}${name.slice(3)}` : name, kind: 'value', documentation: text, back, insert: isBraced ? `${head}${last}` : name,
      ...(isBraced ? { snippet: `${head}${tail ?? '${1:name}'}${last.replace('}', '\\}')}` } : {}), ...(module === undefined ? {} : { module }),
    });
  });
  if (open[1] === undefined || which === 'header') return codes;
  const headers = (table: Terms, letter: string): Completion[] => table.map(({ name, text }) => offer(request, { label: `%{${name}}${letter}`, kind: 'value', documentation: text, back, rank: 1 }));
  return [...headers(REQUEST_HEADERS, 'i'), ...(which === 'log' ? headers(RESPONSE_HEADERS, 'o') : []), ...codes];
}

/** Formats by their names, or the beginning of a format. */
export function nicknameOffers(request: Request): readonly Completion[] {
  const names = definedNames(request.view, 'nickname').map((name) => offer(request, { label: name, kind: 'reference', detail: 'LogFormat' }));
  const formats = [
    ['combined', '%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"'], ['common', '%h %l %u %t \\"%r\\" %>s %O'],
  ].map(([name, format]) => offer(request, { label: `"${format!}"`, kind: 'value', detail: `as ${name!}`, rank: 1, insert: request.isQuoted ? format! : `"${format!}"`, snippet: escapeSnippet(request.isQuoted ? format! : `"${format!}"`) }));
  return request.isQuoted ? formats : [...names, ...formats];
}
