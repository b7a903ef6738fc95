/** What a lighttpd.conf says, with the stretches of text that say it. Offsets are UTF-16 units of the file's text. */
import type { Span } from '../base/span';
import type { Token } from './tokens';

export interface StringValue extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface IntegerValue extends Span {
  readonly kind: 'integer';
  /** The digits as written. */
  readonly digits: string;
}

/** `var.x`, a bare `x`, `env.X`, or any key that was assigned before. */
export interface Reference extends Span {
  readonly kind: 'reference';
  readonly name: string;
}

export interface ArrayElement extends Span {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export interface ArrayValue extends Span {
  readonly kind: 'array';
  readonly elements: readonly ArrayElement[];
}

export type Value = StringValue | IntegerValue | Reference | ArrayValue;

/** Values with `+` between them. */
export interface Expression extends Span {
  readonly operands: readonly Value[];
}

export type AssignOperator = '=' | '+=' | ':=';

export interface Assignment extends Span {
  readonly kind: 'assignment';
  readonly key: Token;
  /** As lighttpd keeps it: a name without a dot is a variable, `var.name`. */
  readonly name: string;
  readonly operator: AssignOperator;
  readonly operatorSpan: Span;
  readonly value: Expression;
}

export type ConditionOperator = '==' | '!=' | '=~' | '!~' | '=^' | '=$';

export interface Condition extends Span {
  /** `HTTP`, `SERVER`, `REQUEST_HEADER`, or a name that lighttpd does not know. */
  readonly object: Token;
  readonly field: Expression;
  readonly operator: ConditionOperator;
  readonly operatorSpan: Span;
  readonly value: Expression;
}

/** One block of a chain; without a condition it is the plain `else`. */
export interface Branch extends Span {
  readonly condition: Condition | undefined;
  readonly statements: readonly Statement[];
  /** The braces; the closing one is missing at the end of a broken file. */
  readonly open: Span | undefined;
  readonly close: Span | undefined;
}

export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly branches: readonly Branch[];
}

export interface Global extends Span {
  readonly kind: 'global';
  readonly statements: readonly Statement[];
  readonly close: Span | undefined;
}

export interface Include extends Span {
  readonly kind: 'include' | 'include_shell';
  readonly target: Expression;
}

export type Statement = Assignment | Conditional | Global | Include;

/** A token that the grammar has no place for. lighttpd drops it without a word and goes on. */
export interface Dropped extends Span {
  readonly tokens: readonly Token[];
  /** What the parser was waiting for. */
  readonly expected: ReadonlySet<string>;
  /** The nesting was too deep: the parser forgot all that it had not finished. */
  readonly isOverflow?: boolean;
}

/** What lighttpd's reader refuses, in its own words. */
export interface SyntaxError extends Span {
  readonly message: string;
  readonly kind: 'token' | 'unfinished';
}

export interface LighttpdTree {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly comments: readonly Span[];
  readonly tokens: readonly Token[];
  readonly dropped: readonly Dropped[];
  /** The first error ends lighttpd's reading; the statements after it are a guess for editors. */
  readonly error: SyntaxError | undefined;
}

/** Every statement with those inside its blocks, in the order of the text. */
export function* allStatements(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    if (statement.kind === 'global') yield* allStatements(statement.statements);
    else if (statement.kind === 'conditional') for (const branch of statement.branches) yield* allStatements(branch.statements);
  }
}

/** The text of an expression that is one string, else undefined. */
export function plainString(expression: Expression): string | undefined {
  const [only] = expression.operands;
  return expression.operands.length === 1 && only?.kind === 'string' ? only.value : undefined;
}

/** The last of the values of an expression. */
export function lastOperand(expression: Expression): Value | undefined {
  return expression.operands.at(-1);
}
