import { refusedBy, textAt } from '../../lighttpd';
import type { FileRule } from '../../types';

/** `value ::= key` (configparser.y): a name without quotes is looked up in the block and in those around it. */
export const rule: FileRule = {
  id: 'lighttpd/undefined-variable',
  summary: 'A name without quotes that nothing has given a value',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/undefined-variable', ({ at }) => {
    const name = textAt(at);
    if (/^-\d/.test(name)) return { message: `${name} is a name to lighttpd, which has no negative numbers, and nothing has given it a value: it does not start.` };
    const isText = !name.startsWith('var.') && !name.startsWith('env.');
    return {
      message: `${name} stands without quotes, so it is a name, and nothing above has given it a value: lighttpd does not start.${isText ? ' Text stands in double quotes.' : ''}`,
      fixes: isText ? [{ title: `Write "${name}"`, safety: 'review', edits: [{ kind: 'replace', at, text: `"${name}"` }] }] : [],
    };
  }),
};
