/** The catalogue's facts about a directive, one line each. */
import type { DirectiveSpec, NumberRange, ValueSet } from '../../httpd/catalog/types';
import type { View } from '../view';
import { codes, type Inline } from './card';
import { moduleFact } from './module';

export function facts(view: View, spec: DirectiveSpec): readonly (readonly Inline[])[] {
  const rows: (readonly Inline[])[] = [];
  const fallback = defaultFact(view, spec);
  if (fallback !== undefined) rows.push(['**Default:** ', ...fallback]);
  for (const set of spec.values ?? []) if (set.values.length > 0) rows.push([`**Argument ${set.arg}:** `, ...valuesFact(set)]);
  for (const range of spec.range ?? []) {
    const text = rangeFact(range);
    if (text !== undefined) rows.push([`**Argument ${range.arg}:** ${text}`]);
  }
  if (spec.contexts.length > 0) rows.push([`**Context:** ${spec.contexts.join(', ')}`]);
  if (spec.override.length > 0 && spec.thirdParty !== true) rows.push(['**AllowOverride:** ', ...codes(spec.override)]);
  rows.push(moduleFact(view, spec));
  if (spec.since !== undefined) rows.push([`**Since:** ${spec.since}${spec.since.startsWith('2.3.') ? ' (released with 2.4)' : ''}`]);
  const obsolete = obsoleteFact(spec);
  if (obsolete !== undefined) rows.push(obsolete);
  return rows;
}

/** The default in effect: that of the MPM where it has its own. */
function defaultFact({ checks }: View, spec: DirectiveSpec): Inline[] | undefined {
  const byMpm = Object.entries(spec.defaultByMpm ?? {});
  const mpm = checks.find((check) => check.config.mpm.name !== undefined)?.config.mpm.name;
  if (byMpm.length > 0) {
    const own = byMpm.find(([name]) => name === mpm || name === `mpm_${mpm}`);
    if (own !== undefined) return [{ code: String(own[1]) }, ` under ${mpm}`];
    return [byMpm.map(([name, value]) => `${name.replace(/^mpm_/, '')} ${value}`).join(', ')];
  }
  if (spec.defaultArgs !== undefined) return [{ code: spec.defaultArgs }];
  if (spec.default !== undefined) return [{ code: spec.default }];
  return spec.defaultNote === undefined ? undefined : [spec.defaultNote];
}

/** Longer lists are for the manual. */
const MAX_VALUES = 16;

function valuesFact({ values, open, prefixes, repeat }: ValueSet): Inline[] {
  const shown = codes(values.slice(0, MAX_VALUES));
  if (values.length > MAX_VALUES) shown.push(', …');
  if (open !== undefined) shown.push(', or ', { code: open });
  if (prefixes !== undefined && prefixes.length > 0) shown.push(', each with ', ...codes(prefixes), ' before it or without');
  if (repeat === true) shown.push('; several are allowed');
  return shown;
}

function rangeFact({ min, max, unit, enforced, also }: NumberRange): string | undefined {
  if (min === null && max === null) return undefined;
  const bounds = min !== null && max !== null ? `${min} to ${max}` : min !== null ? `${min} or more` : `up to ${max}`;
  const others = (also ?? []).length > 0 ? `, or ${also!.join(', ')}` : '';
  const beyond = enforced === false ? ', not checked by httpd' : enforced === 'warn-and-clamp' ? '; httpd corrects other numbers with a warning' : '';
  return `${bounds}${unit === undefined ? '' : ` ${unit}`}${others}${beyond}`;
}

function obsoleteFact({ obsolete }: DirectiveSpec): Inline[] | undefined {
  if (obsolete === undefined) return undefined;
  const since = obsolete.since === undefined ? '' : ` since ${obsolete.since}`;
  const replacement = obsolete.replacement;
  return [`**Obsolete**${since}`, ...(replacement === undefined || replacement === null ? [] : ['; use ', { code: replacement }])];
}
