/** The numbers of an MPM as a table. */
import { capacityLimits, limitWords } from '../../stack/capacity';
import type { MpmPicture } from '../../stack/mpm';
import type { Paint } from '../paint';
import { plain } from '../plain';
import type { RootReport } from '../report/report';

/** Directives that say where and how, not how much. */
const MULTIPLIED = new Set(['event', 'worker']);

/**
 * @param setAt file and line of the directive that wins, by canonical name
 */
export function capacityText(
  root: RootReport, picture: MpmPicture, setAt: Readonly<Record<string, { readonly file: string; readonly line: number }>>, paint: Paint,
): string {
  const { name, settings, effective } = picture;
  const { runtime, processes, capacity, startProcesses, codes } = effective;
  const threads = runtime['ThreadsPerChild'];
  const product = MULTIPLIED.has(name) && threads !== undefined ? ` (${processes} processes × ${threads} threads)` : '';
  const rows = Object.entries(runtime).map(([directive, value]) => {
    const given = settings.get(directive);
    const place = setAt[directive];
    const from = given === undefined ? 'default' : place === undefined ? 'set' : `${plain(place.file)}:${place.line}`;
    const note = given === undefined || given === value ? '' : paint('yellow', `  (the text says ${given})`);
    return { directive, value: String(value), from: `${from}${note}` };
  });
  const left = Math.max(...rows.map((row) => row.directive.length));
  const right = Math.max(...rows.map((row) => row.value.length));
  const table = rows.map((row) => `  ${row.directive.padEnd(left)}  ${row.value.padStart(right)}  ${row.from}\n`).join('');
  const corrections = codes.map(({ ah, directive, from, to }) => `  ${ah}: ${directive} ${from} becomes ${to}\n`).join('');
  return [
    `${paint('bold', plain(root.file))} (${root.profile}, ${name})\n`,
    `  requests at once  ${capacity}${product}\n`,
    `                    ${limitWords(capacityLimits(effective, settings))}\n`,
    `  child processes   ${processes} at most, ${startProcesses} at the start\n`,
    '\n', table,
    corrections === '' ? '' : `\nhttpd corrects:\n${corrections}`,
    root.assumes.length === 0 ? '' : `\nassumes: ${root.assumes.map(plain).join('; ')}\n`,
  ].join('');
}
