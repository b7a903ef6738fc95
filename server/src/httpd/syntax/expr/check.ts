/** Whether httpd accepts an expression when it reads the configuration. Follows ap_expr_parse and the lookups of server/util_expr_eval.c. */
import { regexProblem } from '../regex/check';
import { doesNotExist, FILE_FUNCTIONS, providerOf, RESTRICTED, type NameKind } from './names';
import { parseExpression } from './parser';
import { isSubnet } from './subnet';
import { nodesOf, type ExprNode, type ExprProblem } from './tree';

export interface ExprOptions {
  /** The whole text is a string with variables in it (AP_EXPR_FLAG_STRING_RESULT): `ErrorDocument`, `SetHandler`, `expr=` of a value. */
  readonly string?: boolean;
  /** Files may not be looked at (AP_EXPR_FLAG_RESTRICTED). */
  readonly restricted?: boolean;
  /** In a `.htaccess` the functions file and filesize are refused (AP_EXPR_FLAG_RESTRICTED_FILE_FUNC). */
  readonly htaccess?: boolean;
  /** Whether a module is loaded, by its identifier. Missing: all may be. */
  readonly hasModule?: (identifier: string) => boolean;
  /** Modules that nobody knows are loaded: a name may be theirs. */
  readonly mayBeForeign?: boolean;
}

/** The first problem that httpd has with an expression; undefined: it accepts it. Offsets are of `text`. */
export function exprProblem(text: string, options: ExprOptions = {}): ExprProblem | undefined {
  const { tree, problem } = parseExpression(text, options.string === true);
  // Names are looked up and patterns compiled as soon as what they stand in was read to its end.
  const own: { readonly problem: ExprProblem; readonly end: number }[] = [];
  for (const node of nodesOf(tree)) {
    const found = problem === undefined || node.end <= problem.start ? nodeProblem(node, options) : undefined;
    if (found !== undefined) own.push({ problem: found, end: node.end });
  }
  return own.sort((left, right) => left.end - right.end)[0]?.problem ?? problem;
}

function nodeProblem(node: ExprNode, options: ExprOptions): ExprProblem | undefined {
  switch (node.kind) {
    case 'variable':
      return nameProblem('variable', node.name, node.nameSpan, options);
    case 'call':
      return nameProblem(node.list ? 'list' : 'function', node.name, node.nameSpan, options);
    case 'unary':
      return nameProblem('unary', node.operator, node.operatorSpan, options)
        ?? (node.operator === 'R' ? subnetProblem('R', node.operand) : undefined);
    case 'binary':
      return /^-[A-Za-z_]\w/.test(node.operator) && !/^-(?:in|eq|ne|ge|le|gt|lt)$/.test(node.operator) ? operatorProblem(node, options) : undefined;
    case 'regex': {
      const problem = regexProblem(node.pattern);
      if (problem === undefined) return undefined;
      const start = Math.min(node.patternSpan.start + problem.offset, node.patternSpan.end);
      const message = 'Failed to compile regular expression';
      return { start, end: node.end, message, detail: problem.message, varies: problem.varies };
    }
    default:
      return undefined;
  }
}

function operatorProblem(node: ExprNode & { readonly kind: 'binary' }, options: ExprOptions): ExprProblem | undefined {
  const name = node.operator.slice(1);
  return nameProblem('binary', name, node.operatorSpan, options)
    ?? (name.toLowerCase() === 'ipmatch' ? subnetProblem(name, node.right) : undefined);
}

function nameProblem(kind: NameKind, name: string, span: { start: number; end: number }, options: ExprOptions): ExprProblem | undefined {
  const at = { start: span.start, end: span.end };
  const provider = providerOf(kind, name);
  if (provider === undefined || (provider !== 'core_module' && options.hasModule?.(provider) === false)) {
    return options.mayBeForeign === true ? undefined : { ...at, message: doesNotExist(kind, name) };
  }
  const restricted = kind === 'unary' ? `-${name}` : name.toLowerCase();
  const refused = (options.restricted === true && RESTRICTED.has(restricted)) || (options.htaccess === true && FILE_FUNCTIONS.has(restricted));
  return provider === 'core_module' && refused ? { ...at, message: `${restricted} not available in restricted context` } : undefined;
}

/** `-R` and `-ipmatch` read their network when the configuration is read: it must be plain text (subnet_parse_arg). */
function subnetProblem(operator: string, operand: ExprNode): ExprProblem | undefined {
  if (operand.kind === 'missing') return undefined;
  const { start, end } = operand;
  if (operand.kind !== 'literal' || !operand.quoted) {
    return { start, end, message: `-${operator} requires subnet/netmask as constant argument` };
  }
  return isSubnet(operand.value) ? undefined : { start, end, message: 'parsing of subnet/netmask failed' };
}
