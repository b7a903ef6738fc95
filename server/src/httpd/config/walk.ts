/**
 * The walk: directives run in the order of the tree once everything is read.
 * Follows ap_walk_config, ap_walk_config_sub and invoke_cmd (httpd, server/config.c).
 */
import { catalog, directive } from '../catalog/catalog';
import type { DirectiveSpec } from '../catalog/types';
import { countProblem, hearArguments } from './argument-count';
import type { Grants } from './htaccess';
import { isPlacedBySections, contextInside, isAllowed, placeViolation, type Context } from './context';
import { plainWordCount } from '../syntax/words';
import { ConfigNode, type Item } from './node';
import type { Problem } from './problem';
import { judgeSection } from './sections';
import { isSpecial, judgeSpecial } from './special';
import { judgeValues } from './values';
import type { World } from './world';

/** Which commands exist once everything is read. One object per set of modules. */
export interface Commands {
  readonly world: World;
  readonly modules: ReadonlySet<string>;
  /** Loaded modules whose directives nobody knows: an unknown directive may be theirs. */
  readonly uncatalogued: readonly string[];
  /** False where an included file could not be read: it may load any module. */
  readonly complete: boolean;
}

export function knows(commands: Commands, spec: DirectiveSpec): boolean {
  if (commands.world.modules === 'any' || (!commands.complete && !isOfOtherMpm(commands, spec))) return true;
  return spec.identifiers.some((identifier) => commands.modules.has(identifier));
}

/** Exactly one MPM runs: once one is loaded, no unread file can bring another. */
function isOfOtherMpm(commands: Commands, spec: DirectiveSpec): boolean {
  const isMpm = (identifier: string): boolean => catalog.modules.get(identifier)?.mpm === true;
  return spec.identifiers.length > 0 && spec.identifiers.every(isMpm) && [...commands.modules].some(isMpm);
}

/** Problems of the nodes of one level of a block, in httpd's order; files included at this level are not entered. */
export function walkItems(items: readonly Item[], context: Context, commands: Commands, chain: IfChain): Problem[] {
  const problems: Problem[] = [];
  for (const item of items) if (item instanceof ConfigNode) walkNode(item, context, commands, problems, chain);
  return problems;
}

const IF_KEYS: ReadonlySet<string> = new Set(['<if', '<elseif', '<else']);

/** Whether a level of these items has If sections of its own, so that it depends on the ones before. */
export function hasIfSections(items: readonly Item[]): boolean {
  return items.some((item) => item instanceof ConfigNode && IF_KEYS.has(item.key));
}

/** `<ElseIf>` and `<Else>` need an If before them in the same scope (ap_add_if_conf, server/core.c). */
export class IfChain {
  #last: string | undefined;

  judge(node: ConfigNode, problems: Problem[]): void {
    if (node.key !== '<if' && this.#last !== '<if' && this.#last !== '<elseif') {
      const message = '<Else> or <ElseIf> section without previous <If> or <ElseIf> section in same scope';
      problems.push(rejected('httpd/else-without-if', node, message));
    }
    this.#last = node.key;
  }
}

/** What Nonfatal forgives here: nothing inside <RequireAll> and its like, which set override bits of their own (add_authz_section). */
function nonfatal(node: ConfigNode, { world: { grants } }: Commands): Grants['nonfatal'] | undefined {
  if (grants === undefined) return undefined;
  for (const { key } of node.ancestors()) if (key.startsWith('<require')) return undefined;
  return grants.nonfatal;
}

/** One node and what it contains, with files included inside it. `chain`: the If sections of its level so far. */
function walkNode(node: ConfigNode, context: Context, commands: Commands, problems: Problem[], chain: IfChain): void {
  if (node.readTime) return;
  const spec = directive(node.key);
  if (spec === undefined || !knows(commands, spec)) {
    problems.push(...forgiven(nonfatal(node, commands)?.unknown, unknown(node, spec, commands), 'AH02296'));
    if (node.isSection) walkChildren(node, contextInside(node, context), commands, problems);
    return;
  }
  if (spec.execOnRead === true) {
    problems.push(skipped(node, spec));
    return;
  }
  const own = judge(node, spec, context, commands);
  const late = own.length === 0 ? own : own.filter((problem) => problem.data?.['afterChildren'] === true);
  for (const problem of own) if (!late.includes(problem)) problems.push(problem);
  if (node.isSection) walkChildren(node, contextInside(node, context), commands, problems);
  problems.push(...late);
  // ifsection walks what it holds before it looks for the section in front (server/core.c).
  if (IF_KEYS.has(node.key)) chain.judge(node, problems);
}

function walkChildren(node: ConfigNode, context: Context, commands: Commands, problems: Problem[]): void {
  const chain = new IfChain();
  const enter = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item instanceof ConfigNode) walkNode(item, context, commands, problems, chain);
      else enter(item.included.items);
    }
  };
  enter(node.children);
}

const NO_PROBLEMS: Problem[] = [];
Object.freeze(NO_PROBLEMS);

/** Words are only cut out where a quote, or the word itself, decides. */
function miscount(node: ConfigNode, spec: DirectiveSpec): string | undefined {
  const plain = spec.args === 'FLAG' ? undefined : plainWordCount(node.text, node.argsStart);
  if (plain !== undefined) return countProblem(spec.args, plain, (index) => (index < plain ? 'word' : ''));
  return countProblem(spec.args, node.words.length, (index) => node.words[index]?.value ?? '');
}

/** One directive: where it stands, how many words it takes, what the words say. httpd stops at the first of these. */
function judge(node: ConfigNode, spec: DirectiveSpec, context: Context, commands: Commands): Problem[] {
  const { world } = commands;
  // Nobody knows what a fragment stands in, but what stands in its sections; a .htaccess stands in its folder.
  const isPlaced = world.modules !== 'any' || world.scope === 'htaccess' || isPlacedBySections(node);
  if (isPlaced && !isAllowed(spec.where, context) && world.grants?.list.has(node.key) !== true) {
    const message = node.parent === undefined ? `${spec.name} not allowed here` : `${spec.name} not allowed in ${node.parent.name}> context`;
    return forgiven(nonfatal(node, commands)?.override, rejected('httpd/not-allowed-here', node, message, { spec, context }), 'AH02295');
  }
  if (spec.thirdParty === true && spec.args === 'RAW_ARGS') return [];
  if (node.isSection) {
    const violation = !isPlaced ? undefined : placeViolation(node, spec, context);
    if (violation !== undefined) return [rejected('httpd/not-allowed-here', node, violation, { spec, context })];
    return judgeSection(node, spec, commands);
  }
  const miscounted = spec.args === 'RAW_ARGS' ? undefined : miscount(node, spec);
  if (miscounted !== undefined) {
    const rule = spec.args === 'FLAG' ? 'httpd/not-on-off' : 'httpd/argument-count';
    return [rejected(rule, node, `${spec.registeredName ?? spec.name} ${miscounted}`, { spec })];
  }
  const violation = !isPlaced ? undefined : placeViolation(node, spec, context);
  if (violation !== undefined) return [rejected('httpd/not-allowed-here', node, violation, { spec, context })];
  if (spec.obsolete?.state === 'error') {
    // A stub: the name is registered so that its handler can refuse it.
    const { name, type } = spec;
    const stub = { removed: { name, type, replacement: spec.obsolete.replacement } };
    return [{ ...rejected('httpd/removed-directive', node, `${name} is no longer supported`, stub), at: node.namePlace }];
  }
  if (!isSpecial(node.key) && spec.values === undefined && spec.range === undefined) return NO_PROBLEMS;
  const heard = hearArguments(spec.args, node.words.map((word) => word.value));
  if (!heard.ok) return NO_PROBLEMS;
  const special = judgeSpecial(node, spec, heard.heard, context, commands);
  if (special !== undefined) return [...special];
  const value = judgeValues(spec, heard.heard);
  if (value === undefined) return [];
  const word = node.words[value.index];
  const problem = rejected(value.rule, node, value.message, { spec, ...value.data });
  return [word === undefined ? problem : { ...problem, at: node.place(word) }];
}

/** `AllowOverride Nonfatal=`: logged and passed over, not refused. */
function forgiven(nonfatal: boolean | undefined, problem: Problem, ah: string): Problem[] {
  return [nonfatal === true && problem.consequence === 'rejects' ? { ...problem, consequence: 'silent', ah } : problem];
}

export function rejected(rule: string, node: ConfigNode, message: string, data?: Problem['data']): Problem {
  const at = rule === 'httpd/not-allowed-here' ? node.namePlace : node.wholePlace;
  return { rule, phase: 'walk', consequence: 'rejects', at, line: node.site, node, message, ...(data === undefined ? {} : { data }) };
}

function unknown(node: ConfigNode, spec: DirectiveSpec | undefined, commands: Commands): Problem {
  const removed = catalog.removed.get(node.key);
  const message = `Invalid command '${node.name}', perhaps misspelled or defined by a module not included in the server configuration`;
  const base = { phase: 'walk', at: node.namePlace, line: node.site, node, message } as const;
  if (spec !== undefined) {
    const ofMpms = spec.identifiers.length > 0 && spec.identifiers.every((identifier) => catalog.modules.get(identifier)?.mpm === true);
    if (!ofMpms) return { ...base, rule: 'httpd/module-not-loaded', consequence: 'rejects', data: { spec } };
    const { assumedMpm } = commands.world;
    const assumes = assumedMpm === undefined ? undefined : [`${assumedMpm} is linked into httpd`];
    return { ...base, rule: 'mpm/wrong-mpm-directive', consequence: 'rejects', data: { spec }, ...(assumes === undefined ? {} : { assumes }) };
  }
  if (removed !== undefined && commands.uncatalogued.length === 0) {
    return { ...base, rule: 'httpd/removed-directive', consequence: 'rejects', data: { removed } };
  }
  if (commands.uncatalogued.length > 0) {
    const assumes = commands.uncatalogued.map((module) => `module ${module}: its directives are not known`);
    return { ...base, rule: 'httpd/unknown-directive', consequence: 'advice', assumes, data: { modules: commands.uncatalogued } };
  }
  const assumes = commands.complete ? {} : { assumes: ['the files that could not be read load no module that knows it'] };
  return { ...base, rule: 'httpd/unknown-directive', consequence: 'rejects', ...assumes };
}

/** ap_walk_config_sub passes over a read-time directive: "Once was enough?" — and over all it contains. */
function skipped(node: ConfigNode, spec: DirectiveSpec): Problem {
  return {
    rule: 'modules/used-before-load', phase: 'walk', consequence: 'silent', at: node.namePlace, line: node.site, node,
    message: `${node.name} stands above the LoadModule of its module`, data: { spec },
  };
}
