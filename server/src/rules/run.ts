/** Runs rules over a configuration: each node is visited once, and what is remembered costs nothing again. */
import { ConfigNode, type FileFold } from '../httpd/config/node';
import type { BlockRead } from '../httpd/config/memo';
import type { Config } from '../httpd/config/config';
import type { Problem } from '../httpd/config/problem';
import { MPM_KEYS } from '../httpd/mpm/directives';
import { CHILD_STATE_KEYS } from '../stack/child-state';
import { FRONT_KEYS } from '../stack/front-proxy';
import { GATEWAY_KEYS } from '../stack/gateway-connections';
import { SIGN_KEYS } from '../stack/lifetime-signs';
import { ROUTE_KEYS } from '../stack/php-routes';
import { SERVED_KEYS } from '../stack/php-sessions';
import { PROCESS_KEYS } from '../stack/process-limit';
import type { Around } from '../stack/around';
import type { HostFacts, Stack } from '../stack/stack';
import { Recorder, rememberedFor, watched } from '../stack/recorder';
import { KeptFindings } from './kept-findings';
import { NodeIndex } from './node-index';
import { onceForEachCause } from './causes';
import { phpGroupsOfHttpd } from './php-groups-httpd';
import type { ConfigRule, ConfigView, Finding, Found, LineRule, PhpRule, Rule, StackRule } from './types';

/** Remembers findings between runs over one root. A world that changed needs a new one. */
export class FindingMemo {
  readonly problems = new WeakMap<Problem, Finding | null>();
  readonly lines = new WeakMap<BlockRead, { readonly commands: unknown; readonly findings: readonly Finding[] }>();
  /** Runs of blocks by their first one. */
  readonly runs = new WeakMap<BlockRead, { readonly parts: readonly BlockRead[]; readonly index: NodeIndex }>();
  readonly kept = new KeptFindings();
}

/** Blocks that are indexed together: an edit costs one run. */
const RUN = 16;

export interface RunOptions {
  readonly rules: readonly Rule[];
  readonly complete: boolean;
  readonly assume: ReadonlySet<string>;
  readonly around: Around;
  readonly host: HostFacts;
  readonly memo: FindingMemo;
  /** Told of a rule that threw: our own bug, it costs this one rule. */
  readonly failed: (rule: string, error: unknown) => void;
}

/** All findings of a configuration, by rule and not yet filtered by settings or comments. */
export function runRules(config: Config, options: RunOptions): Finding[] {
  const { rules, memo } = options;
  const view = new View(config, options);
  const findings: Finding[] = [];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const problem of config.problems) {
    let finding = memo.problems.get(problem);
    if (finding === undefined) {
      const rule = byId.get(problem.rule);
      finding = rule?.scope === 'problem' ? guarded(rule, options, () => showProblem(rule.id, problem, rule.show(problem, view))) ?? null : null;
      memo.problems.set(problem, finding);
    }
    if (finding !== null) findings.push(finding);
  }
  const lineRules = new ByKey(rules.filter((rule): rule is LineRule => rule.scope === 'line'));
  for (const part of view.parts) {
    let known = memo.lines.get(part);
    if (known?.commands !== config.commands) {
      known = { commands: config.commands, findings: lineFindings(view.nodesOfPart(part), lineRules, view, options) };
      memo.lines.set(part, known);
    }
    for (const finding of known.findings) findings.push(finding);
  }
  memo.kept.update(view.parts, { config, ...view.surroundings }, (part) => view.nodesOfPart(part));
  for (const rule of rules) {
    if (rule.scope === 'config' || rule.scope === 'stack' || rule.scope === 'php') {
      for (const each of wholeFindings(rule, view, options)) findings.push({ ...each, rule: rule.id });
    }
  }
  return onceForEachCause(findings);
}

const phpGroups = rememberedFor((view: View) => phpGroupsOfHttpd(view));

/** Of rules that see the whole configuration: kept, or found anew. */
function wholeFindings(rule: ConfigRule | StackRule | PhpRule, view: View, options: RunOptions): readonly Found[] {
  const { kept } = options.memo;
  const known = kept.get(rule.id);
  if (known !== undefined) return known;
  const { value, looked } = view.recorder.record(() => guarded(rule, options, () => (rule.scope === 'php' ? phpGroups(view).flatMap((group) => [...rule.check(group)]) : [...rule.check(view)])));
  for (const key of rule.scope === 'php' ? [] : rule.on ?? []) looked.keys.add(key);
  // Who asks for nothing looks at lines.
  if (looked.keys.size === 0 && rule.scope !== 'stack') looked.whole = true;
  kept.set(rule.id, { looked, found: value ?? [] });
  return value ?? [];
}

function showProblem(rule: string, problem: Problem, found: Found | undefined): Finding | null {
  if (found === undefined) return null;
  return { ...found, rule, ...(problem.line === undefined ? {} : { line: problem.line }) };
}

function lineFindings(nodes: readonly ConfigNode[], rules: ByKey, view: View, options: RunOptions): Finding[] {
  const findings: Finding[] = [];
  for (const node of nodes) {
    for (const rule of rules.of(node.key)) {
      try {
        if (rule.when?.(node) === false) continue;
        for (const each of rule.check(node, view)) findings.push({ ...each, rule: rule.id });
      } catch (error) {
        options.failed(rule.id, error);
      }
    }
  }
  return findings;
}

function guarded<T>(rule: Rule, options: RunOptions, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    options.failed(rule.id, error);
    return undefined;
  }
}

class ByKey {
  readonly #always: readonly LineRule[];
  readonly #byKey = new Map<string, LineRule[]>();

  constructor(rules: readonly LineRule[]) {
    this.#always = rules.filter((rule) => rule.on === 'all');
    for (const rule of rules) {
      if (rule.on === 'all') continue;
      for (const key of rule.on) {
        const list = this.#byKey.get(key);
        if (list === undefined) this.#byKey.set(key, [...this.#always, rule]);
        else list.push(rule);
      }
    }
  }

  of(key: string): readonly LineRule[] {
    return this.#byKey.get(key) ?? this.#always;
  }
}

class View implements ConfigView, Stack {
  readonly config: Config;
  readonly recorder = new Recorder();
  readonly complete: boolean;
  readonly assume: ReadonlySet<string>;
  readonly around: Around;
  readonly host: HostFacts;
  readonly parts: readonly BlockRead[];
  readonly #memo: FindingMemo;
  readonly #wanted: ReadonlySet<string>;
  #indexes: readonly NodeIndex[] | undefined;
  readonly #asked = new Map<string, readonly ConfigNode[]>();

  constructor(config: Config, options: RunOptions) {
    this.config = watched(config, this.recorder);
    this.complete = options.complete;
    this.assume = options.assume;
    this.around = options.around;
    this.host = options.host;
    this.#memo = options.memo;
    this.#wanted = new Set([...STACK_KEYS, ...options.rules.flatMap((rule) => (rule.scope === 'config' || rule.scope === 'stack' ? rule.on ?? [] : []))]);
    this.parts = config.fold === undefined ? [] : partsOf(config.fold);
  }

  get surroundings(): Pick<Stack, 'complete' | 'assume' | 'around' | 'host'> {
    const { complete, assume, around, host } = this;
    return { complete, assume, around, host };
  }

  nodes(...keys: readonly string[]): readonly ConfigNode[] {
    this.recorder.asked(keys);
    const name = keys.join(' ');
    let nodes = this.#asked.get(name);
    if (nodes === undefined) {
      nodes = joined((this.#indexes ??= this.#buildIndex()).map((index) => index.of(keys, name)));
      this.#asked.set(name, nodes);
    }
    return nodes;
  }

  /** Every node of a block, sections entered; files included in it are parts of their own. */
  nodesOfPart(part: BlockRead): readonly ConfigNode[] {
    const nodes: ConfigNode[] = [];
    const enter = (items: BlockRead['items']): void => {
      for (const item of items) {
        if (!(item instanceof ConfigNode)) continue;
        nodes.push(item);
        enter(item.children);
      }
    };
    enter(part.items);
    return nodes;
  }

  #buildIndex(): readonly NodeIndex[] {
    const indexes: NodeIndex[] = [];
    if (this.config.fold !== undefined) this.#indexFile(this.config.fold, indexes);
    return indexes;
  }

  /** Blocks that include nothing are indexed in runs, each of which lives as long as its blocks do. */
  #indexFile({ parts }: FileFold, indexes: NodeIndex[]): void {
    for (let at = 0; at < parts.length; ) {
      const part = parts[at]!;
      if (part.included.length > 0) {
        this.#indexItems(part.items, indexes, undefined);
        at++;
        continue;
      }
      const run = [part];
      while (++at < parts.length && run.length < RUN && parts[at]!.included.length === 0 && !this.#memo.runs.has(parts[at]!)) run.push(parts[at]!);
      indexes.push(this.#indexRun(run));
    }
  }

  #indexRun(run: readonly BlockRead[]): NodeIndex {
    const known = this.#memo.runs.get(run[0]!);
    if (known !== undefined && known.parts.length === run.length && run.every((part, index) => part === known.parts[index])) return known.index;
    const index = new NodeIndex();
    for (const part of run) for (const node of this.nodesOfPart(part)) if (this.#wanted.has(node.key)) index.add(node);
    this.#memo.runs.set(run[0]!, { parts: run, index });
    return index;
  }

  /** A block that includes files: nodes and files in httpd's order, so that the last one wins. */
  #indexItems(items: BlockRead['items'], indexes: NodeIndex[], open: NodeIndex | undefined): NodeIndex | undefined {
    let current = open;
    for (const item of items) {
      if (!(item instanceof ConfigNode)) {
        this.#indexFile(item.included, indexes);
        current = undefined;
        continue;
      }
      if (this.#wanted.has(item.key)) {
        if (current === undefined) indexes.push((current = new NodeIndex()));
        current.add(item);
      }
      if (item.children.length > 0) current = this.#indexItems(item.children, indexes, current);
    }
    return current;
  }
}

function joined(lists: readonly (readonly ConfigNode[])[]): readonly ConfigNode[] {
  const some = lists.filter((list) => list.length > 0);
  return some.length === 1 ? some[0]! : ([] as ConfigNode[]).concat(...some);
}

/** Blocks of all files in reading order: an included file's blocks come before the rest of nothing but its block. */
function partsOf(fold: FileFold): BlockRead[] {
  const parts: BlockRead[] = [];
  const enter = (file: FileFold): void => {
    for (const part of file.parts) {
      parts.push(part);
      for (const included of part.included) enter(included);
    }
  };
  enter(fold);
  return parts;
}

/** Directives that questions of the stack ask about. */
const STACK_KEYS: readonly string[] = [...MPM_KEYS, ...SIGN_KEYS, ...GATEWAY_KEYS, ...CHILD_STATE_KEYS, ...FRONT_KEYS, ...PROCESS_KEYS, ...ROUTE_KEYS, ...SERVED_KEYS];

