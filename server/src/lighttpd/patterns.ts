/** Regular expressions in conditions, as far as a broken one can be told without the library that compiles it. */
import { placeIn, type TextPlace } from '../base/text-file';
import type { Context } from './context';

/** What PCRE says of a condition's pattern (data_config_pcre_compile, configfile-glue.c); undefined where nothing is wrong that is looked for. */
export function conditionPatternProblem(context: Context): { at: TextPlace; message: string } | undefined {
  const { condition, branch } = context;
  if (condition === undefined || branch?.condition === undefined || condition.value === undefined) return undefined;
  if (condition.operator !== '=~' && condition.operator !== '!~') return undefined;
  const message = patternProblem(condition.value);
  return message === undefined ? undefined : { at: placeIn(context.of, branch.condition.value), message: `pcre_compile: ${message}` };
}

/** Brackets, groups, a lone quantifier, a backslash at the end. */
function patternProblem(pattern: string): string | undefined {
  let open = 0;
  let mayRepeat = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === '\\') {
      if (at + 1 === pattern.length) return '\\ at end of pattern';
      if (pattern[at + 1] === 'Q') {
        const end = pattern.indexOf('\\E', at);
        at = end < 0 ? pattern.length : end;
      }
      at++;
      mayRepeat = true;
    } else if (char === '[') {
      const end = classEnd(pattern, at);
      if (end === undefined) return 'missing terminating ] for character class';
      at = end;
      mayRepeat = true;
    } else if (char === '(') {
      open++;
      mayRepeat = false;
      if (pattern[at + 1] === '?') {
        if (pattern.startsWith('(?#', at)) {
          at = pattern.indexOf(')', at);
          if (at < 0) return 'missing ) after (?# comment';
          open--;
        } else at++;
      }
    } else if (char === ')') {
      if (open-- === 0) return 'unmatched closing parenthesis';
      mayRepeat = true;
    } else if (char === '*' || char === '+' || char === '?') {
      if (!mayRepeat) return 'quantifier does not follow a repeatable item';
      if (pattern[at + 1] === '?' || pattern[at + 1] === '+') at++;
      mayRepeat = false;
    } else if (char === '{' && /^\{\d+(?:,\d*)?\}/.test(pattern.slice(at))) {
      if (!mayRepeat) return 'quantifier does not follow a repeatable item';
      at = pattern.indexOf('}', at);
      if (pattern[at + 1] === '?' || pattern[at + 1] === '+') at++;
      mayRepeat = false;
    } else mayRepeat = char !== '|';
  }
  return open > 0 ? 'missing closing parenthesis' : undefined;
}

function classEnd(pattern: string, open: number): number | undefined {
  let at = open + 1;
  if (pattern[at] === '^') at++;
  for (let isFirst = true; at < pattern.length; at++, isFirst = false) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '[' && /^\[[:.=]/.test(pattern.slice(at))) {
      const end = pattern.indexOf(`${pattern[at + 1]}]`, at + 2);
      if (end > 0) at = end + 1;
    } else if (pattern[at] === ']' && !isFirst) return at;
  }
  return undefined;
}
