import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { catalog } from '../../../httpd/catalog/catalog';
import type { ConfigNode, Place } from '../../../httpd/config/node';
import { fromProblem, isEditable, replace } from '../../builders';
import { howToLoad, loadModuleFixes } from '../../load-module';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { either, nameOf, refusal } from '../../words';

/** More names than these do not fit into a message. */
const LISTED = 8;

/** Shows words that a handler compares with a fixed list. */
export const rule: ProblemRule = {
  id: 'httpd/invalid-value',
  summary: 'A word that is none of those a directive takes',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const name = nameOf(node);
    const method = /unknown lbmethod.*lbmethod=(\w+)/.exec(problem.message)?.[1];
    const module = `lbmethod_${method ?? ''}_module`;
    if (method !== undefined && catalog.modules.has(module)) {
      const message = `lbmethod=${method} is a module of its own since httpd 2.4, and mod_lbmethod_${method} is not loaded: ${refusal(view)}. ${howToLoad(view, module)}`;
      return fromProblem(problem, message, { fixes: loadModuleFixes(view, module) });
    }
    const value = data?.['value'];
    const values = data?.['values'] as readonly string[] | undefined;
    if (typeof value !== 'string' || values === undefined) {
      return fromProblem(problem, `${name}: ${problem.message.replace(/[.\s]+$/, '')}; ${refusal(view)}.`);
    }
    const known = values.length > LISTED ? `one of ${values.length} words, such as ${values.slice(0, 4).join(', ')}` : either(values);
    const fixes = isEditable(node) ? nearestNames(value, values, 2).map((each) => write(node, problem.at, each)) : [];
    return fromProblem(problem, `${name} does not know ${value}: ${refusal(view)}. It takes ${known}.`, { fixes });
  },
};

function write(node: ConfigNode, at: Place, value: string): Fix {
  const text = at.line.text.slice(at.start, at.end);
  const quote = /^(["']).*\1$/.exec(text)?.[1] ?? '';
  return { title: `Write ${value}`, safety: 'review', edits: [replace(at, quote + value + quote)] };
}
