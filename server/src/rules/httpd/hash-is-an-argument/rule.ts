import type { Word } from '../../../httpd/syntax/words';
import type { ConfigNode } from '../../../httpd/config/node';
import { trimmedEnd } from '../../../httpd/syntax/words';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import { isOpenList } from '../../open-lists';
import type { Fix, LineRule } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_build_config_sub (server/config.c): a comment is a line whose first character is a hash. */
export const rule: LineRule = {
  id: 'httpd/hash-is-an-argument',
  summary: 'A comment at the end of a line, which httpd takes for arguments',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'line',
  on: 'all',
  when: (node) => node.text.includes('#', node.argsStart),
  *check(node, view) {
    const heard = heardWords(node, view);
    const hash = node.words.find((word, index) => index > 0 && isHash(word));
    if (heard === undefined || hash === undefined) return;
    const end = trimmedEnd(node.text);
    const at = node.place({ start: hash.start, end });
    const isIgnored = heard.spec.args === 'FLAG';
    if (isIgnored) {
      const message = `${nameOf(node)} hears its first word only, so what looks like a comment here does no harm; httpd has none at the end of a line.`;
      yield { at, severity: 'info', consequence: 'silent', message, fixes: fixesOf(node, hash, end, 'safe') };
    } else if (isOpenList(heard.spec)) {
      const message = `httpd has no comments at the end of a line: to ${nameOf(node)} the # and every word behind it are further arguments.`;
      yield { at, severity: 'warning', consequence: 'silent', message, fixes: fixesOf(node, hash, end, 'review') };
    }
  },
};

/** A lonely hash, or a hash with a word: patterns such as `#*#` are neither. */
function isHash({ value, quote }: Word): boolean {
  return quote === undefined && /^#+(?:[A-Za-z].*)?$/.test(value);
}

function fixesOf(node: ConfigNode, hash: Word, end: number, safety: Fix['safety']): Fix[] {
  if (!isEditable(node)) return [];
  const text = node.text.slice(hash.start, end);
  const start = trimmedEnd(node.text.slice(0, hash.start));
  return [{
    title: 'Move the comment above', safety,
    edits: [{ kind: 'insertBefore', line: node.site, text }, replace(node.place({ start, end }), '')],
  }];
}
