import { mpmOf } from '../../../stack/mpm';
import { plainNumber } from '../../seconds';
import type { ConfigRule } from '../../types';
import { nameOf } from '../../words';

/** mod_ftp serves a session in the worker that took its connection (process_connection of mod_ftp). */
export const rule: ConfigRule = {
  id: 'limits/ftp-in-httpd',
  summary: 'FTP sessions of mod_ftp that may take the workers of httpd',
  severities: ['info'],
  scope: 'config',
  on: ['ftp', 'ftplimitloginserver'],
  *check(view) {
    const on = view.nodes('ftp').find((node) => /^on$/i.test(node.words[0]?.value ?? ''));
    const mpm = on === undefined || !view.complete || !view.config.commands.modules.has('ftp_module') ? undefined : mpmOf(view);
    if (on === undefined || mpm === undefined) return;
    const { capacity } = mpm.effective;
    const limit = view.nodes('ftplimitloginserver').at(-1);
    const most = limit === undefined ? 0 : plainNumber(limit.words[0]?.value);
    if (most === undefined || (most > 0 && most * 2 <= capacity)) return;
    const said = limit === undefined ? 'FTPLimitLoginServer is not set' : `${nameOf(limit)} is ${limit.words[0]!.value}`;
    yield {
      at: (limit ?? on).wholePlace, severity: 'info', consequence: 'advice',
      message: `${said}: every FTP session holds one of the ${capacity} workers until it ends, and sessions of clients that are gone do so until FTPTimeoutIdle. A limit well below that leaves workers to web pages.`,
    };
  },
};
