/**
 * Findings of rules that look at the whole configuration, kept while nothing they looked at has changed: an edit changes the
 * directives of one block, and most rules ask for others.
 */
import { sameList } from '../base/same-list';
import type { BlockRead } from '../httpd/config/memo';
import { ConfigNode } from '../httpd/config/node';
import type { Config } from '../httpd/config/config';
import type { Block } from '../httpd/syntax/source-file';
import type { Looked } from '../stack/recorder';
import type { Stack } from '../stack/stack';
import type { AnyPlace, Edit, Found } from './types';

/** What all rules see besides nodes. */
type Seen = Pick<Stack, 'complete' | 'assume' | 'around' | 'host'> & { readonly config: Config };

interface State {
  readonly parts: readonly BlockRead[];
  readonly seen: Seen;
}

interface Kept {
  readonly looked: Looked;
  readonly found: readonly Found[];
}

export class KeptFindings {
  #state: State | undefined;
  readonly #kept = new Map<string, Kept>();

  /** To be called before the rules run: what holds of the former findings. `parts`: the blocks in reading order. */
  update(parts: readonly BlockRead[], seen: Seen, nodesOf: (part: BlockRead) => readonly ConfigNode[]): void {
    const last = this.#state;
    this.#state = { parts, seen };
    const changed = last === undefined || !isSameWorld(last.seen, seen) ? undefined : changedKeys(last.parts, parts, nodesOf);
    if (changed === undefined) {
      this.#kept.clear();
      return;
    }
    const blocks = new Set(parts.map((part) => part.block));
    for (const [id, { looked, found }] of this.#kept) {
      if (looked.whole || intersects(looked.keys, changed) || !found.every((each) => isAlive(each, blocks))) this.#kept.delete(id);
    }
  }

  get(rule: string): readonly Found[] | undefined {
    return this.#kept.get(rule)?.found;
  }

  set(rule: string, kept: Kept): void {
    this.#kept.set(rule, kept);
  }
}

function isSameWorld(left: Seen, right: Seen): boolean {
  const { config: before } = left;
  const { config: after } = right;
  return before.world === after.world && before.commands === after.commands && left.complete === right.complete
    && sameSet(left.assume, right.assume) && sameSet(before.unread, after.unread)
    && left.around.complete === right.around.complete && sameList(left.around.files.map(({ source }) => source), right.around.files.map(({ source }) => source))
    && JSON.stringify(left.host) === JSON.stringify(right.host)
    && sameList(before.mpm.identifiers, after.mpm.identifiers)
    && before.environment.serverRoot === after.environment.serverRoot && sameSet(before.environment.defined, after.environment.defined)
    && sameList([...before.environment.variables.values()].map(({ name, value }) => `${name}=${value}`), [...after.environment.variables.values()].map(({ name, value }) => `${name}=${value}`))
    && sameList([...before.environment.macros.values()], [...after.environment.macros.values()])
    && sameList([...before.environment.modules.keys()], [...after.environment.modules.keys()]);
}

function sameSet(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>): boolean {
  return left.size === right.size && [...left].every((each) => right.has(each));
}

function intersects(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const key of right) if (left.has(key)) return true;
  return false;
}

/** Keys of the directives that are not what or not where they were; undefined: blocks changed their order. */
function changedKeys(before: readonly BlockRead[], after: readonly BlockRead[], nodesOf: (part: BlockRead) => readonly ConfigNode[]): ReadonlySet<string> | undefined {
  const olds = new Set(before);
  const news = new Set(after);
  const kept = before.filter((part) => news.has(part));
  if (!sameList(kept, after.filter((part) => olds.has(part)))) return undefined;
  const gone = signsOf(before, news, nodesOf);
  const come = signsOf(after, olds, nodesOf);
  let start = 0;
  while (start < gone.length && start < come.length && gone[start]!.text === come[start]!.text) start++;
  let end = 0;
  while (end < gone.length - start && end < come.length - start && gone.at(-1 - end)!.text === come.at(-1 - end)!.text) end++;
  return new Set([...gone.slice(start, gone.length - end), ...come.slice(start, come.length - end)].map(({ key }) => key));
}

interface Sign {
  readonly key: string;
  readonly text: string;
}

/** All that a node says and where it stands, for the blocks that are not among the others. */
function signsOf(parts: readonly BlockRead[], others: ReadonlySet<BlockRead>, nodesOf: (part: BlockRead) => readonly ConfigNode[]): Sign[] {
  const signs: Sign[] = [];
  let place = 0;
  for (const part of parts) {
    if (others.has(part)) place++;
    else for (const node of nodesOf(part)) signs.push({ key: node.key, text: `${place} ${part.file} ${signOf(node)}` });
  }
  return signs;
}

function signOf(node: ConfigNode): string {
  let sign = `${node.readTime ? 'read ' : ''}${node.site.via?.macro ?? ''}\0${node.text}\0${node.closing === undefined ? 'open' : ''}`;
  for (let guard = node.guard; guard !== undefined; guard = guard.parent) sign += `\0${guard.kind} ${guard.negated} ${guard.unknown} ${guard.argument}`;
  for (let parent = node.parent; parent !== undefined; parent = parent.parent) sign += `\0${parent.text}`;
  return sign;
}

/** Whether every place that a finding names is in a block that still stands there. */
function isAlive({ at, related, fixes, line }: Found, blocks: ReadonlySet<Block>): boolean {
  const stands = (place: AnyPlace): boolean => 'source' in place || blocks.has(place.block);
  const touches = (edit: Edit): boolean => (edit.kind === 'replace' ? stands(edit.at) : blocks.has(edit.line.block) && (edit.kind === 'removeLine' || edit.indent === undefined || blocks.has(edit.indent.block)));
  return stands(at) && (line === undefined || blocks.has(line.block)) && (related ?? []).every((each) => stands(each.at))
    && (fixes ?? []).every((fix) => fix.edits.every(touches));
}
