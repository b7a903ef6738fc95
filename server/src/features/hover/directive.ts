/** The hover of a directive: what it is, and what it comes to here. */
import { manualUrl } from '../../httpd/catalog/manual-url';
import { prose } from '../../httpd/catalog/prose';
import type { DirectiveSpec } from '../../httpd/catalog/types';
import type { ConfigNode } from '../../httpd/config/node';
import { paragraph, list, type CardPart } from './card';
import { facts } from './facts';
import { here } from './here';
import type { View } from '../view';

/** @param nodes what the line came to, one list per check of the view; empty where it is not read */
export function directiveCard(view: View, spec: DirectiveSpec, nodes: readonly (readonly ConfigNode[])[]): readonly CardPart[] {
  const text = prose(spec);
  const url = manualUrl(spec);
  return [
    { kind: 'code', text: spec.syntax.length > 0 ? spec.syntax.join('\n') : spec.type === 'section' ? `<${spec.name} …>` : `${spec.name} …` },
    ...(text === undefined ? [] : [paragraph(text)]),
    ...here(view, spec, nodes),
    ...list(facts(view, spec)),
    ...(url === undefined ? [] : [paragraph({ url, label: `${spec.name} in the manual` })]),
  ];
}
