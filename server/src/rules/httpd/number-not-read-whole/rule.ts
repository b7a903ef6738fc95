import { directive } from '../../../httpd/catalog/catalog';
import type { DirectiveSpec, NumberRange } from '../../../httpd/catalog/types';
import type { ConfigNode } from '../../../httpd/config/node';
import { parseAtoi } from '../../../httpd/syntax/numbers';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { Fix, LineRule } from '../../types';
import { nameOf } from '../../words';
import { meantNumber, unitWord } from './intention';

/** Handlers that use atoi, strtol or apr_strtoff and do not look at what is left of the word. */
export const rule: LineRule = {
  id: 'httpd/number-not-read-whole',
  summary: 'A number that httpd reads only in part, such as Timeout 5m',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'line',
  on: 'all',
  when: (node) => directive(node.key)?.range !== undefined,
  *check(node, view) {
    const heard = heardWords(node, view);
    for (const range of heard?.spec.range ?? []) {
      const value = heard!.words[range.arg - 1];
      const word = node.words[range.arg - 1];
      if (value === undefined || word === undefined || !isMisread(range, value)) continue;
      const read = range.parse === 'atoi' ? parseAtoi(value) : Number.parseInt(value, 10) || 0;
      if (isCorrected(range, read)) continue;
      const rest = value.trim().replace(/^[-+]?\d+/, '');
      const isNumber = rest !== value.trim();
      const why = isNumber ? `it reads the digits and drops ${rest}` : 'it finds no number there';
      const message = `${nameOf(node)} ${value} is ${read}${unitWord(range, read)} to httpd: ${why}, without a message.`;
      yield {
        at: node.place(word), severity: 'warning', consequence: 'silent', message,
        fixes: isEditable(node) ? fixesOf(node, heard!.spec, range, value, read) : [],
      };
    }
  },
};

function isMisread(range: NumberRange, value: string): boolean {
  if (range.parse !== 'atoi' && range.parse !== 'prefix') return false;
  if (range.also?.some((each) => each.toLowerCase() === value.toLowerCase()) === true || /^\s*[-+]?\d+\s*$/.test(value)) return false;
  const observed = range['observed'] as { acceptsNonNumericText?: boolean; acceptsTrailingText?: boolean } | undefined;
  return (/^\s*[-+]?\d/.test(value) ? observed?.acceptsTrailingText : observed?.acceptsNonNumericText) === true;
}

/** A number that httpd then corrects, with a warning: that is said by the rules of the MPM. */
function isCorrected(range: NumberRange, read: number): boolean {
  return range.enforced === 'warn-and-clamp' && range.min !== null && read < range.min;
}

/** What the author most likely means comes first; then what httpd reads, which changes nothing. */
function fixesOf(node: ConfigNode, spec: DirectiveSpec, range: NumberRange, value: string, read: number): Fix[] {
  const word = node.words[range.arg - 1]!;
  const meant = meantNumber(spec, range, value);
  const write = (number: number, safety: Fix['safety']): Fix => ({ title: `Write ${number}`, safety, edits: [replaceWord(node, word, String(number))] });
  return meant === undefined || meant === read ? [write(read, 'safe')] : [write(meant, 'review'), write(read, 'safe')];
}
