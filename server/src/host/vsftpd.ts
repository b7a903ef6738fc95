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
 * Reads a file: `name=value` with no blank before the equals sign, `#` in the first column begins a comment. What the daemon
 * does not take ends it at its start, mostly without a message; the later of two lines counts.
 */
export function parseVsftpd(text: string): VsftpdFile {
  const settings: Setting[] = [];
  const rejected: Rejected[] = [];
  for (const line of linesOf(text)) {
    const start = line.start + (/^\s*/.exec(line.text)?.[0].length ?? 0);
    const content = text.slice(start, line.end);
    if (content === '' || line.text.startsWith('#')) continue;
    const equals = content.indexOf('=');
    const at = { start, end: line.end };
    if (equals < 0) {
      rejected.push({ at, message: content.startsWith('#') ? 'A comment begins in the first column; with a blank in front vsftpd does not start.' : 'Without an equals sign and a value vsftpd does not start.' });
      continue;
    }
    const name = content.slice(0, equals);
    const nameAt = { start, end: start + equals };
    const value = content.slice(equals + 1);
    const valueAt = { start: start + equals + 1, end: line.end };
    // A carriage return at the line's end is part of the value: atoi stops before it, YES and NO do not.
    const message = problemOf(name, value, text[line.end] === '\r');
    if (message !== undefined) rejected.push({ at: message.isName ? nameAt : valueAt, message: message.text });
    settings.push({ name, value, nameAt, valueAt, at });
  }
  return { settings, rejected };
}

function problemOf(name: string, value: string, hasReturn: boolean): { readonly text: string; readonly isName: boolean } | undefined {
  if (/\s$/.test(name)) return { isName: true, text: 'The blank before the equals sign is part of the name, and vsftpd does not start.' };
  const isFlag = name.endsWith('_enable');
  if (isFlag && hasReturn) return { isName: false, text: 'The carriage return at the end of the line is part of the value, and vsftpd does not start.' };
  if (isFlag && !/^(?:yes|no|true|false|1|0)$/i.test(value)) return { isName: false, text: 'vsftpd takes YES or NO here, with nothing behind it, and does not start.' };
  return name in VSFTPD_DEFAULTS && value === '' ? { isName: true, text: 'Without a value vsftpd does not start.' } : undefined;
}

/** A number as vsftpd reads it: octal with a 0 in front, else C's atoi. */
export function vsftpdNumber(value: string): number {
  const digits = /^\s*-?\d+/.exec(value)?.[0] ?? '0';
  if (!value.startsWith('0')) return Number(digits);
  return Number.parseInt(/^[0-7]+/.exec(value)?.[0] ?? '0', 8);
}
