/** Patterns and expressions in lines that their directive reads in its own way. */
import type { Span } from '../../../base/span';
import { skipSpace, trimmedEnd, wordAt } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import { judgeExpr, judgeExprText, judgeRegex } from './pattern-problems';
import { refused } from './refused';

/** The pattern of `s/pattern/text/flags` (set_pattern, modules/filters/mod_substitute.c). */
const substitute: SpecialJudge = (node, _spec, heard, _context, commands) => {
  const word = node.words[0];
  const line = heard[0] ?? '';
  if (word === undefined || !/^s/i.test(line)) return [refused('httpd/invalid-value', node, 'Bad Substitute format, must be an s/// pattern')];
  const delimiter = line.charAt(1);
  const parts = delimiter === '' ? [] : line.slice(2).split(delimiter);
  const [pattern = '', replacement, ...rest] = parts;
  if (pattern === '' || replacement === undefined) {
    return [refused('httpd/invalid-value', node, 'Bad Substitute format, must be a complete s/// pattern')];
  }
  const flags = rest.join(delimiter).toLowerCase();
  if (/[^infq]/.test(flags)) return [refused('httpd/invalid-value', node, 'Bad Substitute flag, only s///[infq] are supported')];
  return flags.includes('n') ? [] : judgeRegex(node, word, 'Substitute could not compile regex', commands, 2, pattern);
};

/** add_pass (modules/proxy/mod_proxy.c): outside of locations the first word is a pattern. */
const proxyPassMatch: SpecialJudge = (node, _spec, _heard, context, commands) => {
  const [word, url] = node.words;
  if (word === undefined || url === undefined || context.inDirectory) return [];
  if (word.value === '~') return [refused('httpd/invalid-value', node, "ProxyPassMatch invalid syntax ('~' usage).")];
  return judgeRegex(node, word, 'Regular expression could not be compiled.', commands);
};

/** The whole rest of the line, quotes and all (ssl_cmd_SSLRequire, modules/ssl/ssl_engine_config.c). */
const sslRequire: SpecialJudge = (node, _spec, _heard, _context, commands) =>
  judgeExprText(node, node.argumentText, 'SSLRequire: ', commands, {}, inLine(node, node.argsStart));

function inLine(node: ConfigNode, from: number): (start: number, end: number) => Span {
  const last = trimmedEnd(node.text);
  return (start, end) => ({ start: Math.min(from + start, last), end: Math.min(from + end, last) });
}

const LONGEST_NAME = 15;

/** set_hc_condition (modules/proxy/mod_proxy_hcheck.c): the expression may stand in braces. */
const proxyHcExpr: SpecialJudge = (node, spec, _heard, _context, commands) => {
  const { text } = node;
  const name = wordAt(text, node.argsStart);
  if (name.value === '') return [refused('httpd/argument-count', node, `Missing expression name for ${spec.name}`)];
  if (name.value.length > LONGEST_NAME) return [refused('httpd/invalid-value', node, `Expression name limited to ${LONGEST_NAME} characters`)];
  const start = skipSpace(text, name.end);
  const braced = text.charAt(start) === '{' ? bracedWord(text, start) : undefined;
  const word = wordAt(text, start);
  const expression = braced?.value ?? word.value;
  const before = `Could not parse expression "${expression}": `;
  if (expression === '') return [refused('httpd/argument-count', node, `Missing expression for ${spec.name}`)];
  const problem = braced === undefined
    ? judgeExpr(node, word, before, commands) : judgeExprText(node, braced.value, before, commands, {}, inLine(node, start + 1));
  if (problem.length > 0) return problem;
  return wordAt(text, braced?.end ?? word.end).value === '' ? [] : [refused('httpd/argument-count', node, 'error: extra parameter(s)')];
};

/** From `{` to the `}` that closes it, without both; `\\` hides a brace (ap_getword_conf2, server/util.c). */
function bracedWord(text: string, start: number): { readonly value: string; readonly end: number } {
  const last = trimmedEnd(text);
  let depth = 1;
  let at = start + 1;
  for (; at < last; at++) {
    const character = text.charAt(at);
    if (character === '}' && --depth === 0) break;
    if (character === '{') depth++;
    else if (character === '\\' && text.charAt(at + 1) === '\\') at++;
  }
  return { value: text.slice(start + 1, Math.min(at, last)).replaceAll('\\\\', '\\'), end: at + 1 };
}

/** The condition of a map, one of the old kind turned into an expression first (comp_urlmap, modules/filters/mod_proxy_html.c). */
const proxyHtmlUrlMap: SpecialJudge = (node, _spec, _heard, _context, commands) => {
  const [, , flags, condition] = node.words;
  if (flags === undefined || flags.value === '' || condition === undefined || condition.value === '') return [];
  const text = fromOldCondition(condition.value);
  if (text === condition.value) return judgeExpr(node, condition, '', commands);
  return judgeExprText(node, text, '', commands, {}, () => ({ start: condition.start, end: condition.end }));
};

/** `name=value` and `!name=value` become comparisons; a bare `name` becomes something that is none, and so does `!name`. */
function fromOldCondition(text: string): string {
  const [, not = '', name, , equals = '', value = ''] = /^(!)?(\w+)((=)(.+))?$/s.exec(text) ?? [];
  if (name === undefined) return text;
  const turned = `reqenv('${name}')${not}${equals}'${value}'`;
  return not !== '' && equals === '' ? `!${turned.slice(0, -1)}` : turned;
}

/** fcgi_check_authn_provider (modules/aaa/mod_authnz_fcgi.c): pairs; the user is a string that may not look at files. */
const fcgiCheckAuthn: SpecialJudge = (node, spec, heard, _context, commands) => {
  const wrong = (message: string): Problem[] => [refused('httpd/invalid-value', node, message)];
  const [provider, ...options] = heard;
  if (provider === undefined) return wrong(`${spec.name}: No provider given`);
  if (provider.toLowerCase() === 'none' && options.length > 0) return wrong('Options aren\'t supported with "None"');
  for (let index = 0; index < options.length; index += 2) {
    const name = options[index]!;
    const value = options[index + 1];
    const word = node.words[index + 2];
    if (value === undefined || word === undefined) return wrong(`${spec.name}: ${name}needs an argument`);
    const lower = name.toLowerCase();
    if (lower === 'authoritative' || lower === 'requirebasicauth') {
      if (!/^(?:on|off)$/i.test(value)) return wrong(`${spec.name}: Bad argument '${value}' to option '${name}'`);
    } else if (lower === 'userexpr') {
      const problem = judgeExpr(node, word, `${spec.name}: Error parsing '${value}': `, commands, { string: true, restricted: true });
      if (problem.length > 0) return problem;
    } else if (lower !== 'defaultuser') return wrong(`${spec.name}: Unexpected option '${name}'`);
  }
  return [];
};

export const MORE_PATTERNS: readonly (readonly [string, SpecialJudge])[] = [
  ['substitute', substitute], ['proxypassmatch', proxyPassMatch], ['sslrequire', sslRequire], ['proxyhcexpr', proxyHcExpr],
  ['proxyhtmlurlmap', proxyHtmlUrlMap], ['authnzfcgicheckauthnprovider', fcgiCheckAuthn],
];
