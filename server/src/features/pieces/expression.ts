/** Names, functions, operators and patterns of an expression, by the same parser that judges it. */
import { EXPRESSION_FUNCTIONS, EXPRESSION_OPERATORS } from '../../httpd/catalog/terms/expression-words';
import { termNamed, type Term } from '../../httpd/catalog/terms/term';
import { EXPRESSION_VARIABLES, SSL_VARIABLES } from '../../httpd/catalog/terms/variables';
import { parseExpression } from '../../httpd/syntax/expr/parser';
import { nodesOf, type ExprNode } from '../../httpd/syntax/expr/tree';
import { some, type Piece, type Sink } from './piece';

/** @param isText the whole is a text with `%{...}` in it (SetHandler, ErrorDocument, `expr=` of a header) */
export function expressionPieces(text: string, start: number, end: number, isText: boolean, sink: Sink): void {
  const { tree } = parseExpression(text.slice(start, end), isText);
  for (const node of nodesOf(tree)) for (const piece of piecesOfNode(node)) sink({ ...piece, start: piece.start + start, end: piece.end + start });
}

function piecesOfNode(node: ExprNode): readonly Piece[] {
  switch (node.kind) {
    case 'variable':
      return [{ kind: 'variable', start: node.start, end: node.end, name: node.name, ...some(termNamed(EXPRESSION_VARIABLES, node.name) ?? termNamed(SSL_VARIABLES, node.name)) }];
    case 'call': {
      const call: Piece = { kind: 'function', ...node.nameSpan, name: node.name, ...some(termNamed(EXPRESSION_FUNCTIONS, node.name)) };
      return node.argument.kind === 'literal' ? [call, ...argumentPieces(node.name, node.argument)] : [call];
    }
    case 'regex':
      return [{ kind: 'regex', ...node.patternSpan, name: node.pattern }];
    case 'unary':
      return [{ kind: 'operator', ...node.operatorSpan, name: `-${node.operator}`, ...some(operatorTerm(`-${node.operator}`)) }];
    case 'binary':
      return [{ kind: 'operator', ...node.operatorSpan, name: node.operator, ...some(operatorTerm(node.operator)) }];
    case 'backref':
      return [{ kind: 'backreference', start: node.start, end: node.end, name: `$${node.group}` }];
    case 'literal':
      return node.quoted ? [{ kind: 'string', start: node.start, end: node.end, name: node.value }] : [];
    default:
      return [];
  }
}

function argumentPieces(name: string, { start, end, quoted, value }: ExprNode & { readonly kind: 'literal' }): readonly Piece[] {
  const lead = quoted ? 1 : 0;
  const inside = { start: start + lead, end: Math.max(start + lead, end - lead), name: value };
  if (/^(?:req|http|resp|req_novary)$/i.test(name)) return [{ kind: 'header', ...inside }];
  if (/^(?:env|reqenv)$/i.test(name)) return [{ kind: 'environment', ...inside }];
  return [];
}

/** Operators of one letter differ by case. */
function operatorTerm(name: string): Term | undefined {
  return EXPRESSION_OPERATORS.find((term) => term.name === name || term.aliases?.includes(name) === true) ?? (name.length > 2 ? termNamed(EXPRESSION_OPERATORS, name) : undefined);
}
