/** Directives that compile regular expressions and expressions when the configuration is read. */
import type { ExprOptions } from '../../syntax/expr/check';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { Commands } from '../walk';
import type { SpecialJudge } from '../special';
import { MORE_PATTERNS } from './more-patterns';
import { judgeExpr, judgeRegex, spanInWord } from './pattern-problems';
import { refused } from './refused';
import { SETENVIF_JUDGES } from './setenvif';

const STRING: ExprOptions = { string: true };
const PLAIN_REGEX = 'Regular expression could not be compiled.';

/** The word with this index is a regular expression. */
function regexAt(index: number, message: string): SpecialJudge {
  return (node, _spec, _heard, _context, commands) => {
    const word = node.words[index];
    return word === undefined ? [] : judgeRegex(node, word, message, commands);
  };
}

/** The word with this index is an expression; `before` stands before its message, `…` in it for the word. */
function exprAt(index: number, before: string, options: ExprOptions = {}): SpecialJudge {
  return (node, _spec, _heard, _context, commands) => exprWord(node, index, before, options, commands);
}

function exprWord(node: ConfigNode, index: number, before: string, options: ExprOptions, commands: Commands): Problem[] {
  const word = node.words[index];
  return word === undefined ? [] : judgeExpr(node, word, before.replace('…', () => word.value), commands, options);
}

/** One word inside a directory or location is an expression (add_alias, modules/mappers/mod_alias.c). */
const alias: SpecialJudge = (node, _spec, heard, context, commands) =>
  (heard.length === 1 && context.inDirectory ? exprWord(node, 0, "Cannot parse alias expression '…': ", STRING, commands) : []);

/** Follows add_redirect_internal (modules/mappers/mod_alias.c): which word is what depends on the first. */
function redirect(isRegex: boolean): SpecialJudge {
  return (node, _spec, heard, context, commands) => {
    const [first = '', second, third] = heard;
    const state = redirectState(first);
    if (third !== undefined && state === 'none') return [];
    const takesTarget = (state === 'redirect' && second !== undefined && third === undefined) || (state === 'none' && second === undefined);
    if (context.inDirectory && takesTarget) {
      return exprWord(node, state === 'none' ? 0 : 1, "Cannot parse redirect expression '…': ", STRING, commands);
    }
    const word = node.words[third === undefined && state === 'none' ? 0 : 1];
    return isRegex && word !== undefined ? judgeRegex(node, word, PLAIN_REGEX, commands) : [];
  };
}

/** Whether the first word is a status that redirects, another status, or none. */
function redirectState(word: string): 'redirect' | 'other' | 'none' {
  const lower = word.toLowerCase();
  if (lower === 'permanent' || lower === 'temp' || lower === 'seeother') return 'redirect';
  if (lower === 'gone') return 'other';
  if (!/^\d/.test(word)) return 'none';
  return [300, 301, 302, 303, 305, 307, 308].includes(parseInt(word, 10)) ? 'redirect' : 'other';
}

/** set_error_document (server/core.c): text and addresses are strings with variables; `default` and what is ignored are not read. */
const errorDocument: SpecialJudge = (node, _spec, heard, _context, commands) => {
  const [code = '', text = ''] = heard;
  const isUrl = !text.includes(' ') && /^[A-Za-z0-9+.-]+:\/\//.test(text);
  if (text.toLowerCase() === 'default' || (parseInt(code, 10) === 401 && isUrl)) return [];
  return exprWord(node, 1, 'Cannot parse expression in ErrorDocument: ', STRING, commands);
};

/** add_basic_fake (modules/aaa/mod_auth_basic.c). */
const authBasicFake: SpecialJudge = (node, _spec, heard, _context, commands) => {
  if (heard[0]?.toLowerCase() === 'off') return [];
  const user = exprWord(node, 0, "Could not parse fake username expression '…': ", STRING, commands);
  if (user.length > 0 || heard[1] === undefined) return user;
  return exprWord(node, 1, `Could not parse fake password expression associated to user '${heard[0] ?? ''}': `, STRING, commands);
};

const LOG_HOOKS: readonly string[] = [
  'log_transaction', 'quick_handler', 'handler', 'pre_translate_name', 'translate_name', 'map_to_storage', 'fixups', 'type_checker',
  'check_access', 'check_access_ex', 'check_authn', 'check_authz', 'insert_filter', 'all', '*',
];

/** Follows cmd_log_message (modules/loggers/mod_log_debug.c). */
const logMessage: SpecialJudge = (node, _spec, heard, _context, commands) => {
  const message = exprWord(node, 0, "Could not parse message expression '…': ", STRING, commands);
  if (message.length > 0) return message;
  for (const word of node.words.slice(1, heard.length)) {
    const [, key = '', value = ''] = /^(hook|expr)=(.*)$/is.exec(word.value) ?? [];
    if (key === '') return [refused('httpd/invalid-value', node, `Invalid argument ${word.value}`)];
    if (key.toLowerCase() === 'hook') {
      if (LOG_HOOKS.includes(value.toLowerCase())) continue;
      return [{ ...refused('httpd/invalid-value', node, `Invalid hook name: ${value}`, { value, values: LOG_HOOKS }), at: node.place(spanInWord(node.text, word, 5, word.value.length)) }];
    }
    const problem = judgeExpr(node, word, `Could not parse expression '${value}': `, commands, {}, 5);
    if (problem.length > 0) return problem;
  }
  return [];
};

/** cmd_setenv (modules/proxy/mod_proxy_fcgi.c): the value of a variable that is set is a string. */
const proxyFcgiSetEnvIf: SpecialJudge = (node, _spec, heard, _context, commands) => {
  const condition = exprWord(node, 0, 'Could not parse expression "…": ', {}, commands);
  if (condition.length > 0 || heard[1]?.startsWith('!') === true || heard[2] === undefined) return condition;
  return exprWord(node, 2, 'Could not parse expression "…": ', STRING, commands);
};

/** Judges that may be followed by others for the same directive: they see to the patterns only. */
export const PATTERN_JUDGES: ReadonlyMap<string, SpecialJudge> = new Map<string, SpecialJudge>([
  ...SETENVIF_JUDGES, ...MORE_PATTERNS,
  ['aliasmatch', regexAt(0, PLAIN_REGEX)], ['scriptaliasmatch', regexAt(0, PLAIN_REGEX)],
  ['alias', alias], ['scriptalias', alias], ['redirect', redirect(false)], ['redirectmatch', redirect(true)],
  ['proxyremotematch', regexAt(0, 'Regular expression for ProxyRemoteMatch could not be compiled.')],
  ['luamaphandler', regexAt(0, 'Invalid regex pattern!')],
  ['authldapinitialbindpattern', regexAt(0, 'AuthLDAPInitialBindPattern: cannot compile regular expression')],
  ['errordocument', errorDocument], ['sethandler', exprAt(0, "Can't parse expression : ", STRING)],
  ['authname', exprAt(0, "Cannot parse expression '…' in AuthName: ", STRING)], ['authtype', exprAt(0, "Cannot parse expression '…' in AuthType: ", STRING)],
  ['authbasicfake', authBasicFake],
  ['authformloginrequiredlocation', exprAt(0, "Could not parse login required expression '…': ", STRING)],
  ['authformloginsuccesslocation', exprAt(0, "Could not parse login success expression '…': ", STRING)],
  ['authformlogoutlocation', exprAt(0, "Could not parse logout required expression '…': ", STRING)],
  ['filterprovider', exprAt(2, 'Error parsing FilterProvider expression:')],
  ['logmessage', logMessage], ['proxyfcgisetenvif', proxyFcgiSetEnvIf],
]);
