/** Names of environment variables: those of this configuration, and those that httpd gives a meaning. */
import { SPECIAL_VARIABLES } from '../../httpd/catalog/terms/environment';
import type { Completion } from '../completion';
import { definedNames } from '../names/occurrences';
import { offer, termOffer, type Request } from './request';

export function environmentOffers(request: Request, back: number, withSpecial = false): readonly Completion[] {
  const own = definedNames(request.view, 'environment');
  const special = withSpecial ? SPECIAL_VARIABLES.filter(({ name }) => !own.includes(name)) : [];
  return [
    ...own.map((name) => offer(request, { label: name, kind: 'variable', detail: 'set in this configuration', back })),
    ...special.map((term) => termOffer(request, term, 'variable', { back, rank: 1 })),
  ];
}
