/** What <RequireAll>, <RequireAny> and <RequireNone> must contain (add_authz_section, modules/aaa/mod_authz_core.c). */
import type { DirectiveSpec } from '../../catalog/types';
import { nodesOf, type ConfigNode } from '../node';
import type { Problem } from '../problem';
import { sectionAround } from './require';

const SECTIONS: ReadonlySet<string> = new Set(['<requireall', '<requireany', '<requirenone']);

/** What a section contributes: the directives and sections directly in it, those of a <Limit> included. */
function* partsOf(section: ConfigNode): Generator<ConfigNode> {
  for (const node of nodesOf(section.children)) {
    if (node.key === 'require' || SECTIONS.has(node.key)) yield node;
    else if (node.isSection) yield* partsOf(node);
  }
}

/** Said when the children have run; that nothing but negations stands in it is found in the check hook and has no line. */
export function judgeRequireSection(node: ConfigNode, spec: DirectiveSpec): Problem[] {
  const base = { rule: 'httpd/invalid-value', consequence: 'rejects', at: node.namePlace, line: node.site, node } as const;
  const late = { ...base, phase: 'walk', data: { spec, afterChildren: true } } as const;
  const name = `<${spec.name}>`;
  if (partsOf(node).next().done === true) return [{ ...late, message: `${name} directive contains no authorization directives` }];
  const around = sectionAround(node);
  if (node.key === '<requirenone' && around !== 'RequireAll') return [{ ...late, message: `${name} directive has no effect in <${around}> directive` }];
  if (node.key === '<requireall' && around !== 'RequireAll' && !hasPositive(node)) {
    return [{ ...base, phase: 'check', data: { spec }, message: `${name} directive contains only negative authorization directives`, ah: 'AH01624' }];
  }
  return [];
}

/** Whether anything in it can let somebody in; a <RequireAll> in a <RequireAll> is part of it. */
function hasPositive(section: ConfigNode): boolean {
  for (const node of partsOf(section)) {
    if (node.key === '<requireany') return true;
    if (node.key === 'require' && node.words[0]?.value.toLowerCase() !== 'not') return true;
    if (node.key === '<requireall' && hasPositive(node)) return true;
  }
  return false;
}
