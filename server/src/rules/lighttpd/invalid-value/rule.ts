import { refusedBy } from '../../lighttpd';
import type { FileRule } from '../../types';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in double quotes', bool: '"enable" or "disable"', short: 'a whole number up to 65535', int: 'a whole number up to 4294967295', array: 'a list in parentheses',
  vlist: 'a list of texts, ( "a", "b" )', kvstring: 'a list of pairs of texts, ( "a" => "b" )', kvany: 'a list of pairs, ( "a" => "b" )', kvarray: 'a list of lists, ( "a" => ( ... ) )',
};

/** config_plugin_values_init_block (configfile-glue.c) and config_set_defaults (configfile.c). */
export const rule: FileRule = {
  id: 'lighttpd/invalid-value',
  summary: 'A value of the wrong kind, or no document root',
  severities: ['error', 'warning'],
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/invalid-value', ({ kind, key, message }) => {
    if (kind === 'document-root') return { severity: 'warning', message: 'Nothing sets server.document-root for the whole server, and lighttpd does not start.', assumes: ['lighttpd is started with this file'] };
    if (kind === 'event-handler') return { message: `lighttpd knows no such event handler and does not start (${message}).` };
    const takes = key !== undefined && /should have been|but expected|unexpected type/.test(message) ? KINDS[key.type] : undefined;
    return { message: takes === undefined ? `lighttpd refuses this value and does not start: ${message}.` : `${key!.name} takes ${takes}; lighttpd refuses this value and does not start.` };
  }),
};
