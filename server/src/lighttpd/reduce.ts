/** What each rule of the grammar makes of its parts; the parts are typed by the rule's right side. */
import type { Span } from '../base/span';
import type { Token } from './tokens';
import type { ArrayElement, ArrayValue, AssignOperator, Branch, Condition, Conditional, ConditionOperator, Expression, Global, Include, Statement, Value } from './tree';

/** A part on the parser's stack: a token, or what a rule was reduced to. */
export type Part = unknown;

type Action = (parts: readonly Part[], span: Span) => Part;

const first = (parts: readonly Part[]): Part => parts[0];

/** Opens a block: an `if` with its condition, a plain `else`, or `global`. */
export interface Opening extends Span {
  readonly condition: Condition | undefined;
}

/** By the rule's text. Rules without an entry hand their first part on. */
const ACTIONS: Readonly<Record<string, Action>> = {
  // Lists are the parser's own until it hands them out: they grow in place.
  'metalines = metalines metaline': ([lines, line]) => {
    if (line !== undefined) (lines as Part[]).push(line);
    return lines;
  },
  'metalines =': () => [],
  'metaline = condlines EOL': first,
  'metaline = EOL': () => undefined,
  'varline = key ASSIGN expression': (parts, span) => assignment(parts, span, '='),
  'varline = key FORCE_ASSIGN expression': (parts, span) => assignment(parts, span, ':='),
  'varline = key APPEND expression': (parts, span) => assignment(parts, span, '+='),
  'expression = expression PLUS value': ([left, , right], span): Expression => {
    ((left as Expression).operands as Value[]).push(right as Value);
    return { ...span, operands: (left as Expression).operands };
  },
  'expression = value': ([value], span): Expression => ({ ...span, operands: [value as Value] }),
  'value = key': ([key], span): Value => ({ ...span, kind: 'reference', name: keyName(key as Token) }),
  'value = STRING': ([token], span): Value => ({ ...span, kind: 'string', value: (token as Token).value }),
  'value = INTEGER': ([token], span): Value => ({ ...span, kind: 'integer', digits: (token as Token).value }),
  'array = LPARAN RPARAN': (_, span): ArrayValue => ({ ...span, kind: 'array', elements: [] }),
  'array = LPARAN aelements RPARAN': ([, elements], span): ArrayValue => ({ ...span, kind: 'array', elements: elements as ArrayElement[] }),
  'aelements = aelements COMMA aelement': ([elements, , element]) => {
    (elements as Part[]).push(element);
    return elements;
  },
  'aelements = aelement': ([element]) => [element],
  'aelement = expression': ([value], span): ArrayElement => ({ ...span, key: undefined, value: value as Expression }),
  'aelement = stringop ARRAY_ASSIGN expression': ([key, , value], span): ArrayElement => ({ ...span, key: key as Expression, value: value as Expression }),
  'global = globalstart LCURLY metalines RCURLY': ([, , statements, close], span): Global => ({ ...span, kind: 'global', statements: statements as Statement[], close: close as Token }),
  'condlines = condlines eols ELSE condline': ([chain, , , branch], span) => longer(chain as Conditional, branch as Branch, span),
  'condlines = condlines eols ELSE cond_else': ([chain, , , branch], span) => longer(chain as Conditional, branch as Branch, span),
  'condlines = condline': ([branch], span): Conditional => ({ ...span, kind: 'conditional', branches: [branch as Branch] }),
  'condline = context LCURLY metalines RCURLY': branch,
  'cond_else = context_else LCURLY metalines RCURLY': branch,
  'context = DOLLAR SRVVARNAME LBRACKET stringop RBRACKET cond expression': ([, object, , field, , operator, value], span): Opening => {
    const written = operator as Token;
    const condition: Condition = { ...span, object: object as Token, field: field as Expression, operator: written.value as ConditionOperator, operatorSpan: written, value: value as Expression };
    return { ...span, condition };
  },
  'context_else =': (_, span): Opening => ({ ...span, condition: undefined }),
  'include = INCLUDE stringop': ([, target], span): Include => ({ ...span, kind: 'include', target: target as Expression }),
  'include_shell = INCLUDE_SHELL stringop': ([, target], span): Include => ({ ...span, kind: 'include_shell', target: target as Expression }),
};

/** The action of a rule given as `left = right`. */
export function actionOf(rule: string): Action {
  return ACTIONS[rule] ?? first;
}

/** A key as lighttpd keeps it: without a dot it is a variable. */
function keyName({ value }: Token): string {
  return value.includes('.') ? value : `var.${value}`;
}

function assignment([key, operator, value]: readonly Part[], span: Span, sign: AssignOperator): Statement {
  return { ...span, kind: 'assignment', key: key as Token, name: keyName(key as Token), operator: sign, operatorSpan: operator as Token, value: value as Expression };
}

function branch([opening, open, statements, close]: readonly Part[], span: Span): Branch {
  return { ...span, condition: (opening as Opening).condition, statements: statements as Statement[], open: open as Token, close: close as Token };
}

function longer(chain: Conditional, added: Branch, span: Span): Conditional {
  return { ...span, kind: 'conditional', branches: [...chain.branches, added] };
}
