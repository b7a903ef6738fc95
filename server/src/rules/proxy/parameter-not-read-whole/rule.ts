import { WORKER_CHECKS } from '../../../httpd/config/special/proxy-parameters';
import { parseAtoi } from '../../../httpd/syntax/numbers';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { Fix, LineRule } from '../../types';

/** Parameters that httpd reads with atoi; those of the first line count seconds. */
const SECONDS: ReadonlySet<string> = new Set(['timeout', 'retry', 'ttl']);
const NUMBERS: ReadonlySet<string> = new Set([...SECONDS, 'min', 'max', 'smax', 'lbset', 'maxattempts', 'iobuffersize', 'receivebuffersize', 'growth']);
const UNITS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86400 };

/** set_worker_param and set_balancer_param (modules/proxy/mod_proxy.c) use atoi and look at the number alone. */
export const rule: LineRule = {
  id: 'proxy/parameter-not-read-whole',
  summary: 'A number of a backend that httpd reads only in part, such as timeout=5m',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'line',
  on: ['proxypass', 'proxypassmatch', 'balancermember', 'proxyset', '<proxy'],
  *check(node, view) {
    if (!node.isSection && heardWords(node, view) === undefined) return;
    for (const word of node.words) {
      const [, name = '', value = ''] = /^(\w+)=(.*?)>?$/.exec(word.value) ?? [];
      const key = name.toLowerCase();
      if (!NUMBERS.has(key) || value === '' || /^\s*[-+]?\d+\s*$/.test(value) || /[${%]/.test(value)) continue;
      const read = parseAtoi(value);
      // What httpd refuses is spoken of elsewhere.
      if (WORKER_CHECKS[key]?.(value) !== undefined) continue;
      const rest = value.trim().replace(/^[-+]?\d+/, '');
      const unit = SECONDS.has(key) ? (read === 1 ? ' second' : ' seconds') : '';
      const why = rest === value.trim() ? 'it finds no number there' : `it reads the digits and drops ${rest}`;
      const write = (number: number, safety: Fix['safety']): Fix => ({ title: `Write ${name}=${number}`, safety, edits: [replaceWord(node, word, `${name}=${number}`)] });
      const meant = SECONDS.has(key) ? read * (UNITS[rest.toLowerCase()] ?? 1) : read;
      yield {
        at: node.place(word), severity: 'warning', consequence: 'silent', message: `${name}=${value} is ${read}${unit} to httpd: ${why}, without a message.`,
        fixes: !isEditable(node) || word.value.endsWith('>') ? [] : [...(meant === read ? [] : [write(meant, 'review')]), write(read, 'safe')],
      };
    }
  },
};
