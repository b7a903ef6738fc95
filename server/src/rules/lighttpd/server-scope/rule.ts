import { lighttpdKey } from '../../../lighttpd/keys';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { allSettings } from '../../../lighttpd/server';
import { keyPlace, keyText } from '../../lighttpd';
import type { FileRule } from '../../types';

/** config_plugin_values_init (configfile-glue.c): such a setting is told and kept, and only the whole server's is used. */
export const rule: FileRule = {
  id: 'lighttpd/server-scope',
  summary: 'A setting of the whole server inside a condition',
  severities: ['warning'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const { context, setting } of server === undefined ? [] : allSettings(server)) {
      const key = lighttpdKey(setting.name);
      if (context.index === 0 || key === undefined || key.last !== undefined) continue;
      const isSocket = key.scope === 'socket' && !inSocket(context);
      if (key.scope !== 'server' && !isSocket) continue;
      yield {
        at: keyPlace(setting), severity: 'warning', consequence: 'warns',
        message: isSocket
          ? `${keyText(setting)} belongs to a socket: it holds for the whole server or in $SERVER["socket"] ==, and here lighttpd warns of it and ignores it.`
          : `${keyText(setting)} is a setting of the whole server. Inside a condition lighttpd warns of it, and it has no effect.`,
      };
    }
  },
};

function inSocket(context: { readonly condition: { readonly key: string } | undefined }): boolean {
  return context.condition?.key === 'socket';
}
