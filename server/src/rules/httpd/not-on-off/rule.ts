import type { ConfigNode } from '../../../httpd/config/node';
import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { fromProblem, isEditable, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

const ON = new Set(['yes', 'true', 'enable', 'enabled', 'y', 'active']);
const OFF = new Set(['no', 'false', 'disable', 'disabled', 'n', 'none', 'inactive', '0']);

/** Follows the case FLAG of invoke_cmd (server/config.c). */
export const rule: ProblemRule = {
  id: 'httpd/not-on-off',
  summary: 'Another word than On or Off for a switch',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const word = node.words[0];
    const name = nameOf(node);
    if (word === undefined) return fromProblem(problem, `${name} needs On or Off: ${refusal(view)}.`, { fixes: [] });
    const message = `${name} takes On or Off and no other word, so ${word.value === '' ? 'an empty one' : word.value} fails: ${refusal(view)}.`;
    return fromProblem(problem, message, { at: node.place(word), fixes: meant(word.value).map((value) => write(node, value)).filter(() => isEditable(node)) });
  },
};

/** What the author most likely means; a number was a count of requests in 1.3 and 2.2 (KeepAlive 5). */
function meant(value: string): readonly string[] {
  const lower = value.toLowerCase();
  if (ON.has(lower) || /^[1-9]\d*$/.test(lower)) return ['On'];
  if (OFF.has(lower)) return ['Off'];
  const near = nearestNames(value, ['On', 'Off'], 1);
  return near.length > 0 ? near : /^of/.test(lower) ? ['Off'] : [];
}

function write(node: ConfigNode, value: string): Fix {
  return { title: `Write ${value}`, safety: 'review', edits: [replace(node.place(node.words[0]!), value)] };
}
