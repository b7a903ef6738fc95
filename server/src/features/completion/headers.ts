/** Header and RequestHeader: table, action, name, value, condition. */
import { HEADER_ACTIONS, HEADER_CONDITIONS, HEADER_VALUES, REQUEST_HEADERS, RESPONSE_HEADERS } from '../../httpd/catalog/terms/header-names';
import { termNamed } from '../../httpd/catalog/terms/term';
import type { Completion } from '../completion';
import { environmentOffers } from './environment';
import { expressionOffers, textOffers } from './expressions';
import { formatOffers } from './formats';
import { offer, termOffer, type Request } from './request';

export function headerLineOffers(request: Request): readonly Completion[] {
  const { before, key, partial } = request;
  const condition = conditionOffers(request);
  if (condition !== undefined) return condition;
  const words = before.length > 0 && termNamed(HEADER_CONDITIONS, before[0]!) !== undefined ? before.slice(1) : before;
  const isResponse = key === 'header';
  const action = words[0]?.toLowerCase() ?? '';
  switch (words.length) {
    case 0: {
      const actions = HEADER_ACTIONS.filter(({ name }) => isResponse || (name !== 'echo' && name !== 'note'));
      const tables = isResponse && words.length === before.length ? HEADER_CONDITIONS : [];
      return [...actions.map((term, index) => termOffer(request, term, 'keyword', { rank: index > 1 ? 1 : 0 })), ...tables.map((term) => termOffer(request, term, 'keyword', { rank: 2 }))];
    }
    case 1:
      return (isResponse && action !== 'echo' ? RESPONSE_HEADERS : REQUEST_HEADERS).map((term) => termOffer(request, term, 'constant'));
    case 2: {
      if (action === 'unset' || action === 'echo') return conditions(request);
      if (/^expr=/.test(partial)) return textOffers(request);
      const formats = formatOffers(request, 'header');
      if (formats !== undefined) return formats;
      return action.startsWith('edit') ? [] : valuesOf(request, words[1]!);
    }
    default:
      return conditions(request);
  }
}

function valuesOf(request: Request, header: string): readonly Completion[] {
  return (HEADER_VALUES[header.toLowerCase()] ?? []).map((value) => {
    const bare = request.isQuoted && value.startsWith('"') ? value.slice(1, -1) : value;
    return offer(request, { label: bare, kind: 'value', detail: header });
  });
}

function conditions(request: Request): readonly Completion[] {
  return [
    offer(request, { label: 'env=', kind: 'keyword', documentation: 'Only where this environment variable is set, or with `!` where it is not.', snippet: 'env=${1:NAME}' }),
    offer(request, { label: '"expr="', kind: 'keyword', documentation: 'Only where this expression is true.', insert: '"expr="', snippet: '"expr=${1:expression}"' }),
    ...(request.key === 'requestheader' || request.key === 'header' ? [offer(request, { label: 'early', kind: 'keyword', documentation: 'Before anything else of the request, for tests; only in a server or virtual host context.', rank: 2 })] : []),
  ];
}

/** Inside `env=` or `expr=` at the end of Header, CustomLog, Allow and Deny; undefined elsewhere. */
export function conditionOffers(request: Request): readonly Completion[] | undefined {
  const environment = /^env=!?([\w-]*)$/i.exec(request.partial);
  if (environment !== null) return environmentOffers(request, environment[1]!.length);
  const isValue = request.before.length < 3 && request.key !== 'customlog';
  return /^expr=/i.test(request.partial) && !isValue ? expressionOffers(request, request.partial.slice(5)) : undefined;
}
