/** The hover of `${NAME}`: its value, and where it comes from. */
import type { Check } from '../../workspace/check';
import { placeOfSite } from '../places';
import type { View } from '../view';
import { list, paragraph, type CardPart, type Inline } from './card';

export interface VariableUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The `${NAME}` at an offset of a line. */
export function variableAt(text: string, offset: number): VariableUse | undefined {
  for (let start = text.indexOf('${'); start >= 0 && start <= offset;) {
    const close = text.indexOf('}', start + 2);
    if (close < 0) return undefined;
    if (offset <= close) return { name: text.slice(start + 2, close), start, end: close + 1 };
    start = text.indexOf('${', close);
  }
  return undefined;
}

export function variableCard(view: View, name: string): readonly CardPart[] {
  if (name.includes(':')) {
    const map = name.slice(0, name.indexOf(':'));
    return [paragraph('A lookup in the RewriteMap ', { code: map }, ', made when a request is served.')];
  }
  const rows = view.checks.map((check): Inline[] => valueRow(view, check, name));
  const [first] = rows;
  const same = first !== undefined && rows.every((row) => JSON.stringify(row) === JSON.stringify(first));
  return [paragraph({ code: `\${${name}}` }), ...list(same ? [first] : rows)];
}

function valueRow({ workspace }: View, check: Check, name: string): Inline[] {
  const variable = check.config.environment.variables.get(name.toLowerCase());
  if (variable !== undefined) {
    const place = placeOfSite(workspace, check, variable.site);
    return ['**Value:** ', { code: variable.value }, ', defined in ', place ?? variable.site.file, ' (as it stands after the last line)'];
  }
  const value = check.config.world.environment.get(name);
  if (value !== undefined) return ['**Value:** ', { code: value }, ', from the environment of the server'];
  return [check.config.world.environmentKnown ? '**Not defined**: the text stays as it is' : '**Value:** not known here'];
}
