// The picture: a box for each process, a cell for each thread in it, a mark where the limit is. Its words are in the summary beside it.
import type { CapacityPicture } from '../../../../../server/src/lsp/protocol';
import { element, svg, type Child } from './dom';

type Shape = CapacityPicture['shape'];

/** More boxes or cells than this help nobody to see; the rest is a number. */
const MAX_BOXES = 260;
const MAX_CELLS = 2600;
const MAX_CELLS_IN_BOX = 64;
const MAX_FREE = 64;
const CELL = 5;
const GAP = 2;

/** @param limit names of the directives that end the capacity */
export function drawShape(shape: Shape, limit: readonly string[], label: string): HTMLElement {
  const { processes, threads, slots, startProcesses, capacity } = shape;
  const cells = Math.min(threads, MAX_CELLS_IN_BOX);
  const room = Math.max(1, Math.min(MAX_BOXES, Math.floor(MAX_CELLS / cells)));
  const drawn = Math.min(processes, room);
  const free = Math.min(slots - processes, MAX_FREE);
  const boxes: Child[] = [];
  for (let index = 0; index < drawn; index++) boxes.push(processBox(index < startProcesses ? 'started' : 'later', threads, cells));
  if (drawn < processes) boxes.push(element('span', { class: 'more' }, `+ ${processes - drawn} more processes`));
  boxes.push(element('span', { class: 'limit' }, element('span', { class: 'limit-name' }, limit.length === 0 ? 'compiled in' : limit.join(' and ')), element('span', {}, String(capacity))));
  for (let index = 0; index < free; index++) boxes.push(element('span', { class: 'process finishing' }));
  if (free < slots - processes) boxes.push(element('span', { class: 'more' }, `+ ${slots - processes - free} more slots`));
  return element('figure', {},
    element('div', { class: 'boxes', role: 'img', 'aria-label': label }, ...boxes),
    element('figcaption', { 'aria-hidden': 'true' }, ...legend(shape, startProcesses < processes)),
  );
}

function legend({ mpm, slots, processes }: Shape, hasLater: boolean): Child[] {
  const entry = (kind: string, text: string): Child => element('span', { class: 'key' }, element('span', { class: `swatch ${kind}` }), text);
  return [
    entry('started', 'started at once'), hasLater && entry('later', 'started when needed'),
    slots > processes && entry('finishing', 'slot for a process that finishes'), entry('limit-swatch', 'limit'),
    mpm !== 'prefork' && element('span', { class: 'key quiet' }, 'A box is a process, a cell a thread.'),
  ];
}

function processBox(kind: string, threads: number, cells: number): HTMLElement {
  const columns = Math.max(1, Math.ceil(Math.sqrt(cells)));
  const rows = Math.ceil(cells / columns);
  const width = columns * (CELL + GAP) + GAP;
  const height = rows * (CELL + GAP) + GAP;
  let path = '';
  for (let index = 0; index < cells; index++) {
    const x = GAP + (index % columns) * (CELL + GAP);
    const y = GAP + Math.floor(index / columns) * (CELL + GAP);
    path += `M${x} ${y}h${CELL}v${CELL}h-${CELL}z`;
  }
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: path, class: 'cells' }));
  return element('span', { class: `process ${kind}` }, drawing, cells < threads && element('span', { class: 'count' }, String(threads)));
}
