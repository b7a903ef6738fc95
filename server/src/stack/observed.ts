/** What a running server says beside what its configuration would make it. */
import type { ServerStatus } from '../host/server-status';
import { capacityShape } from './capacity';
import type { MpmPicture } from './mpm';

/** One figure of the running server. */
export interface ObservedRow {
  readonly what: string;
  readonly configured: string;
  readonly running: string;
  /** Said where they differ, or where the figure is worth a word; a sentence. */
  readonly note?: string;
  readonly differs: boolean;
}

export interface Observed {
  readonly version?: string;
  readonly uptimeSeconds?: number;
  readonly busy: number;
  readonly idle: number;
  /** Workers that the running server can have. */
  readonly slots: number;
  readonly rows: readonly ObservedRow[];
  readonly states: ServerStatus['states'];
}

/** From this share of busy workers on, the limit is near. */
const NEAR = 0.9;

/** Compares the figures. The request that asked counts as a busy worker, as httpd counts it. */
export function compareStatus({ name, effective }: MpmPicture, status: ServerStatus): Observed {
  const { version, uptimeSeconds, busy, idle, slots, states } = status;
  return {
    ...(version === undefined ? {} : { version }), ...(uptimeSeconds === undefined ? {} : { uptimeSeconds }),
    busy, idle, slots, states, rows: [...rowsOf(name, effective, status)],
  };
}

function* rowsOf(name: MpmPicture['name'], effective: MpmPicture['effective'], { mpm, busy, idle, processes, stopping, slots }: ServerStatus): Generator<ObservedRow> {
  const shape = capacityShape(effective);
  const isOther = mpm !== undefined && mpm !== name;
  if (mpm !== undefined) {
    yield { what: 'MPM', configured: name, running: mpm, differs: isOther, ...(isOther ? { note: 'The server runs with another MPM: a change of it takes effect after a stop and a start.' } : {}) };
  }
  const differs = slots !== shape.capacity;
  yield {
    what: 'Requests at once', configured: String(shape.capacity), running: String(slots), differs,
    ...(differs ? { note: `The server was started with other numbers, or other ones are in force: it can serve ${slots} at once. ServerLimit and ThreadLimit change after a stop and a start only.` } : {}),
  };
  const share = slots === 0 ? 0 : busy / slots;
  yield {
    what: 'Busy workers', configured: `${shape.capacity} at most`, running: `${busy} (${Math.round(share * 100)} %)`, differs: false,
    ...(share >= NEAR ? { note: busy >= slots ? 'All workers are busy: further connections wait in the backlog of the listening socket.' : 'Nearly all workers are busy.' } : {}),
  };
  yield idleRow(effective, { busy, idle, slots });
  if (processes === undefined) return;
  const finishing = stopping === undefined || stopping === 0 ? '' : `, ${stopping} of them finishing`;
  const most = shape.slots > shape.processes ? `${shape.processes} at most, ${shape.slots} while old ones finish` : `${shape.processes} at most`;
  const tooMany = processes > shape.slots;
  yield { what: 'Processes', configured: most, running: `${processes}${finishing}`, differs: tooMany, ...(tooMany ? { note: 'There are more processes than this configuration allows.' } : {}) };
}

function idleRow({ mpm, runtime }: MpmPicture['effective'], { busy, idle, slots }: Pick<ServerStatus, 'busy' | 'idle' | 'slots'>): ObservedRow {
  const kind = mpm === 'prefork' ? 'Servers' : 'Threads';
  const min = runtime[`MinSpare${kind}`];
  const max = runtime[`MaxSpare${kind}`];
  const configured = min === undefined || max === undefined ? 'any number' : `${min} to ${max}`;
  const row = { what: 'Idle workers', configured, running: String(idle), differs: false };
  if (min === undefined || max === undefined) return row;
  if (idle < min) return { ...row, note: busy + idle >= slots ? 'Fewer are idle than wanted, and no more can be started.' : 'Fewer are idle than wanted: httpd starts processes.' };
  return idle > max ? { ...row, note: 'More are idle than wanted: httpd ends one process a second.' } : row;
}
