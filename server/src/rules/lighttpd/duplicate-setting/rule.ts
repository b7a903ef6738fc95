import { placeIn } from '../../../base/text-file';
import { allSettings } from '../../../lighttpd/server';
import { allStatements } from '../../../lighttpd/tree';
import { treeOf } from '../../../lighttpd/evaluate';
import { refusedBy, textAt } from '../../lighttpd';
import type { FileRule, Fix } from '../../types';

/** `varline ::= key ASSIGN expression` (configparser.y): a key is assigned once in a block. */
export const rule: FileRule = {
  id: 'lighttpd/duplicate-setting',
  summary: 'A setting that is assigned twice in one block',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/duplicate-setting', ({ at, other }, server) => {
    const name = textAt(at);
    const of = server.files.find(({ source }) => source === at.source)!;
    const node = [...allStatements(treeOf(of.source, server.release).statements)].find((statement) => statement.kind === 'assignment' && statement.key.start === at.start);
    const isList = [...allSettings(server)].some(({ setting }) => setting.name.toLowerCase() === name.toLowerCase() && setting.value.type === 'array');
    const operator = (sign: string): Fix[] => (node?.kind !== 'assignment' ? [] : [{ title: `Write ${name} ${sign}`, safety: 'review', edits: [{ kind: 'replace', at: placeIn(of, node.operatorSpan), text: sign }] }]);
    return {
      message: `${name} has a value here already, and lighttpd does not start. Write := to replace it${isList ? ', += to add to it' : ''}.`,
      fixes: isList ? [...operator('+='), ...operator(':=')] : operator(':='),
      ...(other === undefined ? {} : { related: [{ at: other, message: 'The first value.' }] }),
    };
  }),
};
