/** What an argument can be: first what may stand in any, then what its directive and its role say. */
import { roleAt } from '../../httpd/catalog/argument-roles';
import { STATUS_CODES } from '../../httpd/catalog/terms/status-codes';
import { VALUE_TEXTS } from '../../httpd/catalog/terms/value-texts';
import { termNamed } from '../../httpd/catalog/terms/term';
import type { Completion } from '../completion';
import { isFastcgiVariable } from '../fastcgi-entry';
import { defineOffers, parameterOffers } from './defines';
import { expressionOffers, textOffers } from './expressions';
import { headerLineOffers } from './headers';
import { indexOffers, urlPathOffers } from './paths';
import { fastcgiOffers, phpOffers } from './php';
import { fileOffers, versionOffers } from './sections';
import { proxyOffers } from './proxy';
import { offer, termOffer, type Request } from './request';
import { requireOffers } from './require';
import { rewriteOffers } from './rewrite';
import { roleOffers } from './roles';
import { cipherOffers } from './tls';

/** Statuses that Redirect sends with an address, and 410 without one. */
const REDIRECTS = STATUS_CODES.filter(({ name }) => /^30[1378]$|^410$/.test(name));

export function argumentOffers(request: Request): readonly Completion[] {
  const { key, line, offset } = request;
  const variable = parameterOffers(request) ?? defineOffers(request);
  if (variable !== undefined) return variable;
  if (key === 'rewriterule' || key === 'rewritecond') return rewriteOffers(request);
  if (key === 'header' || key === 'requestheader') return headerLineOffers(request);
  if (key === 'require') return requireOffers(request);
  if (key === '<if' || key === '<elseif') return expressionOffers(request, line.text.slice(line.head.end, offset));
  if (key === 'proxypass' || key === 'proxypassmatch' || key === 'balancermember' || key === 'proxyset' || key === '<proxy') return proxyOffers(request);
  if (key === 'sslciphersuite' || key === 'sslproxyciphersuite') return cipherOffers(request);
  if (/^php_(?:admin_)?(?:value|flag)$/.test(key)) return phpOffers(request);
  if (key === 'setenv' && request.index === 1 && isFastcgiVariable(request.before[0])) return fastcgiOffers(request);
  if (key === 'directoryindex') return indexOffers(request);
  if (key === 'errordocument' && request.index === 1 && request.partial.startsWith('/')) return urlPathOffers(request) ?? [];
  if (key === '<ifversion') return versionOffers(request);
  if (key === '<filesmatch' || key === '<files') return fileOffers(request);
  const role = roleAt(key, request.spec, request.index);
  const byRole = role === undefined ? undefined : roleOffers(request, role);
  if (byRole !== undefined) return byRole;
  const values = valueOffers(request);
  if (values.length > 0) return values;
  return request.partial.includes('%{') ? textOffers(request) : defaultOffers(request);
}

/** Enumerated values of the catalogue; with the sign that is written before them. */
function valueOffers(request: Request): readonly Completion[] {
  const { spec, index, partial, key } = request;
  const sets = spec?.values ?? [];
  const set = sets.find((each) => each.arg === index + 1) ?? sets.findLast((each) => each.repeat === true && each.arg < index + 1);
  const skipped = sets.find((each) => each.arg === index && each.optional === true);
  const values = [...(set?.values ?? (spec?.args === 'FLAG' && index === 0 ? ['On', 'Off'] : [])), ...(skipped?.values ?? [])];
  const sign = set?.prefixes !== undefined && /^[+-]/.test(partial) ? 1 : 0;
  const table = VALUE_TEXTS[key];
  const documented = table?.filter((term) => !values.some((value) => value.toLowerCase() === term.name.toLowerCase()) && term.tail !== undefined) ?? [];
  const given = request.before.map((word) => word.replace(/^[+-]/, '').toLowerCase());
  return [
    ...values.map((value) => {
      const term = table === undefined ? undefined : termNamed(table, value);
      const isDefault = spec?.defaultArgs?.toLowerCase() === value.toLowerCase();
      const more = { back: partial.length - sign, detail: isDefault ? 'default' : '', rank: set?.repeat === true && given.includes(value.toLowerCase()) ? 3 : 0 };
      const { tail, module, ...plain } = term ?? { name: value, text: '', tail: undefined, module: undefined };
      return termOffer(request, { ...plain, name: value, ...(tail === undefined || key === 'require' ? {} : { tail }), ...(module === undefined ? {} : { module }) }, 'value', { ...more, ...(term === undefined ? { documentation: '' } : {}) });
    }),
    ...(/^redirect(?:match)?$/.test(key) && index === 0 ? REDIRECTS.map((term) => termOffer(request, term, 'value', { rank: 1 })) : []),
    ...(set === undefined ? [] : documented.map((term) => termOffer(request, term, 'value', { back: partial.length - sign }))),
  ];
}

/** Where nothing else is known, the documented default. */
function defaultOffers(request: Request): readonly Completion[] {
  const { spec, index, before } = request;
  if (spec?.defaultArgs === undefined || index > 0 || before.length > 0 || request.partial !== '') return [];
  return [offer(request, { label: spec.defaultArgs, kind: 'value', detail: 'default' })];
}
