/** Runs the statements of a lighttpd.conf and of what it includes, as the actions of configparser.y do. */
import type { OpenedText, TextFiles } from '../base/reading';
import type { Span } from '../base/span';
import { placeIn, rememberedByText, type TextPlace } from '../base/text-file';
import { compareKey, refusedValue, simplified } from './conditions';
import { Context, type Setting } from './context';
import { NEWEST_LIGHTTPD } from './keys';
import { includePath, openInclude } from './include-paths';
import { parse } from './parse';
import type { Assignment, Branch, Condition, Conditional, Dropped, Expression, Include, LighttpdTree, Statement, Value } from './tree';
import type { Token } from './tokens';
import { itemOf, merge, readInteger, textOf, type Data, type Item } from './values';

export type ProblemKind =
  | 'token' | 'unfinished' | 'duplicate' | 'undefined-variable' | 'undefined-environment' | 'environment-assigned' | 'merge' | 'number' | 'array-key'
  | 'operand' | 'condition-field' | 'condition-value' | 'unreachable-else' | 'conditional-in-global' | 'include-missing' | 'include-depth';

/** What ends lighttpd's reading, with its own message. */
export interface EvaluationProblem {
  readonly kind: ProblemKind;
  readonly at: TextPlace;
  readonly message: string;
  /** The assignment or block that it collides with. */
  readonly other?: TextPlace;
}

/** With the offset up to which lighttpd has to read before it says so. */
interface Noted extends EvaluationProblem {
  readonly read: number;
}

export interface DroppedAt extends Dropped {
  readonly of: OpenedText;
}

export interface Evaluation {
  /** The root first; a file once for each opening. */
  readonly files: readonly OpenedText[];
  readonly contexts: readonly Context[];
  /** In the order of reading. lighttpd stops at the first one. */
  readonly problems: readonly EvaluationProblem[];
  readonly dropped: readonly DroppedAt[];
  /** False where a command, an unread file or the environment leaves something open: then absence says nothing. */
  readonly complete: boolean;
  readonly release: number;
}

export interface EvaluationSource {
  readonly root: OpenedText;
  readonly files: TextFiles;
  /** The release that reads it, `69` for 1.4.69; the newest unless it is given. */
  readonly release?: number;
  /** Whether other files include this one: what it does not say may stand there. */
  readonly isPart?: boolean;
  /** The folder that lighttpd is started in, where includes that begin with a dot begin. */
  readonly directory?: string;
  /** A variable of the environment; undefined: it is not set. Not given: nobody knows the environment. */
  readonly environment?: (name: string) => string | undefined;
}

const trees = rememberedByText(() => new Map<number, LighttpdTree>());

/** The tree of a text as a release reads it, made once. */
export function treeOf(source: OpenedText['source'], release = NEWEST_LIGHTTPD): LighttpdTree {
  const known = trees(source);
  let tree = known.get(release);
  if (tree === undefined) known.set(release, (tree = parse(source.text, release)));
  return tree;
}

const MAX_DEPTH = 64;

export function evaluate(source: EvaluationSource): Evaluation {
  const run = new Run(source);
  run.file(source.root, 0);
  return run;
}

class Run implements Evaluation {
  readonly files: OpenedText[] = [];
  readonly contexts: Context[] = [];
  readonly problems: Noted[] = [];
  readonly dropped: DroppedAt[] = [];
  complete: boolean;
  readonly release: number;
  readonly #source: EvaluationSource;
  readonly #byKey = new Map<string, Context>();
  readonly #stack: Context[] = [];
  #current: Context;
  #of: OpenedText;

  constructor(source: EvaluationSource) {
    this.#source = source;
    this.complete = source.isPart !== true;
    this.release = source.release ?? NEWEST_LIGHTTPD;
    this.#of = source.root;
    this.#current = this.#new(new Context({ index: 0, parent: undefined, of: source.root, key: 'global' }));
  }

  file(of: OpenedText, depth: number): void {
    const before = this.#of;
    this.#of = of;
    this.files.push(of);
    const tree = treeOf(of.source, this.release);
    for (const dropped of tree.dropped) this.dropped.push({ ...dropped, of });
    const count = this.problems.length;
    this.#statements(tree.statements, depth);
    if (tree.error !== undefined) {
      // What stands on the line of the error or after it was never run.
      const line = tree.error.kind === 'token' ? of.source.lineSpan(of.source.position(tree.error.start).line).start : Infinity;
      const ran = this.problems.slice(count).filter(({ at, read }) => at.source !== of.source || read < line);
      this.problems.splice(count, Infinity, ...ran);
      this.#refuse(tree.error.kind, tree.error, tree.error.message);
      this.complete = false;
    }
    this.#of = before;
  }

  #new(context: Context): Context {
    this.contexts.push(context);
    this.#byKey.set(context.key, context);
    context.parent?.children.push(context);
    return context;
  }

  #refuse(kind: ProblemKind, at: Span, message: string, other?: TextPlace, read = at.end): void {
    this.problems.push({ kind, at: placeIn(this.#of, at), message, read, ...(other === undefined ? {} : { other }) });
  }

  #statements(statements: readonly Statement[], depth: number): void {
    for (const statement of statements) {
      if (statement.kind === 'assignment') this.#assign(statement);
      else if (statement.kind === 'conditional') this.#conditional(statement, depth);
      else if (statement.kind === 'global') this.#inside(this.contexts[0]!, statement, () => this.#statements(statement.statements, depth));
      else this.#include(statement, depth);
    }
  }

  #inside(context: Context, at: Span, run: () => void): void {
    if (this.#stack.length > 0 && this.#current.index === 0) {
      this.#refuse('conditional-in-global', { start: at.start, end: at.start + 1 }, 'Cannot use conditionals inside a global { ... } block');
    }
    this.#stack.push(this.#current);
    this.#current = context;
    run();
    this.#current = this.#stack.pop()!;
  }

  #assign(node: Assignment): void {
    const value = this.#expression(node.value);
    const { settings } = this.#current;
    const key = node.name.toLowerCase();
    if (node.name.startsWith('env.')) {
      const verb = node.operator === '+=' ? 'Appending' : 'Setting';
      this.#refuse('environment-assigned', node.key, `${verb} env variable is not supported in conditional ${this.#current.index} ${this.#current.key}: ${node.name}`, undefined, node.end);
      return;
    }
    const known = settings.get(key);
    const set = (data: Data): void => void settings.set(key, { name: known?.name ?? node.name, value: data, assignment: node, of: this.#of });
    if (node.operator === ':=') return set(value);
    if (node.operator === '=') {
      if (known === undefined) return set(value);
      this.#refuse('duplicate', node.key, `Duplicate config variable in conditional ${this.#current.index} ${this.#current.key}: ${node.name}`, placeIn(known.of, known.assignment.key), node.end);
      return;
    }
    const before = this.#lookUp(key);
    if (before === undefined) return set(value);
    const merged = merge(before, value);
    if (typeof merged === 'string') this.#refuse('merge', node.value, merged, undefined, node.end);
    else set(merged);
  }

  /** The innermost block's first: what a block sets hides what is set around it. */
  #lookUp(key: string): Data | undefined {
    const known = this.#current.effective(key);
    if (known !== undefined) return known.value;
    const { root, directory } = this.#source;
    // Both are there from the start (config_vars_init).
    const at = placeIn(root, { start: 0, end: 0 });
    if (key === 'var.cwd') return directory === undefined ? { type: 'unknown', at } : { type: 'string', text: directory, at };
    if (key === 'var.pid') return { type: 'unknown', at };
    return undefined;
  }

  #expression({ operands, start, end }: Expression): Data {
    let data: Data | undefined;
    for (const operand of operands) {
      const next = this.#value(operand);
      const merged: Data | string = data === undefined ? next : merge(data, next);
      if (typeof merged === 'string') {
        this.#refuse('merge', operand, merged);
        return { type: 'unknown', at: placeIn(this.#of, operand) };
      }
      data = merged;
    }
    return { ...data!, at: placeIn(this.#of, { start, end }) };
  }

  #value(value: Value): Data {
    const at = placeIn(this.#of, value);
    if (value.kind === 'string') return { type: 'string', text: value.value, at };
    if (value.kind === 'array') return { type: 'array', items: this.#items(value.elements), at };
    if (value.kind === 'integer') {
      const number = readInteger(value.digits);
      if (number === undefined) this.#refuse('number', value, `error parsing number: '${value.digits}'`);
      return number === undefined ? { type: 'unknown', at } : { type: 'integer', number, at };
    }
    if (value.name.startsWith('env.')) return this.#environment(value.name.slice(4), at);
    const known = this.#lookUp(value.name.toLowerCase());
    if (known === undefined && this.complete) this.#refuse('undefined-variable', value, `Undefined config variable: ${value.name}`);
    return known === undefined ? { type: 'unknown', at } : { ...known, at };
  }

  #environment(name: string, at: TextPlace): Data {
    const { environment } = this.#source;
    if (environment === undefined) return { type: 'unknown', at };
    const text = environment(name);
    if (text !== undefined) return { type: 'string', text, at };
    this.#refuse('undefined-environment', at, `Undefined env variable: ${name}`);
    return { type: 'unknown', at };
  }

  #items(elements: readonly { readonly key: Expression | undefined; readonly value: Expression }[]): Item[] {
    const items: Item[] = [];
    for (const element of elements) {
      const keyData = element.key === undefined ? undefined : this.#stringOf(element.key);
      const value = this.#expression(element.value);
      const at = placeIn(this.#of, element.key ?? element.value);
      const known = keyData === undefined ? undefined : itemOf(items, keyData);
      if (known !== undefined) this.#refuse('array-key', element.key!, `Error: duplicate array-key: ${keyData}. Please get rid of the duplicate entry.`, known.at);
      else items.push({ key: keyData, at, value });
    }
    return items;
  }

  /** A string where the grammar wants one; an array is refused (`stringop`). */
  #stringOf(expression: Expression): string | undefined {
    const data = this.#expression(expression);
    if (data.type === 'array') this.#refuse('operand', expression, 'operand must be string');
    return textOf(data);
  }

  #conditional({ branches }: Conditional, depth: number): void {
    let previous: Context | undefined;
    for (const branch of branches) {
      const context = branch.condition === undefined ? this.#elseContext(branch) : this.#context(branch, branch.condition);
      this.#inside(context, branch, () => this.#statements(branch.statements, depth));
      if (context.isElse && previous !== undefined) this.#renameElse(context, previous, branch);
      const at = branch.condition ?? { start: branch.start, end: branch.start + 1 };
      if (previous !== undefined && previous.index >= context.index) this.#refuse('unreachable-else', at, 'unreachable else condition');
      else if (previous?.isElse === true) this.#refuse('unreachable-else', at, 'unreachable condition following else catch-all');
      else if (previous !== undefined) context.previous = previous;
      previous = context;
    }
  }

  #context(branch: Branch, condition: Condition): Context {
    const field = this.#stringOf(condition.field);
    const right = this.#expression(condition.value);
    if (right.type !== 'string' && right.type !== 'unknown') this.#refuse('operand', condition.value, 'rvalue must be string');
    const written = right.type === 'string' ? right.text : undefined;
    const object = condition.object.value;
    const key = field === undefined ? undefined : compareKey(object, field);
    const { operator, value } = written === undefined ? { operator: condition.operator, value: undefined } : simplified(condition.operator, key, written);
    const path = `${this.#current.key} / $${object}["${field ?? '?'}"] ${operator} "${value ?? '?'}"`;
    const known = value === undefined || field === undefined ? undefined : this.#byKey.get(path);
    if (known !== undefined) return known;
    if (key === undefined && field !== undefined) this.#refuse('condition-field', condition.field, `error comp_key $${object}["${field}"] ${operator} "${value ?? ''}"`);
    const refused = key === undefined || value === undefined ? undefined : refusedValue(key, operator, value);
    if (refused !== undefined) this.#refuse('condition-value', condition.value, refused);
    const tested = { object, field: field ?? '', key: key ?? 'request-header', operator, value } as const;
    return this.#new(new Context({ index: this.contexts.length, parent: this.#current, condition: tested, branch, of: this.#of, key: path }));
  }

  #elseContext(branch: Branch): Context {
    const key = `${this.#current.key} / else_tmp_token`;
    return this.#new(new Context({ index: this.contexts.length, parent: this.#current, isElse: true, branch, of: this.#of, key }));
  }

  // An `else` is kept under the opposite of the condition before it, and may not be there already.
  #renameElse(context: Context, previous: Context, branch: Branch): void {
    if (previous.condition === undefined) return;
    const { object, field, operator, value } = previous.condition;
    const opposite = operator === '!=' ? '==' : operator === '!~' ? '=~' : operator === '==' ? '!=' : `!${operator.slice(1)}`;
    this.#byKey.delete(context.key);
    // The operator is looked for at a distance from the end that the brackets, which lighttpd takes off, make wrong.
    const isMisplaced = previous.condition.key === 'remote-ip' && value?.startsWith('[') === true;
    context.key = isMisplaced ? `${context.key} ${context.index}` : `${previous.parent?.key ?? ''} / $${object}["${field}"] ${opposite} "${value ?? '?'}"`;
    if (value !== undefined && this.#byKey.has(context.key)) this.#refuse('unreachable-else', { start: branch.start, end: branch.start + 1 }, 'unreachable else condition');
    else this.#byKey.set(context.key, context);
  }

  #include(node: Include, depth: number): void {
    const target = this.#stringOf(node.target);
    if (node.kind === 'include_shell' || target === undefined) {
      // The command is never run: what it prints may be anything, but for two of Debian's, of which that much is known.
      if (target?.startsWith('/usr/share/lighttpd/create-mime.conf.pl') === true) this.#current.settings.set('mimetype.assign', mimeTypes(node, this.#of));
      else if (target?.startsWith('/usr/share/lighttpd/use-ipv6.pl') !== true) this.complete = false;
      return;
    }
    const path = includePath(this.#source.root.path, target, this.#source.directory);
    const opened = path === undefined ? 'unknown' : openInclude(path, this.#source.files);
    if (opened === 'directory') this.#refuse('include-missing', node.target, `opening configfile ${path} failed: Is a directory`);
    else if (opened === 'missing') this.#refuse('include-missing', node.target, `include file not found: ${path}`);
    else if (opened === 'unknown') this.complete = false;
    else if (depth >= MAX_DEPTH) this.#refuse('include-depth', node.target, 'the files include each other');
    else for (const file of opened) this.file(file, depth + 1);
  }
}

/** Debian's list of types: it has nothing but this one setting. */
function mimeTypes({ target }: Include, of: OpenedText): Setting {
  const name = 'mimetype.assign';
  const key: Token = { kind: 'LKEY', value: name, start: target.start, end: target.end };
  const assignment: Assignment = { kind: 'assignment', start: target.start, end: target.end, key, name, operator: '=', operatorSpan: target, value: target };
  return { name, value: { type: 'unknown', at: placeIn(of, target) }, assignment, of };
}
