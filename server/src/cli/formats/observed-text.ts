/** A running server beside its configuration, as a table. */
import type { Observed } from '../../stack/observed';
import type { Paint } from '../paint';
import { plain } from '../plain';

export function observedText({ version, uptimeSeconds, rows, states }: Observed, paint: Paint): string {
  const about = [version === undefined ? [] : plain(version), uptimeSeconds === undefined ? [] : `up ${duration(uptimeSeconds)}`].flat().join(', ');
  const width = (pick: (row: Observed['rows'][number]) => string): number => Math.max(...rows.map((row) => pick(row).length));
  const columns = [width(({ what }) => what), Math.max(10, width(({ configured }) => configured))] as const;
  const table = rows.map(({ what, configured, running, note, differs }) => {
    const line = `  ${what.padEnd(columns[0])}  ${configured.padEnd(columns[1])}  ${plain(running)}\n`;
    return note === undefined ? line : `${differs ? paint('yellow', line.trimEnd()) : line.trimEnd()}\n    ${note}\n`;
  }).join('');
  const scoreboard = states.map(({ name, count }) => `${count} ${name}`).join(', ');
  return `\nthe running server${about === '' ? '' : ` (${about})`}:\n  ${''.padEnd(columns[0])}  ${'configured'.padEnd(columns[1])}  running\n${table}  workers: ${scoreboard}\n`;
}

/** `3 d 4 h`, `20 min`, `5 s`: the two largest units. */
function duration(seconds: number): string {
  const units = [[86_400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']] as const;
  let left = seconds;
  const parts = units.flatMap(([size, name]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return parts.slice(0, 2).join(' ') || '0 s';
}
