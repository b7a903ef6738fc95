import { HTTP_FIELDS } from '../../../lighttpd/conditions';
import { refusedBy, textAt } from '../../lighttpd';
import type { FileRule } from '../../types';

/** configparser_parse_condition (configparser.y) and data_config_pcre_compile (configfile-glue.c). */
export const rule: FileRule = {
  id: 'lighttpd/invalid-condition',
  summary: 'A condition that lighttpd refuses',
  severities: ['error'],
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/invalid-condition', ({ at, kind, message }) => {
    const text = textAt(at);
    if (kind === 'condition-field') return { message: `lighttpd knows no ${text} to compare, and does not start. $HTTP has ${HTTP_FIELDS.slice(0, -1).join(', ')} and ${HTTP_FIELDS.at(-1)}; any other header is $REQUEST_HEADER[...].` };
    if (kind === 'pattern') return { message: `${text} is no regular expression (${message.replace(/^pcre_compile: /, '')}), and lighttpd does not start.` };
    return { message: `${text} is no address, and lighttpd does not start. A name is compared by $HTTP["host"], an address with an optional mask by $HTTP["remote-ip"].` };
  }),
};
