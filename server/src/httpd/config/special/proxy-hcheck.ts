/** Health checks of mod_proxy_hcheck. Follows set_worker_hc_param and set_hc_template (modules/proxy/mod_proxy_hcheck.c). */
import type { ConfigNode } from '../node';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { sameWord } from './handler';
import { int } from './numbers';
import { micros, shorterThan, WORKER_CHECKS } from './proxy-parameters';
import { judgeParameters, type ParameterProblem } from './proxy-refusal';
import { refused } from './refused';

const METHODS = ['NONE', 'TCP', 'OPTIONS', 'HEAD', 'GET', 'CPING', 'PROVIDER', 'OPTIONS11', 'HEAD11', 'GET11'];
const TENTH_OF_SECOND = 100_000n;

const passes = int(0, 2 ** 31 - 1, 'Passes must be a positive value');
const fails = int(0, 2 ** 31 - 1, 'Fails must be a positive value');
const uri = shorterThan(64, 'Health check uri');

/** What httpd says to a parameter of a worker, undefined if it takes it. */
export function workerParameterProblem(key: string, value: string, commands: Commands): ParameterProblem | undefined {
  const name = key.toLowerCase();
  const check = Object.hasOwn(WORKER_CHECKS, name) ? WORKER_CHECKS[name] : undefined;
  if (check === undefined) return hasHcheck(commands) ? healthProblem(name, value, commands) : { message: 'unknown Worker parameter' };
  return said(check(value));
}

function hasHcheck({ world, modules }: Commands): boolean {
  return world.modules === 'any' || modules.has('proxy_hcheck_module');
}

function said(message: string | undefined): ParameterProblem | undefined {
  return message === undefined ? undefined : { message };
}

function healthProblem(name: string, value: string, commands: Commands): ParameterProblem | undefined {
  switch (name) {
    case 'hctemplate':
      return { message: `Unknown ProxyHCTemplate name: ${value}`, unless: names('proxyhctemplate', value) };
    case 'hcexpr':
      return { message: `Unknown health check condition expr: ${value}`, unless: names('proxyhcexpr', value) };
    case 'hcmethod':
      return said(methodProblem(value, commands));
    case 'hcinterval': {
      const time = micros(value);
      if (time === undefined) return { message: 'Unparse-able hcinterval setting' };
      return time < TENTH_OF_SECOND ? { message: 'Interval must be a positive value greater than 100ms' } : undefined;
    }
    case 'hcpasses':
      return said(passes(value));
    case 'hcfails':
      return said(fails(value));
    case 'hcuri':
      return said(uri(value));
    default:
      return { message: 'unknown Worker hcheck parameter' };
  }
}

function names(key: string, name: string): (node: ConfigNode) => boolean {
  return (node) => node.key === key && sameWord(node.words[0]?.value ?? '', name);
}

function methodProblem(value: string, { world, modules }: Commands): string | undefined {
  const method = METHODS.find((each) => sameWord(each, value));
  if (method === undefined) return 'Unknown method';
  const hasAjp = world.modules === 'any' || modules.has('proxy_ajp_module');
  return method === 'PROVIDER' || (method === 'CPING' && !hasAjp) ? `Health check method ${value} not (yet) implemented` : undefined;
}

/** A template knows its own name already. */
const template: SpecialJudge = (node, spec, _heard, _context, commands) => {
  const [name, ...parameters] = node.words;
  if (name === undefined || name.value === '') return [refused('httpd/argument-count', node, `Missing template name for ${spec.name}`)];
  return judgeParameters(node, parameters, "Invalid ProxyHCTemplate parameter. Parameter must be in the form 'key=value'", (key, value) => {
    if (sameWord(key, 'hctemplate') && sameWord(value, name.value)) return undefined;
    const problem = healthProblem(key.toLowerCase(), value, commands);
    return problem === undefined ? undefined : { ...problem, message: `ProxyHCTemplate: ${problem.message} ${key}=${value}; ${name.value}` };
  });
};

export const HCHECK_JUDGES: readonly (readonly [string, SpecialJudge])[] = [['proxyhctemplate', template]];
