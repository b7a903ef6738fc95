/** ProxyPass and ProxyPassMatch. Follows add_pass (modules/proxy/mod_proxy.c). */
import { parseUri } from '../../syntax/uri';
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { sameWord } from './handler';
import { judgeRegex } from './pattern-problems';
import { workerParameterProblem } from './proxy-hcheck';
import { balancerParameterProblem } from './proxy-parameters';
import { definesBalancer, passOf, servesWorker, type Pass } from './proxy-places';
import { judgeTable, wordRefusal } from './proxy-refusal';
import { balancerProblem, isBalancer, withoutSocket, workerProblem } from './proxy-urls';
import { refused } from './refused';

const NOTHING: readonly Problem[] = [];
const FLAGS: ReadonlySet<string> = new Set(['nocanon', 'interpolate', 'noquery']);
const NOT_A_PAIR = "Invalid ProxyPass|ProxyPassMatch parameter. Parameter must be in the form 'key=value'.";

export const proxyPass: SpecialJudge = (node, _spec, _heard, _context, commands) => {
  const pass = passOf(node);
  const { path, url, rest, isMatch, inLocation } = pass;
  const odd = rest.length === 0 ? undefined : oddWord(rest, inLocation, url!.value);
  if (odd !== undefined) return [wordRefusal(node, odd.word, odd)];
  if (url === undefined) return [refused('httpd/argument-count', node, 'ProxyPass|ProxyPassMatch needs a path when not defined in a location')];
  if (withoutSocket(url.value) === undefined) return [wordRefusal(node, url, { message: 'ProxyPass|ProxyPassMatch uses an invalid "unix:" URL' })];
  if (isMatch && node.key === 'proxypass' && path !== undefined) {
    const pattern = judgeRegex(node, path, 'Regular expression could not be compiled.', commands);
    if (pattern.length > 0) return pattern;
  }
  if (url.value === '!') return NOTHING;
  const parameters = rest.length === 0 ? rest : rest.filter((word) => isParameter(word.value));
  return isBalancer(url.value) ? judgeBalancer(node, pass, url, parameters, commands) : judgeWorker(node, pass, url, parameters, commands);
};

function isParameter(word: string): boolean {
  return !FLAGS.has(word.toLowerCase()) && !/^mapping=/i.test(word);
}

/** The first word behind the address that is neither a flag nor of the form `key=value`. */
function oddWord(words: readonly Word[], inLocation: boolean, url: string): { readonly word: Word; readonly message: string } | undefined {
  for (const word of words) {
    const { value } = word;
    if (FLAGS.has(value.toLowerCase())) continue;
    if (!value.includes('=')) {
      const message = inLocation && url.startsWith('/') ? 'ProxyPass|ProxyPassMatch can not have a path when defined in a location.' : NOT_A_PAIR;
      return { word, message };
    }
    const mapping = /^mapping=([^]*)$/i.exec(value)?.[1];
    if (mapping !== undefined && !sameWord(mapping, 'encoded') && !sameWord(mapping, 'servlet')) return { word, message: 'unknown mapping' };
  }
  return undefined;
}

function judgeBalancer(node: ConfigNode, pass: Pass, url: Word, parameters: readonly Word[], commands: Commands): readonly Problem[] {
  const problems: Problem[] = [];
  const wrong = balancerProblem(url.value);
  if (wrong !== undefined) return [wordRefusal(node, url, { message: `ProxyPass ${wrong}` })];
  if (!pass.isMatch && pass.path !== undefined && parseUri(pass.path.value) === undefined) {
    problems.push(wordRefusal(node, pass.path, { message: `ProxyPass unable to parse: ${pass.path.value}`, unless: definesBalancer(node, url.value) }));
  }
  const judged = parameters.length === 0 ? NOTHING : judgeTable(node, parameters, (key, value) => {
    const message = balancerParameterProblem(key, value, commands);
    return message === undefined ? undefined : { message: `ProxyPass ${message}` };
  });
  return [...problems, ...judged];
}

/** Parameters of a worker that another directive has made already are not looked at. */
function judgeWorker(node: ConfigNode, pass: Pass, url: Word, parameters: readonly Word[], commands: Commands): readonly Problem[] {
  const wrong = workerProblem(url.value, pass.isMatch || pass.inLocation);
  const isMatch = pass.inLocation ? undefined : pass.isMatch;
  if (wrong !== undefined) return [wordRefusal(node, url, { message: `ProxyPass ${wrong}`, unless: servesWorker(node, url.value, isMatch) })];
  if (parameters.length === 0) return NOTHING;
  const served = servesWorker(node, url.value, isMatch);
  return judgeTable(node, parameters, (key, value) => {
    const problem = workerParameterProblem(key, value, commands);
    if (problem === undefined) return undefined;
    return { message: `ProxyPass ${problem.message}`, unless: (above) => served(above) || problem.unless?.(above) === true };
  });
}
