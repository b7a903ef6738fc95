import type { NumberRange } from '../../../httpd/catalog/types';
import { fromProblem, isEditable, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

/** Shows numbers that a handler refuses. Those that httpd takes and corrects are the business of the MPM rules. */
export const rule: ProblemRule = {
  id: 'httpd/out-of-range',
  summary: 'A number that httpd refuses',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data, at } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const value = String(data?.['value'] ?? '');
    const range = data?.['range'] as NumberRange | undefined;
    const number = /^\s*[-+]?\d+/.exec(value);
    const bounds = range === undefined ? '' : boundsOf(range);
    const takes = bounds === '' ? '' : ` It takes ${bounds}.`;
    const subject = `${nameOf(node)} ${value}`;
    const why = number === null ? 'that is no number' : /^\s*[-+]?\d+$/.test(value) ? 'that is out of range' : `httpd does not take ${value.trim()} as a number`;
    const bound = nearestBound(range, number === null ? 0 : Number(number[0]));
    const fixes: Fix[] = bound === undefined || !isEditable(node)
      ? [] : [{ title: `Write ${bound}`, safety: 'review', edits: [replace(at, String(bound))] }];
    return fromProblem(problem, `${subject}: ${why}, and ${refusal(view)}.${takes}`, { fixes });
  },
};

/** Numbers that are no more than the limits of a C type tell an administrator nothing. */
const BIG = 2 ** 31 - 1;

function boundsOf(range: NumberRange): string {
  const unit = UNITS[range.unit ?? ''] ?? '';
  const words = range.also === undefined ? '' : `, or ${range.also.join(', ')}`;
  const max = range.max !== null && range.max < BIG ? range.max : undefined;
  if (range.min === null && max === undefined) return `a number${unit}`;
  if (max === undefined) return `a number${unit} from ${range.min} on${words}`;
  return `a number${unit} from ${range.min ?? 'anything'} to ${max}${words}`;
}

const UNITS: Readonly<Record<string, string>> = { s: ' of seconds', ms: ' of milliseconds', bytes: ' of bytes', KiB: ' of KiB' };

function nearestBound(range: NumberRange | undefined, value: number): number | undefined {
  if (range === undefined) return undefined;
  if (range.min !== null && value < range.min) return range.min;
  return range.max !== null && value > range.max && range.max < BIG ? range.max : undefined;
}
