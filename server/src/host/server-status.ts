/** What a running httpd says of itself at `server-status?auto` (mod_status), and the addresses it may be asked at. */

/** More than this is not read: one character for each worker, and few servers have a million. In bytes. */
export const MAX_STATUS_BYTES = 4 * 1024 * 1024;

export interface ServerStatus {
  /** `event`, as the server names its MPM; httpd 2.2 does not. */
  readonly mpm: string | undefined;
  /** `Apache/2.4.71 (Debian)`. */
  readonly version: string | undefined;
  readonly uptimeSeconds: number | undefined;
  readonly busy: number;
  readonly idle: number;
  /** Running processes and those of them that finish; event tells, prefork and worker do not. */
  readonly processes: number | undefined;
  readonly stopping: number | undefined;
  readonly connections: number | undefined;
  /**
   * Slots for workers: processes at most × threads of each. httpd prints one character for each that the running MPM can use
   * (`status_handler`, modules/generators/mod_status.c, counts to AP_MPMQ_MAX_DAEMONS and AP_MPMQ_MAX_THREADS).
   */
  readonly slots: number;
  /** Slots by their state, in the order of the scoreboard's key. */
  readonly states: readonly { readonly name: string; readonly count: number }[];
}

const STATES: Readonly<Record<string, string>> = {
  _: 'waiting for a connection', S: 'starting up', R: 'reading a request', W: 'sending a reply', K: 'keeping a connection alive', D: 'looking up a name',
  C: 'closing a connection', L: 'logging', G: 'finishing gracefully', I: 'idle, being ended', '.': 'no process',
};

/**
 * Reads the text of `server-status?auto`.
 *
 * @returns the figures, or in one sentence why the text is none of it
 */
export function parseServerStatus(text: string): ServerStatus | string {
  if (text.length > MAX_STATUS_BYTES) return 'It is too long for a server status.';
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^([A-Za-z][A-Za-z0-9 ]*): (.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name)) fields.set(name, value.trim());
  }
  const scoreboard = fields.get('Scoreboard');
  if (scoreboard === undefined) {
    return /<html|<!doctype/i.test(text) ? 'It is the page for people: the address has to end with ?auto.' : 'It has no Scoreboard line, so it is not what server-status?auto prints.';
  }
  const busy = countIn(fields, 'BusyWorkers');
  const idle = countIn(fields, 'IdleWorkers');
  if (busy === undefined || idle === undefined) return 'It has no numbers of busy and idle workers.';
  const counts = new Map<string, number>();
  for (const state of scoreboard) {
    if (!(state in STATES)) return `Its scoreboard has a ${state}, which is no state of a worker.`;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return {
    mpm: fields.get('ServerMPM')?.toLowerCase(), version: fields.get('ServerVersion'), uptimeSeconds: countIn(fields, 'ServerUptimeSeconds') ?? countIn(fields, 'Uptime'),
    busy, idle, processes: countIn(fields, 'Processes'), stopping: countIn(fields, 'Stopping'), connections: countIn(fields, 'ConnsTotal'), slots: scoreboard.length,
    states: Object.entries(STATES).flatMap(([state, name]) => (counts.has(state) ? [{ name, count: counts.get(state) ?? 0 }] : [])),
  };
}

function countIn(fields: ReadonlyMap<string, string>, name: string): number | undefined {
  const value = fields.get(name);
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Where a status is asked for. */
export interface LoopbackTarget {
  /** An address of this machine, never a name that somebody else could answer for. */
  readonly address: string;
  readonly port: number;
  /** With its query. */
  readonly path: string;
  /** For the Host line. */
  readonly host: string;
}

/** Whether a text is meant as an address and not as a file. */
export function looksLikeUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(text);
}

/**
 * Takes `http://` addresses of this machine only: 127.x.x.x, ::1 and localhost, which is 127.0.0.1 here whatever a resolver
 * says. `?auto` is added where there is no query.
 *
 * @returns the target, or in one sentence why it is refused
 */
export function loopbackTarget(url: string): LoopbackTarget | string {
  const [, host, port, path = '/', query] = /^http:\/\/(\[[^\]]*\]|[^/?#:@\s]+)(?::(\d{1,5}))?(\/[^?#\s]*)?(\?[^#\s]*)?$/i.exec(url) ?? [];
  if (host === undefined) return 'It is no http:// address without a user name.';
  const address = host.toLowerCase() === 'localhost' ? '127.0.0.1' : host === '[::1]' ? '::1' : host;
  if (address !== '::1' && !isLoopback(address)) return `${host} is not this machine: only localhost, 127.0.0.1 and [::1] are asked.`;
  const number = port === undefined ? 80 : Number(port);
  if (number < 1 || number > 65535) return `${port} is no port.`;
  return { address, port: number, path: path + (query ?? '?auto'), host: port === undefined ? host : `${host}:${port}` };
}

function isLoopback(address: string): boolean {
  const parts = address.split('.');
  return parts.length === 4 && parts[0] === '127' && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
