/** Tables of an LALR(1) parser, with the default reductions that lemon (lighttpd's parser generator) gives a state. */
import { END, type GrammarRule } from './grammar';

export interface State {
  /** State to go to, by token or by the left side of a reduced rule. */
  readonly goto: ReadonlyMap<string, number>;
  /** Rule to reduce by, by the next token. */
  readonly reduce: ReadonlyMap<string, number>;
  /** What is reduced whatever comes next: the rule with most tokens (CompressTables of lemon.c). */
  readonly fallback: number | undefined;
}

interface Building {
  /** Tokens that may follow, by `rule:dot`. */
  readonly items: Map<string, Set<string>>;
  readonly goto: Map<string, number>;
}

/** Builds the states; the first one is the start. The grammar's first rule is the start rule. */
export function lalrStates(rules: readonly GrammarRule[]): readonly State[] {
  const lefts = new Set(rules.map(({ left }) => left));
  const first = firstSets(rules, lefts);
  const states: Building[] = [];
  const byCore = new Map<string, number>();
  const queue: number[] = [];
  const add = (kernel: Map<string, Set<string>>): number => {
    const core = [...kernel.keys()].sort().join(' ');
    let index = byCore.get(core);
    if (index === undefined) {
      index = states.push({ items: new Map(), goto: new Map() }) - 1;
      byCore.set(core, index);
    }
    const { items } = states[index]!;
    let grew = items.size === 0;
    for (const [item, follow] of kernel) {
      const known = items.get(item) ?? new Set();
      for (const token of follow) if (!known.has(token)) grew = Boolean(known.add(token));
      items.set(item, known);
    }
    if (grew) queue.push(index);
    return index;
  };
  add(new Map([['0:0', new Set([END])]]));
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const state = states[index]!;
    close(state.items, rules, lefts, first);
    const kernels = new Map<string, Map<string, Set<string>>>();
    for (const [item, follow] of state.items) {
      const { rule, dot } = readItem(item);
      const symbol = rules[rule]!.right[dot];
      if (symbol === undefined) continue;
      if (!kernels.has(symbol)) kernels.set(symbol, new Map());
      kernels.get(symbol)!.set(`${rule}:${dot + 1}`, new Set(follow));
    }
    for (const [symbol, kernel] of kernels) state.goto.set(symbol, add(kernel));
  }
  return states.map((state) => finish(state, rules));
}

function readItem(item: string): { rule: number; dot: number } {
  const [rule, dot] = item.split(':').map(Number);
  return { rule: rule!, dot: dot! };
}

function firstSets(rules: readonly GrammarRule[], lefts: ReadonlySet<string>): (symbols: readonly string[], follow: ReadonlySet<string>) => Set<string> {
  const sets = new Map([...lefts].map((left) => [left, new Set<string>()]));
  const empty = new Set<string>();
  const walk = (symbols: readonly string[], into: Set<string>): boolean => {
    for (const symbol of symbols) {
      for (const token of sets.get(symbol) ?? [symbol]) into.add(token);
      if (!empty.has(symbol)) return false;
    }
    return true;
  };
  for (let grew = true; grew;) {
    grew = false;
    for (const { left, right } of rules) {
      const set = sets.get(left)!;
      const before = set.size + empty.size;
      if (walk(right, set)) empty.add(left);
      grew ||= set.size + empty.size > before;
    }
  }
  return (symbols, follow) => {
    const set = new Set<string>();
    if (walk(symbols, set)) for (const token of follow) set.add(token);
    return set;
  };
}

function close(items: Map<string, Set<string>>, rules: readonly GrammarRule[], lefts: ReadonlySet<string>, first: ReturnType<typeof firstSets>): void {
  const queue = [...items.keys()];
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
    const { rule, dot } = readItem(item);
    const symbol = rules[rule]!.right[dot];
    if (symbol === undefined || !lefts.has(symbol)) continue;
    const follow = first(rules[rule]!.right.slice(dot + 1), items.get(item)!);
    rules.forEach(({ left }, index) => {
      if (left !== symbol) return;
      const key = `${index}:0`;
      const known = items.get(key) ?? new Set();
      const before = items.has(key) ? known.size : -1;
      for (const token of follow) known.add(token);
      items.set(key, known);
      if (known.size > before) queue.push(key);
    });
  }
}

function finish({ items, goto }: Building, rules: readonly GrammarRule[]): State {
  const reduce = new Map<string, number>();
  const counts = new Map<number, number>();
  for (const [item, follow] of items) {
    const { rule, dot } = readItem(item);
    if (dot < rules[rule]!.right.length || rule === 0) continue;
    for (const token of follow) reduce.set(token, rule);
    counts.set(rule, follow.size);
  }
  const [best] = [...counts].sort(([left, most], [right, more]) => more - most || left - right);
  return { goto, reduce, fallback: best?.[0] };
}
