/** vsftpd.conf (vsf_parseconf_load_setting, parseconf.c of vsftpd 3.0). */
import { linesOf } from './lines';
import type { Rejected, Setting } from './setting';

export interface VsftpdFile {
  readonly settings: readonly Setting[];
  readonly rejected: readonly Rejected[];
}

/** What holds without a line, of the numbers that bound sessions (tunables.c of 3.0). */
export const VSFTPD_DEFAULTS: Readonly<Record<string, number>> = {
  idle_session_timeout: 300, data_connection_timeout: 300, accept_timeout: 60, connect_timeout: 60, max_clients: 2000, max_per_ip: 50,
};

/**
 * Reads a file: `name=value` with no blank at the equals sign or after the value, `#` begins a comment line. What the daemon
 * does not take ends it at its start; the later of two lines counts.
 */
export function parseVsftpd(text: string): VsftpdFile {
  const settings: Setting[] = [];
  const rejected: Rejected[] = [];
  for (const line of linesOf(text)) {
    const start = line.start + (/^\s*/.exec(line.text)?.[0].length ?? 0);
    const content = text.slice(start, line.end);
    if (content === '' || content.startsWith('#')) continue;
    const equals = content.indexOf('=');
    const at = { start, end: line.end };
    if (equals < 0) {
      rejected.push({ at, message: 'vsftpd does not start: the setting has no value.' });
      continue;
    }
    const name = content.slice(0, equals);
    const nameAt = { start, end: start + equals };
    const value = content.slice(equals + 1);
    const valueAt = { start: start + equals + 1, end: line.end };
    if (/\s$/.test(name)) rejected.push({ at: nameAt, message: 'vsftpd does not start: a blank before the equals sign is part of the name.' });
    else if (/_(?:enable|YES)$/.test(name) && !/^(?:yes|no|true|false|1|0)$/i.test(value)) rejected.push({ at: valueAt, message: 'vsftpd does not start: it takes YES or NO here, with nothing behind it.' });
    settings.push({ name, value, nameAt, valueAt, at });
  }
  return { settings, rejected };
}

/** A number as vsftpd reads it: octal with a 0 in front, else C's atoi. */
export function vsftpdNumber(value: string): number {
  const digits = /^\s*-?\d+/.exec(value)?.[0] ?? '0';
  if (!value.startsWith('0')) return Number(digits);
  return Number.parseInt(/^[0-7]+/.exec(value)?.[0] ?? '0', 8);
}
