/** BalancerMember and ProxySet. Follows add_member and set_proxy_param (modules/proxy/mod_proxy.c). */
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { workerParameterProblem } from './proxy-hcheck';
import { balancerParameterProblem } from './proxy-parameters';
import { definesBalancer, memberOf, pathOf, proxySectionName, servesMember, servesWorker } from './proxy-places';
import { judgeParameters, judgeTable, wordRefusal, type ParameterProblem } from './proxy-refusal';
import { balancerProblem, isBalancer, withoutSocket, workerProblem } from './proxy-urls';
import { refused } from './refused';

const NOTHING: readonly Problem[] = [];

export const balancerMember: SpecialJudge = (node, _spec, _heard, _context, commands) => {
  const { balancer, url, parameters, extra } = memberOf(node);
  if (extra !== undefined) {
    const message = pathOf(node) === undefined
      ? "Invalid BalancerMember parameter. Parameter must be in the form 'key=value'"
      : 'BalancerMember can not have a balancer name when defined in a location';
    return [wordRefusal(node, extra, { message })];
  }
  if (balancer === undefined) return [refused('httpd/argument-count', node, 'BalancerMember must define balancer name when outside <Proxy > section')];
  if (url === undefined) return [refused('httpd/argument-count', node, 'BalancerMember must define remote proxy server')];
  if (withoutSocket(url.value) === undefined) return [wordRefusal(node, url, { message: 'BalancerMember uses an invalid "unix:" URL' })];
  const nameless = balancerProblem(balancer);
  if (nameless !== undefined) return [wordRefusal(node, undefined, { message: `BalancerMember ${nameless}` })];
  const wrong = workerProblem(url.value, false);
  if (wrong === undefined && parameters.length === 0) return NOTHING;
  const served = servesMember(node, balancer, url.value);
  if (wrong !== undefined) return [wordRefusal(node, url, { message: `BalancerMember ${wrong}`, unless: served })];
  return judgeTable(node, parameters, (key, value) => {
    const problem = workerParameterProblem(key, value, commands);
    if (problem === undefined) return undefined;
    return { message: `BalancerMember ${problem.message}`, unless: (above) => served(above) || problem.unless?.(above) === true };
  });
};

/** In a section the name is the section's, and what it names is made if need be; elsewhere it has to be known. */
export const proxySet: SpecialJudge = (node, _spec, _heard, _context, commands) => {
  const section = proxySectionName(node);
  const [first, ...others] = node.words;
  const name = section ?? first?.value ?? '';
  const problems: Problem[] = [];
  const unknown = section === undefined ? unknownName(node, name) : unmade(node, name);
  if (unknown !== undefined) {
    problems.push(wordRefusal(node, section === undefined ? first : undefined, unknown));
    if (unknown.unless === undefined) return problems;
  }
  const judged = judgeParameters(
    node, section === undefined ? others : node.words, "Invalid ProxySet parameter. Parameter must be in the form 'key=value'",
    (key, value) => parameterProblem('ProxySet:', name, key, value, commands),
  );
  return problems.length === 0 ? judged : [...problems, ...judged];
};

/** What httpd says to a parameter of ProxySet or `<Proxy>`. */
export function parameterProblem(before: string, name: string, key: string, value: string, commands: Commands): ParameterProblem | undefined {
  const message = isBalancer(name) ? balancerParameterProblem(key, value, commands) : undefined;
  const problem = isBalancer(name) ? (message === undefined ? undefined : { message }) : workerParameterProblem(key, value, commands);
  return problem === undefined ? undefined : { ...problem, message: `${before} ${problem.message} ${key}=${value}; ${name}` };
}

function unknownName(node: ConfigNode, name: string): ParameterProblem | undefined {
  if (isBalancer(name)) return { message: `ProxySet can not find '${name}' Balancer.`, unless: definesBalancer(node, name) };
  if (withoutSocket(name) === undefined) return { message: 'ProxySet uses an invalid "unix:" URL' };
  return { message: `ProxySet can not find '${name}' Worker.`, unless: servesWorker(node, name, undefined) };
}

function unmade(node: ConfigNode, name: string): ParameterProblem | undefined {
  const isMatch = node.parent?.key === '<proxymatch';
  const wrong = isBalancer(name) ? balancerProblem(name) : workerProblem(name, isMatch);
  if (wrong === undefined) return undefined;
  return { message: `ProxySet ${wrong}`, ...(isBalancer(name) ? {} : { unless: servesWorker(node, name, isMatch) }) };
}
