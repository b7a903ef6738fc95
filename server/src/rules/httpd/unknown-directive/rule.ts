import { catalog } from '../../../httpd/catalog/catalog';
import { nearestNames } from '../../../httpd/catalog/nearest-names';
import type { ConfigNode } from '../../../httpd/config/node';
import { BYTE_ORDER_MARK, hasUnusualSpace, looksLikeUtf16 } from '../../characters';
import { fromProblem, isEditable, replace } from '../../builders';
import { standsUnderForeignGuard } from '../../guards';
import type { Problem } from '../../../httpd/config/problem';
import type { Commands } from '../../../httpd/config/walk';
import type { ConfigView, Edit, Fix, Found, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { either, nameOf, refusal } from '../../words';

/** Follows ap_walk_config_sub (server/config.c): "Invalid command ..., perhaps misspelled". */
export const rule: ProblemRule = {
  id: 'httpd/unknown-directive',
  summary: 'A directive that neither httpd nor a loaded module knows',
  severities: ['error', 'warning', 'info'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined) return undefined;
    // An invisible character in the name is what another rule speaks of.
    if (hasUnusualSpace(node.name) || node.name.startsWith(BYTE_ORDER_MARK) || looksLikeUtf16(node.name)) return undefined;
    if (isUnknowable(node, view)) return undefined;
    if (node.name === '<') return blankInTag(problem, view);
    const name = nameOf(node);
    const near = nearest(node, view);
    const hint = near.length === 0 ? '' : ` Perhaps ${either(near)} is meant.`;
    const fixes = isEditable(node) ? near.map((each) => rename(node, each)) : [];
    const modules = problem.data?.['modules'] as readonly string[] | undefined;
    if (modules !== undefined) {
      return fromProblem(problem, `${name} is no directive of httpd's own modules; ${either(modules)} may know it.${hint}`, { fixes });
    }
    if (view.config.world.modules === 'any') {
      if (standsUnderForeignGuard(node)) return undefined;
      const assumes = ['no module beyond those of the catalogue is loaded'];
      return { ...fromProblem(problem, `No module knows the directive ${name}: ${refusal(view)}.${hint}`, { fixes, assumes }), severity: 'warning' };
    }
    return fromProblem(problem, `No loaded module knows the directive ${name}: ${refusal(view)}.${hint}`, { fixes });
  },
};

/** `< Directory /srv>`: the name of a section follows its bracket at once. */
function blankInTag(problem: Problem, view: ConfigView): Found {
  const node = problem.node!;
  const section = `<${node.words[0]?.value ?? ''}`;
  const gap = node.place({ start: node.nameSpan.end, end: node.argsStart });
  const fixes: Fix[] = isEditable(node) && node.argsStart > node.nameSpan.end
    ? [{ title: `Write ${section}`, safety: 'review', edits: [replace(gap, '')] }] : [];
  return fromProblem(problem, `A blank stands behind the bracket, so this is a section without a name: ${refusal(view)}.`, { fixes });
}

interface Names {
  readonly known: readonly string[];
  readonly others: readonly string[];
  /** Answers so far, by name. */
  readonly near: Map<string, readonly string[]>;
}

/** By the commands that exist: a file in another language has thousands of unknown names. */
const sections = new WeakMap<Commands, Names>();
const plain = new WeakMap<Commands, Names>();

/** Up to three names, those of loaded modules first. */
function nearest(node: ConfigNode, view: ConfigView): readonly string[] {
  const remembered = node.isSection ? sections : plain;
  let names = remembered.get(view.config.commands);
  if (names === undefined) remembered.set(view.config.commands, (names = namesOf(view.config.commands, node.isSection)));
  const name = node.isSection ? node.name.slice(1) : node.name;
  let near = names.near.get(name);
  if (near === undefined) {
    const own = nearestNames(name, names.known, 3);
    // Where nobody knows what is loaded, modules of other projects are meant if httpd's own have nothing like it.
    const found = own.length > 0 && view.config.world.modules === 'any' ? own : [...own, ...nearestNames(name, names.others, 3)].slice(0, 3);
    names.near.set(name, (near = found.map((each) => (node.isSection ? `<${each}>` : each))));
  }
  return near;
}

function namesOf({ world, modules }: Commands, isSection: boolean): Names {
  const isAny = world.modules === 'any';
  const known: string[] = [];
  const others: string[] = [];
  for (const spec of catalog.directives.values()) {
    if ((spec.type === 'section') !== isSection || spec.obsolete?.stillAccepted === false) continue;
    const isLoaded = isAny ? spec.thirdParty !== true : spec.identifiers.some((identifier) => modules.has(identifier));
    if (!isLoaded && !isAny && spec.thirdParty === true) continue;
    (isLoaded ? known : others).push(spec.name);
  }
  return { known, others, near: new Map() };
}

function rename(node: ConfigNode, name: string): Fix {
  const bare = node.isSection ? name.slice(0, -1) : name;
  const { start } = node.nameSpan;
  const edits: Edit[] = [replace(node.place({ start, end: start + node.name.length }), bare)];
  const { closing } = node;
  if (closing !== undefined && closing.via === undefined) {
    const { head } = closing.line;
    edits.push(replace({ ...closing, start: head.start, end: head.end }, `</${bare.slice(1)}>`));
  }
  return { title: `Write ${name}`, safety: 'review', edits };
}
