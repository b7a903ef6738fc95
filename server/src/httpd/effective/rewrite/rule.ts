/** RewriteRule and RewriteCond as mod_rewrite keeps them: cmd_rewriterule and cmd_rewritecond (mod_rewrite.c). */
import type { ConfigNode } from '../../config/node';
import { rewriteArguments, rewriteFlags, type RewriteFlag, type RewriteWord } from '../../syntax/rewrite';

/** What a condition compares, by the name of the operator; `regex` where none is written. */
export type ConditionTest = 'regex' | 'expr' | '-f' | '-s' | '-d' | '-x' | '-h' | '-U' | '-F' | '<' | '<=' | '=' | '>' | '>=' | '-lt' | '-le' | '-eq' | '-gt' | '-ge';

export interface RewriteCondition {
  readonly node: ConfigNode;
  readonly input: string;
  readonly test: ConditionTest;
  /** Without `!` and operator. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly ignoreCase: boolean;
  readonly orNext: boolean;
}

export interface RewriteRule {
  readonly node: ConfigNode;
  readonly pattern: string;
  readonly negated: boolean;
  readonly output: string;
  readonly conditions: readonly RewriteCondition[];
  /** Short names in lower case: `l`, `qsa`, `unsafeallow3f`. */
  readonly flags: ReadonlySet<string>;
  /** `-`, or a status that leaves nothing to write. */
  readonly isMatchOnly: boolean;
  /** The status of F, G and R; 302 where none is named. */
  readonly status: number;
  /** A status that is no redirect is the answer. */
  readonly isStatus: boolean;
  readonly skip: number;
  readonly rounds: number;
  readonly environment: readonly string[];
  readonly handler: string | undefined;
  /** Characters of B= and BNE=. */
  readonly escapes: string | undefined;
  readonly spares: string | undefined;
  /** How a question mark in the substitution is meant: the query ends up empty, or begins at the last one. */
  readonly query: 'none' | 'last' | 'first';
}

/** REWRITE_MAX_ROUNDS. */
const MAX_ROUNDS = 32_000;

const SHORT: Readonly<Record<string, string>> = {
  backrefescaping: 'b', backrefernoplus: 'bnp', chain: 'c', cookie: 'co', dpi: 'dpi', discardpath: 'dpi', d: 'dpi', env: 'e', forbidden: 'f', gone: 'g', handler: 'h', last: 'l',
  noescape: 'ne', next: 'n', nosubreq: 'ns', nocase: 'nc', proxy: 'p', passthrough: 'pt', qsappend: 'qsa', qsdiscard: 'qsd', qslast: 'qsl', redirect: 'r', skip: 's', type: 't',
};

const STATUS: Readonly<Record<string, number>> = { permanent: 301, temp: 302, seeother: 303 };

/** The rules of a section in their order, each with the conditions before it. Lines that httpd refuses are left out. */
export function rulesOf(nodes: readonly ConfigNode[]): RewriteRule[] {
  const rules: RewriteRule[] = [];
  let conditions: RewriteCondition[] = [];
  for (const node of nodes) {
    if (node.key === 'rewritecond') conditions.push(...conditionOf(node));
    if (node.key !== 'rewriterule') continue;
    rules.push(...ruleOf(node, conditions));
    conditions = [];
  }
  return rules;
}

function ruleOf(node: ConfigNode, conditions: readonly RewriteCondition[]): RewriteRule[] {
  const words = rewriteArguments(node.text, node.argsStart);
  if (words === undefined) return [];
  const list = flagsOf(words.flags);
  const flags = new Set(list.map(({ name }) => name));
  if (flags.has('bctls')) flags.add('b');
  const value = (name: string): string | undefined => list.filter((flag) => flag.name === name).at(-1)?.value;
  const { status, isStatus } = statusOf(list);
  const negated = words.first.value.startsWith('!');
  const output = words.second.value;
  const endsOpen = output.endsWith('?');
  const discards = flags.has('qsd') && !output.includes('?');
  return [{
    node, conditions, flags, status, isStatus, negated,
    pattern: negated ? words.first.value.slice(1) : words.first.value,
    // A question mark at the very end has done its work: nothing of it is substituted.
    output: endsOpen && !flags.has('qsa') ? output.slice(0, -1) : output,
    query: (endsOpen && !flags.has('qsa')) || (!endsOpen && discards) ? 'none' : endsOpen || flags.has('qsl') ? 'last' : 'first',
    isMatchOnly: output === '-' || isStatus,
    skip: numberOf(value('s')), rounds: value('n') === undefined || value('n') === '' ? MAX_ROUNDS : numberOf(value('n')),
    environment: list.filter(({ name }) => name === 'e').map((flag) => flag.value), handler: value('h'),
    escapes: value('b') || undefined, spares: value('bne') || undefined,
  }];
}

interface NamedFlag {
  readonly name: string;
  readonly value: string;
}

function flagsOf(word: RewriteWord | undefined): NamedFlag[] {
  const flags: readonly RewriteFlag[] = word === undefined ? [] : rewriteFlags(word) ?? [];
  return flags.map(({ key, value }) => ({ name: SHORT[key.toLowerCase()] ?? key.toLowerCase(), value }));
}

/** The last of F, G and R holds; a status of R that is no redirect is an answer as theirs is. */
function statusOf(flags: readonly NamedFlag[]): { readonly status: number; readonly isStatus: boolean } {
  let status = 302;
  let isStatus = false;
  for (const { name, value } of flags) {
    if (name === 'f' || name === 'g') {
      status = name === 'f' ? 403 : 410;
      isStatus = true;
    } else if (name === 'r' && value !== '') {
      status = STATUS[value.toLowerCase()] ?? numberOf(value);
      if (/^\d/.test(value) && (status < 300 || status > 399)) isStatus = true;
    }
  }
  return { status, isStatus };
}

/** atoi. */
export function numberOf(text: string | undefined): number {
  return Number(/^\s*[+-]?\d+/.exec(text ?? '')?.[0] ?? 0);
}

const NUMBER_TESTS: Readonly<Record<string, ConditionTest>> = { lt: '-lt', le: '-le', gt: '-gt', ge: '-ge', eq: '-eq', ne: '-eq' };
const FILE_TESTS: Readonly<Record<string, ConditionTest>> = { f: '-f', s: '-s', d: '-d', x: '-x', h: '-h', L: '-h', l: '-h', U: '-U', F: '-F' };

function conditionOf(node: ConfigNode): RewriteCondition[] {
  const words = rewriteArguments(node.text, node.argsStart);
  if (words === undefined) return [];
  const flags = new Set((words.flags === undefined ? [] : rewriteFlags(words.flags) ?? []).map(({ key }) => key.toLowerCase()));
  const inverted = words.second.value.startsWith('!');
  const text = inverted ? words.second.value.slice(1) : words.second.value;
  const input = words.first.value;
  const { test, pattern, inverts } = input.toLowerCase() === 'expr' ? { test: 'expr' as const, pattern: text, inverts: false } : testOf(text);
  return [{
    node, input, test, pattern, negated: inverted !== inverts, orNext: flags.has('or') || flags.has('ornext'),
    ignoreCase: (flags.has('nc') || flags.has('nocase')) && !/^(?:-|expr)/.test(test),
  }];
}

/** One character alone is a regular expression, whatever it is. */
function testOf(text: string): { readonly test: ConditionTest; readonly pattern: string; readonly inverts: boolean } {
  const plain = (test: ConditionTest, skip: number) => ({ test, pattern: text.slice(skip), inverts: false });
  if (text.length < 2) return plain('regex', 0);
  if (text.startsWith('-')) {
    const file = text.length === 2 ? FILE_TESTS[text[1]!] : undefined;
    if (file !== undefined) return plain(file, 0);
    const word = text.slice(1, 3);
    const compare = text.length > 3 && Object.hasOwn(NUMBER_TESTS, word) ? NUMBER_TESTS[word] : undefined;
    return compare === undefined ? plain('regex', 0) : { ...plain(compare, 3), inverts: word === 'ne' };
  }
  if (text.startsWith('>') || text.startsWith('<')) return text[1] === '=' ? plain(`${text[0] as '<' | '>'}=`, 2) : plain(text[0] as '<' | '>', 1);
  if (text.startsWith('=')) return plain('=', text === '=""' ? 3 : 1);
  return plain('regex', 0);
}
