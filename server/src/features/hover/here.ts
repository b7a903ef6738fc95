/** What a directive comes to at this place: the value in effect and the line that set it. */
import type { DirectiveSpec } from '../../httpd/catalog/types';
import type { ConfigNode } from '../../httpd/config/node';
import type { Check } from '../../workspace/check';
import { namedPlace } from '../places';
import type { View } from '../view';
import { list, paragraph, type CardPart, type Inline } from './card';
import { inEffect } from './in-effect';
import { mpmRows } from './mpm-value';

/** @param nodes one list per check */
export function here(view: View, spec: DirectiveSpec, nodes: readonly (readonly ConfigNode[])[]): readonly CardPart[] {
  const several = view.checks.length > 1;
  return view.checks.flatMap((check, index): readonly CardPart[] => {
    const rows = rowsOf(view, check, spec, nodes[index] ?? []);
    if (rows.length === 0) return [];
    const root = several ? [paragraph('In ', { code: check.plan.path }, ':')] : [];
    return [...root, ...list(rows)];
  });
}

function rowsOf(view: View, check: Check, spec: DirectiveSpec, nodes: readonly ConfigNode[]): readonly (readonly Inline[])[] {
  const mpm = mpmRows(view.workspace, check, spec);
  if (mpm.length > 0) return mpm;
  const [node] = nodes;
  if (node === undefined) return [];
  const rows: Inline[][] = [];
  const found = check.config.world.modules === 'any' ? undefined : inEffect(check, node, spec);
  if (found !== undefined) rows.push(effectRow(view, check, node, found.node, found.count));
  if (node.isExpanded && node.argumentText !== '') rows.push(['**Reads as:** ', { code: node.isSection ? `${node.name} ${node.argumentText}` : `${node.name} ${node.argumentText}` }]);
  return rows;
}

function effectRow({ workspace }: View, check: Check, node: ConfigNode, winner: ConfigNode, count: number): Inline[] {
  const value = { code: winner.argumentText };
  if (winner === node) return ['**In effect here:** ', value, count > 1 ? `, set by this line, the last of ${count}` : ', set by this line'];
  const place = namedPlace(workspace, check, winner.wholePlace);
  const where: Inline = place === undefined ? winner.site.file : { place: place.place, label: place.label };
  return ['**In effect here:** ', value, ', set in ', where, ` (the last of ${count})`];
}
