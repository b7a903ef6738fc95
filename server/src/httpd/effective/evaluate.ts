/** Conditions of `<If>` as far as the request decides them: ap_expr_eval (server/util_expr_eval.c) with unknown values. */
import { fnmatch } from '../../base/fnmatch';
import { parseExpression } from '../syntax/expr/parser';
import type { ExprNode } from '../syntax/expr/tree';
import { matchesName } from './name-match';
import { matchPattern, type Groups } from './regex-match';
import { bothOf, eitherOf, notOf, truthOf, type Truth } from './truth';

/** What is known of a request. Undefined stands for what only the running server knows; a header that is not sent is empty. */
export interface Facts {
  /** By upper-cased name. */
  readonly variable: (name: string) => string | undefined;
  /** By lower-cased name. */
  readonly header: (name: string) => string | undefined;
  /** Of a server path. */
  readonly kind: (path: string) => 'file' | 'directory' | 'absent' | 'other' | 'unknown';
}

/** @returns `maybe` for what is unknown or refused; never throws */
export function evaluate(text: string, facts: Facts): Truth {
  return evaluateWithGroups(text, facts).truth;
}

/** The same, with the groups of the last pattern that matched (ap_expr_exec_re). */
export function evaluateWithGroups(text: string, facts: Facts): { readonly truth: Truth; readonly groups: Groups | undefined } {
  const { tree, problem } = parseExpression(text, false);
  if (problem !== undefined) return { truth: 'maybe', groups: undefined };
  const evaluator = new Evaluator(text, facts);
  return { truth: evaluator.condition(tree), groups: evaluator.groups };
}

type Compare = (left: string, right: string) => boolean;

const number = (text: string): number => parseInt(/^\s*[+-]?\d+/.exec(text)?.[0] ?? '0', 10);

const COMPARE: Readonly<Record<string, Compare>> = {
  '==': (left, right) => left === right, '=': (left, right) => left === right, '!=': (left, right) => left !== right,
  '<': (left, right) => left < right, '<=': (left, right) => left <= right, '>': (left, right) => left > right, '>=': (left, right) => left >= right,
  eq: (left, right) => number(left) === number(right), ne: (left, right) => number(left) !== number(right),
  lt: (left, right) => number(left) < number(right), le: (left, right) => number(left) <= number(right),
  gt: (left, right) => number(left) > number(right), ge: (left, right) => number(left) >= number(right),
  strmatch: (left, right) => matchesGlob(left, right), strcmatch: (left, right) => matchesName(left, right),
  fnmatch: (left, right) => left.split('/').length === right.split('/').length && right.split('/').every((part, index) => fnmatch(part, left.split('/')[index]!, true)),
};

/** ap_strcmp_match: as for ServerAlias, but with case. */
function matchesGlob(text: string, pattern: string): boolean {
  return fnmatch(pattern.replace(/[[\]\\]/g, '\\$&'), text, true);
}

class Evaluator {
  readonly #text: string;
  readonly #facts: Facts;
  #groups: Groups | undefined;

  constructor(text: string, facts: Facts) {
    this.#text = text;
    this.#facts = facts;
  }

  get groups(): Groups | undefined {
    return this.#groups;
  }

  condition(node: ExprNode): Truth {
    switch (node.kind) {
      case 'constant':
        return truthOf(node.value);
      case 'not':
        return notOf(this.condition(node.operand));
      // What stands behind is not looked at where it decides nothing: its groups and headers do not count.
      case 'and': {
        const left = this.condition(node.left);
        return left === 'no' ? left : bothOf(left, this.condition(node.right));
      }
      case 'or': {
        const left = this.condition(node.left);
        return left === 'yes' ? left : eitherOf(left, this.condition(node.right));
      }
      case 'unary':
        return this.#unary(node.operator, this.#word(node.operand));
      case 'binary':
        return this.#binary(node.operator.replace(/^-/, '').toLowerCase(), node.left, node.right);
      default:
        return 'maybe';
    }
  }

  #unary(operator: string, word: string | undefined): Truth {
    if (word === undefined) return 'maybe';
    if (operator === 'n') return truthOf(word !== '');
    if (operator === 'z') return truthOf(word === '');
    if (operator === 'T') return truthOf(!/^(?:|0|off|false|no)$/i.test(word));
    if (!'def'.includes(operator)) return 'maybe';
    const kind = word.startsWith('/') ? this.#facts.kind(word) : word === '' || word.startsWith('proxy:') ? 'absent' : 'unknown';
    if (kind === 'unknown') return 'maybe';
    return truthOf(operator === 'e' ? kind !== 'absent' : operator === 'd' ? kind === 'directory' : kind === 'file');
  }

  #binary(operator: string, left: ExprNode, right: ExprNode): Truth {
    const word = this.#word(left);
    if (word === undefined) return 'maybe';
    if (operator === '=~' || operator === '!~') return this.#match(word, right, operator === '!~');
    if (operator === 'in') return this.#in(word, right);
    const other = this.#word(right);
    const compare = Object.hasOwn(COMPARE, operator) ? COMPARE[operator] : undefined;
    return other === undefined || compare === undefined ? 'maybe' : truthOf(compare(word, other));
  }

  #match(word: string, pattern: ExprNode, negated: boolean): Truth {
    if (pattern.kind !== 'regex') return 'maybe';
    const flags = this.#text.slice(pattern.patternSpan.end + 1, pattern.end);
    const groups = matchPattern(pattern.pattern, word, flags.includes('i'));
    if (groups === 'unknown') return 'maybe';
    this.#groups = groups;
    return truthOf((groups === undefined) === negated);
  }

  #in(word: string, list: ExprNode): Truth {
    if (list.kind !== 'words') return 'maybe';
    const words = list.words.map((each) => this.#word(each));
    return words.includes(word) ? 'yes' : words.includes(undefined) ? 'maybe' : 'no';
  }

  /** Undefined: unknown. */
  #word(node: ExprNode): string | undefined {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'variable':
        return this.#variable(node.name.toUpperCase());
      case 'backref':
        return this.#groups?.[node.group] ?? (this.#groups === undefined ? undefined : '');
      case 'concat': {
        const parts = node.parts.map((part) => this.#word(part));
        return parts.includes(undefined) ? undefined : parts.join('');
      }
      case 'call':
        return this.#call(node.name.toLowerCase(), this.#word(node.argument));
      default:
        return undefined;
    }
  }

  #variable(name: string): string | undefined {
    const header = /^HTTP_(HOST|USER_AGENT|REFERER|COOKIE|ACCEPT|FORWARDED|PROXY_CONNECTION)$/.exec(name)?.[1];
    return header === undefined ? this.#facts.variable(name) : this.#facts.header(header.toLowerCase().replaceAll('_', '-'));
  }

  #call(name: string, argument: string | undefined): string | undefined {
    if (argument === undefined) return undefined;
    if (name === 'tolower') return argument.toLowerCase();
    if (name === 'toupper') return argument.toUpperCase();
    return name === 'req' || name === 'http' || name === 'req_novary' ? this.#facts.header(argument.toLowerCase()) : undefined;
  }
}
