import { isSpaceAt } from '../../../httpd/syntax/words';
import type { LineRule } from '../../types';

/** Follows ap_resolve_env (server/core.c), which knows no escape. */
export const rule: LineRule = {
  id: 'httpd/escaped-variable',
  summary: 'A backslash before a variable that is replaced all the same',
  severities: ['warning'],
  scope: 'line',
  on: 'all',
  when: (node) => node.isExpanded && node.site.line.text.includes('\\${'),
  *check(node, view) {
    const { text } = node.site.line;
    if (node.site.via !== undefined) return;
    const match = /(^|[^\\])\\(\$\{([^}:]+)\})/.exec(text);
    if (match === null || isSpaceAt(text, match.index + match[1]!.length + 1)) return;
    const name = match[3]!;
    const isKnown = view.config.environment.variables.has(name.toLowerCase()) || view.config.world.environment.has(name);
    if (!isKnown) return;
    const start = match.index + match[1]!.length;
    yield {
      at: { ...node.wholePlace, start, end: start + 1 + match[2]!.length }, severity: 'warning', consequence: 'silent',
      message: `A backslash does not protect \${${name}}: the line gets the backslash and the value. Nothing can keep these characters but a name that is not defined.`,
    };
  },
};
