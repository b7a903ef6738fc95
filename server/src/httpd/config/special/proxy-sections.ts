/** What follows the address of `<Proxy>`, judged after the children ran. Follows proxysection (modules/proxy/mod_proxy.c). */
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { Commands } from '../walk';
import { parameterProblem } from './proxy-members';
import { judgeParameters, wordRefusal, type ParameterProblem } from './proxy-refusal';
import { servesWorker } from './proxy-places';
import { balancerProblem, isBalancer, withoutSocket, workerProblem } from './proxy-urls';

/** Problems of the words before the last `>`; no words at all are a section of nothing. */
export function judgeProxySection(node: ConfigNode, words: readonly Word[], commands: Commands): readonly Problem[] {
  const [first, ...others] = words;
  if (first === undefined || others.length === 0) return [];
  const name = first.value.replace(/^proxy:/i, '');
  const wrong = node.key === '<proxymatch' ? { message: 'Multiple <ProxyMatch> arguments not (yet) supported.' } : nameProblem(node, name);
  const problems = wrong === undefined ? [] : [wordRefusal(node, first, wrong)];
  if (wrong === undefined || wrong.unless !== undefined) {
    const malformed = "Invalid Proxy parameter. Parameter must be in the form 'key=value'";
    problems.push(...judgeParameters(node, others, malformed, (key, value) => parameterProblem(node.name, name, key, value, commands)));
  }
  return problems.map((problem) => ({ ...problem, data: { ...problem.data, afterChildren: true } }));
}

function nameProblem(node: ConfigNode, name: string): ParameterProblem | undefined {
  if (hasWildcard(name)) return { message: `${node.name}> arguments are not supported for wildchar url.` };
  if (!name.includes(':')) return { message: `${node.name}> arguments are not supported for non url.` };
  const wrong = isBalancer(name) ? balancerProblem(name) : undefined;
  if (isBalancer(name)) return wrong === undefined ? undefined : { message: `${node.name} ${wrong}` };
  if (withoutSocket(name) === undefined) return { message: '<Proxy/ProxyMatch > uses an invalid "unix:" URL' };
  const unmade = workerProblem(name, false);
  return unmade === undefined ? undefined : { message: `${node.name} ${unmade}`, unless: servesWorker(node, name, false) };
}

/** apr_fnmatch_test: a bracket counts where another one closes it. */
function hasWildcard(text: string): boolean {
  return /[*?]|\[[^]*\]/.test(text.replace(/\\[^]/g, ''));
}
