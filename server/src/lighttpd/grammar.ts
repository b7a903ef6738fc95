/** The grammar of lighttpd.conf (configparser.y), one rule a line. The names of the actions are those of ./reduce.ts. */

export interface GrammarRule {
  readonly left: string;
  readonly right: readonly string[];
}

// The order is that of configparser.y: lemon breaks ties between default reductions by it.
const TEXT = `
input = metalines
metalines = metalines metaline
metalines =
metaline = varline
metaline = global
metaline = condlines EOL
metaline = include
metaline = include_shell
metaline = EOL
varline = key ASSIGN expression
varline = key FORCE_ASSIGN expression
varline = key APPEND expression
key = LKEY
expression = expression PLUS value
expression = value
value = key
value = STRING
value = INTEGER
value = array
array = LPARAN RPARAN
array = LPARAN aelements RPARAN
aelements = aelements COMMA aelement
aelements = aelements COMMA
aelements = aelement
aelement = expression
aelement = stringop ARRAY_ASSIGN expression
eols = EOL
eols =
globalstart = GLOBAL
global = globalstart LCURLY metalines RCURLY
condlines = condlines eols ELSE condline
condlines = condlines eols ELSE cond_else
condlines = condline
condline = context LCURLY metalines RCURLY
cond_else = context_else LCURLY metalines RCURLY
context = DOLLAR SRVVARNAME LBRACKET stringop RBRACKET cond expression
context_else =
cond = EQ
cond = MATCH
cond = NE
cond = NOMATCH
cond = PREFIX
cond = SUFFIX
stringop = expression
include = INCLUDE stringop
include_shell = INCLUDE_SHELL stringop`;

export const GRAMMAR: readonly GrammarRule[] = TEXT.trim().split('\n').map((line) => {
  const [left, right] = line.split('=').map((part) => part.trim());
  return { left: left!, right: right === '' ? [] : right!.split(' ') };
});

/** The end of the input. */
export const END = '$';
