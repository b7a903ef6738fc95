/** The configuration that httpd would run, and what it says to `httpd -t`. */
import { catalog } from '../catalog/catalog';
import { REMOVED_MODULES } from '../catalog/removed-modules';
import { LogicalLine } from '../syntax/logical-line';
import { Block, SourceFile } from '../syntax/source-file';
import { rootContext } from './context';
import { defaultLogProblem } from './default-log';
import type { Environment } from './environment';
import type { Files, Want } from './files';
import type { Frame } from './frames';
import { isIgnored } from './htaccess';
import { unanswered, unmet } from './needs';
import { contextInside } from './context';
import { FoldMemo, type BlockRead } from './memo';
import { ConfigNode, nodesOf, type FileFold, type Site } from './node';
import { findMpm, type MpmFound } from './mpm-module';
import { preConfigProblems } from './pre-config';
import type { Problem } from './problem';
import { Reader } from './reader';
import { hasIfSections, IfChain, walkItems, type Commands } from './walk';
import type { World } from './world';

export interface Config {
  readonly root: string;
  readonly world: World;
  /** The root file with everything it includes, in httpd's order; undefined when the root cannot be read. */
  readonly fold: FileFold | undefined;
  /** Everything that was found, in the order httpd would meet it. */
  readonly problems: readonly Problem[];
  /** The environment after the last line. */
  readonly environment: Environment;
  readonly commands: Commands;
  readonly mpm: MpmFound;
  /** The problem httpd stops at, if the test fails. */
  readonly firstError: Problem | undefined;
  readonly assumes: readonly string[];
  readonly wants: readonly Want[];
  /** Include targets that could not be read: what they hold is unknown. */
  readonly unread: ReadonlySet<string>;
  /** Paths that were asked for, found or not. */
  readonly consulted: ReadonlySet<string>;
}

/** Remembers between folds of one root in one world. */
export class ConfigMemo {
  readonly fold = new FoldMemo();
  readonly walked = new WeakMap<BlockRead, Walked>();
  commands: Commands | undefined;
  /** Good for one revision of the files. */
  outside: Outside | undefined;
}

interface Walked {
  readonly commands: Commands;
  readonly hasIfSections: boolean;
  readonly problems: readonly Problem[];
}

/** What was asked of the files, and what their answers left of the problems of each block. */
interface Outside {
  readonly revision: number;
  readonly serverRoot: string;
  readonly consulted: Set<string>;
  readonly left: WeakMap<Walked, readonly Problem[]>;
}

/**
 * Folds a root. Never fails: what is wrong is in `problems`. Call again when `wants` are answered.
 * @param root server path of the root file
 */
export function foldConfig(root: string, world: World, files: Files, memo: ConfigMemo): Config {
  const watch = new Watch(files, memo);
  const frame: Frame = memo.fold.rootFrame(root);
  const start = startEnvironment(world);
  const reader = new Reader(world, watch, memo.fold, start, frame);
  const source = isIgnored(world) ? undefined : watch.read(root);
  const fold = source instanceof SourceFile ? reader.readFile(root, source, undefined) : undefined;
  const environment = reader.environment.finish();
  const commands = commandsOf(world, environment, reader.unread.size === 0, memo);
  // What is nowhere is shown at the first line, and only where everything could be read.
  const first = commands.complete ? startOf(fold) : undefined;
  const mpm = findMpm(world, environment, first);
  const problems: Problem[] = [];
  if (fold !== undefined) {
    collectRead(fold, problems);
    problems.push(...mpm.problems, ...preConfigProblems(world, environment, mpm));
    const walked: Problem[] = [];
    collectWalk(fold, { commands, memo, outside: watch.outside(environment.serverRoot), files: watch }, walked, new IfChain());
    for (const problem of unmet(walked, fold, environment.serverRoot, watch)) problems.push(problem);
    problems.push(...defaultLogProblem(world, fold, environment.serverRoot, first, watch));
  }
  const assumes = new Set([...reader.assumes, ...assumptions(world, commands)]);
  return {
    root, world, fold, problems, environment, commands, mpm,
    firstError: firstError(problems, world),
    assumes: [...assumes], wants: watch.wants, unread: reader.unread, consulted: watch.consulted,
  };
}

/** All nodes in httpd's order, sections entered, included files opened. */
export function* allNodes(fold: FileFold): Generator<ConfigNode> {
  for (const node of nodesOf(fold.items)) yield* withChildren(node);
}

function* withChildren(node: ConfigNode): Generator<ConfigNode> {
  yield node;
  if (node.children.length > 0) for (const child of nodesOf(node.children)) yield* withChildren(child);
}

function startEnvironment(world: World): Environment {
  return {
    serverRoot: world.serverRoot,
    modules: new Map(world.staticModules.map((identifier) => [identifier, undefined])),
    defined: new Set(world.defines),
    variables: new Map(),
    macros: new Map(),
  };
}

function commandsOf(world: World, environment: Environment, complete: boolean, memo: ConfigMemo): Commands {
  const modules = new Set(environment.modules.keys());
  const known = memo.commands;
  if (known?.world === world && known.complete === complete && known.modules.size === modules.size && [...modules].every((module) => known.modules.has(module))) return known;
  const uncatalogued = [...modules].filter((module) => !catalog.modules.has(module) && !Object.hasOwn(REMOVED_MODULES, module));
  memo.commands = { world, modules, uncatalogued, complete };
  return memo.commands;
}

function collectRead(fold: FileFold, problems: Problem[]): void {
  const take = (events: BlockRead['events']): void => {
    for (const event of events) {
      if ('included' in event) collectRead(event.included, problems);
      else problems.push(event);
    }
  };
  for (const part of fold.parts) if (part.events.length > 0) take(part.events);
  take(fold.endEvents);
}

interface Walk {
  readonly commands: Commands;
  readonly memo: ConfigMemo;
  readonly outside: Outside;
  readonly files: Watch;
}

function collectWalk(fold: FileFold, walk: Walk, problems: Problem[], chain: IfChain): void {
  const { commands, memo, outside } = walk;
  for (const part of fold.parts) {
    let walked = memo.walked.get(part);
    // A level with If sections depends on the If before it, which may stand in another block: it is walked anew.
    if (walked === undefined || walked.commands !== commands || walked.hasIfSections) {
      walked = { commands, hasIfSections: hasIfSections(part.items), problems: walkItems(part.items, contextOf(part, commands.world), commands, chain) };
      memo.walked.set(part, walked);
    }
    const left = outside.left.get(walked) ?? leftOf(walked, walk);
    if (part.included.length === 0) {
      for (const problem of left) problems.push(problem);
      continue;
    }
    interleave(part, left, walk, problems, chain);
  }
}

/** What no file answers, kept if all answers are there. */
function leftOf(walked: Walked, { outside, files }: Walk): readonly Problem[] {
  const { wanted } = files;
  const left = unanswered(walked.problems, outside.serverRoot, files);
  if (files.wanted === wanted) outside.left.set(walked, left);
  return left;
}

/** Included files at the top of a block are walked block by block, between the nodes they stand between. */
function interleave(
  part: BlockRead, own: readonly Problem[], walk: Walk, problems: Problem[], chain: IfChain,
): void {
  const order = new Map<ConfigNode, number>();
  part.items.forEach((item, index) => {
    if (item instanceof ConfigNode) for (const node of withChildren(item)) order.set(node, index);
  });
  let next = 0;
  const upTo = (index: number): void => {
    while (next < own.length && (own[next]!.node === undefined || (order.get(own[next]!.node!) ?? 0) < index)) problems.push(own[next++]!);
  };
  part.items.forEach((item, index) => {
    if (item instanceof ConfigNode) return;
    upTo(index);
    collectWalk(item.included, walk, problems, chain);
  });
  upTo(Infinity);
}

function contextOf(part: BlockRead, world: World) {
  const sections: ConfigNode[] = [];
  for (let node = part.frameIn.node; node !== undefined; node = node.parent) sections.unshift(node);
  return sections.reduce((context, section) => contextInside(section, context), rootContext(world));
}

/** The first line of the root; of an empty file, an empty line. */
function startOf(fold: FileFold | undefined): Site | undefined {
  if (fold === undefined) return undefined;
  const block = fold.parts[0]?.block ?? EMPTY_BLOCK;
  return { file: fold.file, block, line: block.lines[0]! };
}

const EMPTY_BLOCK = new Block([new LogicalLine('', undefined, [], 1)]);

const PHASES = ['read', 'mpm', 'pre', 'walk', 'check'] as const;

/** A variable that the real environment may set makes the rest of its line a guess. */
function isGuess({ assumes, node }: Problem, world: World): boolean {
  return assumes !== undefined || world.environmentAssumed === true && node?.text.includes('${') === true;
}

function firstError(problems: readonly Problem[], world: World): Problem | undefined {
  for (const phase of PHASES) {
    const found = problems.find((problem) => problem.phase === phase && problem.consequence === 'rejects' && !isGuess(problem, world));
    if (found !== undefined) return found;
  }
  return undefined;
}

function assumptions(world: World, commands: Commands): string[] {
  const assumed = commands.uncatalogued.map((module) => `module ${module}: its directives are not known`);
  if (world.modules === 'loaded' && world.staticModules.length > 0) assumed.unshift(`static modules of the ${world.profile} profile`);
  return assumed;
}

/** Files with a notebook: what was asked, and what nobody has answered yet. */
class Watch implements Files {
  readonly #files: Files;
  readonly #memo: ConfigMemo;
  readonly #wants = new Map<string, Want>();
  readonly consulted: Set<string>;

  constructor(files: Files, memo: ConfigMemo) {
    this.#files = files;
    this.#memo = memo;
    this.consulted = memo.outside?.revision === files.revision ? memo.outside.consulted : new Set();
  }

  get revision(): number {
    return this.#files.revision;
  }

  get wants(): readonly Want[] {
    return [...this.#wants.values()];
  }

  get wanted(): number {
    return this.#wants.size;
  }

  /** What holds for the files as they are, and for relative paths that lie below the folder. */
  outside(serverRoot: string): Outside {
    const known = this.#memo.outside;
    if (known?.revision === this.revision && known.serverRoot === serverRoot) return known;
    this.#memo.outside = { revision: this.revision, serverRoot, consulted: this.consulted, left: new WeakMap() };
    return this.#memo.outside;
  }

  read(path: string): ReturnType<Files['read']> {
    return this.#note('file', path, this.#files.read(path));
  }

  list(path: string): ReturnType<Files['list']> {
    return this.#note('directory', path, this.#files.list(path));
  }

  stat(path: string): ReturnType<Files['stat']> {
    return this.#note('stat', path, this.#files.stat(path));
  }

  certain(path: string): boolean {
    return this.#files.certain(path);
  }

  #note<T>(kind: Want['kind'], path: string, answer: T): T {
    this.consulted.add(path);
    if (answer === 'unasked') this.#wants.set(`${kind} ${path}`, { kind, path });
    return answer;
  }
}
