/** Require: providers, and what they take. */
import { METHODS } from '../../httpd/catalog/terms/methods';
import { AUTHZ_TERMS } from '../../httpd/catalog/terms/providers';
import type { Completion } from '../completion';
import { environmentOffers } from './environment';
import { expressionOffers, textOffers } from './expressions';
import { sectionsAround } from './place';
import { offer, termOffer, type Request } from './request';

export function requireOffers(request: Request): readonly Completion[] {
  const { before, line, offset, view, position } = request;
  const words = before[0]?.toLowerCase() === 'not' ? before.slice(1) : before;
  const provider = words[0]?.toLowerCase();
  if (provider === undefined) {
    const isAll = sectionsAround(view, position.line).at(-1)?.name.toLowerCase() === 'requireall';
    const terms = AUTHZ_TERMS.filter(({ name }) => name !== 'not' || (isAll && before.length === 0));
    return terms.map((term, index) => termOffer(request, term, 'value', { rank: index > 9 ? 1 : 0 }));
  }
  switch (provider) {
    case 'all':
      return words.length > 1 ? [] : ['granted', 'denied'].map((label) => offer(request, { label, kind: 'value' }));
    case 'method':
      return METHODS.map((term) => termOffer(request, term, 'value'));
    case 'env':
      return environmentOffers(request, request.partial.length);
    case 'expr': {
      const start = /\bexpr\s+["']?/i.exec(line.text.slice(0, offset));
      return start === null ? [] : expressionOffers(request, line.text.slice(start.index + start[0].length, offset));
    }
    case 'ip':
      return ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.1', '::1'].map((label) => offer(request, { label, kind: 'value' }));
    default:
      return textOffers(request);
  }
}
