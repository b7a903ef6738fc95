/** Lines of mod_proxy: addresses, balancers, parameters. */
import { BALANCER_PARAMETERS, HEALTH_PARAMETERS, PROXY_SCHEMES, WORKER_PARAMETERS } from '../../httpd/catalog/terms/proxy-parameters';
import type { Terms } from '../../httpd/catalog/terms/term';
import type { Completion } from '../completion';
import { occurrencesOf } from '../names/occurrences';
import { sectionsAround } from './place';
import { offer, termOffer, type Request } from './request';

export function proxyOffers(request: Request): readonly Completion[] {
  const { partial, before, key } = request;
  const balancer = /balancer:\/\/([^\s/"']*)$/i.exec(partial);
  if (balancer !== null) return balancerOffers(request, balancer[1]!.length, '');
  const hasTarget = before.some((word) => /^(?:!|[a-z0-9]+:\/\/|unix:)/i.test(word));
  if (key === 'proxyset' || (hasTarget && key !== '<proxy')) return parameterOffers(request);
  if (key === '<proxy') return [...balancerOffers(request, partial.length, 'balancer://'), offer(request, { label: '*', kind: 'value', detail: 'every address', rank: 1 }), ...schemes(request)];
  // In a <Location> the first word is the target already.
  const targetFirst = key === 'balancermember' || sectionsAround(request.view, request.position.line).some(({ name }) => /^location/i.test(name));
  if (before.length === 0 && !targetFirst) return partial === '' ? [offer(request, { label: '/', kind: 'value', detail: 'everything' })] : [];
  return [...(key === 'balancermember' ? [] : balancerOffers(request, partial.length, 'balancer://')), ...schemes(request), ...(key === 'proxypass' ? [offer(request, { label: '!', kind: 'value', detail: 'not passed on', rank: 2 })] : [])];
}

function schemes(request: Request): readonly Completion[] {
  return PROXY_SCHEMES.filter(({ name }) => name !== 'balancer://' || request.key !== 'balancermember').map((term) => termOffer(request, term, 'value', { rank: 1 }));
}

/** Balancers that any line of the configuration names. */
export function balancerOffers(request: Request, back: number, before: string): readonly Completion[] {
  const names = new Set<string>();
  for (const { piece, line } of occurrencesOf(request.view, new Set(['balancer']), 'balancer://')) if (line !== request.line) names.add(piece.name);
  return [...names].map((name) => offer(request, { label: `${before}${name}`, kind: 'reference', detail: 'balancer', back }));
}

function parameterOffers(request: Request): readonly Completion[] {
  const { partial, key, before } = request;
  if (partial.includes('=')) return [];
  const given = new Set(before.map((word) => word.replace(/=.*$/, '').toLowerCase()));
  const isBalancer = before.some((word) => /^balancer:/i.test(word)) || (key === 'proxyset' && sectionsAround(request.view, request.position.line).some(({ open }) => /balancer:/i.test(open.line.text)));
  const table: Terms = isBalancer && key !== 'balancermember' ? BALANCER_PARAMETERS : [...WORKER_PARAMETERS, ...HEALTH_PARAMETERS.map((term) => ({ ...term, module: 'proxy_hcheck_module' }))];
  return table.filter(({ name }) => !given.has(name)).map((term) => termOffer(request, term, 'key'));
}
