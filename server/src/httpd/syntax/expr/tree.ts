/** The tree of an expression, with the stretch of text of each node; made as far as the text can be understood. */
import type { Span } from '../../../base/span';

export type ExprNode =
  | (Span & { readonly kind: 'literal'; readonly value: string; readonly quoted: boolean })
  | (Span & { readonly kind: 'variable'; readonly name: string; readonly nameSpan: Span })
  /** `name(argument)` or, `braced`, `%{name:argument}`. */
  | (Span & { readonly kind: 'call'; readonly name: string; readonly nameSpan: Span; readonly braced: boolean; readonly list: boolean; readonly argument: ExprNode })
  | (Span & { readonly kind: 'backref'; readonly group: number })
  | (Span & { readonly kind: 'concat'; readonly parts: readonly ExprNode[] })
  | (Span & { readonly kind: 'regex'; readonly pattern: string; readonly patternSpan: Span })
  | (Span & { readonly kind: 'words'; readonly words: readonly ExprNode[] })
  | (Span & { readonly kind: 'constant'; readonly value: boolean })
  | (Span & { readonly kind: 'not'; readonly operand: ExprNode })
  | (Span & { readonly kind: 'and' | 'or'; readonly left: ExprNode; readonly right: ExprNode })
  | (Span & { readonly kind: 'unary'; readonly operator: string; readonly operatorSpan: Span; readonly operand: ExprNode })
  /** Comparisons, `=~`, `-in` and named operators. `operator` as it is written. */
  | (Span & { readonly kind: 'binary'; readonly operator: string; readonly operatorSpan: Span; readonly left: ExprNode; readonly right: ExprNode })
  /** Something is missing or was not understood here. */
  | (Span & { readonly kind: 'missing' });

export interface ExprProblem extends Span {
  /** As httpd puts it, without what a directive sets before it. */
  readonly message: string;
  /** httpd says nothing of the line but stops at once ("flex scanner jammed"). */
  readonly fatal?: boolean;
  /** What is wrong with the pattern, where it is one. */
  readonly detail?: string;
  /** Another version of httpd or PCRE2 may accept it. */
  readonly varies?: boolean;
}

/** All nodes of a tree, a node before what it holds. */
export function* nodesOf(node: ExprNode): Generator<ExprNode> {
  yield node;
  switch (node.kind) {
    case 'call':
      yield* nodesOf(node.argument);
      break;
    case 'concat':
      for (const part of node.parts) yield* nodesOf(part);
      break;
    case 'words':
      for (const word of node.words) yield* nodesOf(word);
      break;
    case 'not':
    case 'unary':
      yield* nodesOf(node.operand);
      break;
    case 'and':
    case 'or':
    case 'binary':
      yield* nodesOf(node.left);
      yield* nodesOf(node.right);
      break;
  }
}
