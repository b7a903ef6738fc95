// The parts of the page below the picture, each made of the answer alone.
import type { CapacityPicture, PictureLine } from '../../../../../server/src/lsp/protocol';
import { element, table, type Child } from './dom';

type Open = (file: string, line: number) => void;

/** What a restart leaves as it is. */
export function frozenWords({ limits }: CapacityPicture): Child {
  const frozen = limits.filter(({ needsStopAndStart }) => needsStopAndStart).map(({ directive }) => directive);
  const verb = frozen.length === 1 ? 'changes' : 'change';
  return frozen.length > 0 && element('p', { class: 'quiet' }, `${frozen.join(' and ')} ${verb} only after a stop and a start of httpd; a restart keeps the old value.`);
}

export function limitsTable({ limits, shape }: CapacityPicture): Child {
  if (limits.length === 0) return undefined;
  const most = Math.max(shape.capacity, ...limits.filter(({ unit }) => unit === 'requests').map(({ allows }) => allows));
  return table('Limits of the capacity', ['Limit', 'Value', 'Allows'], limits.map((limit) => {
    const { directive, value, allows, unit, binds, isDefault } = limit;
    return [
      element('span', {}, directive, binds && element('strong', { class: 'binds' }, 'this is the limit')), element('span', { class: 'one-line' }, String(value), isDefault && element('span', { class: 'quiet' }, ' not set')),
      unit === 'requests' ? bar(allows, most, `${allows} ${allows === 1 ? 'request' : 'requests'} at once`, binds) : `${allows} threads in a process`,
    ];
  }));
}

/** A length beside its words; the words say all of it. */
function bar(value: number, most: number, words: string, binds: boolean): HTMLElement {
  const made = element('span', { class: binds ? 'bar binding' : 'bar', 'aria-hidden': 'true' });
  made.style.setProperty('--part', String(most === 0 ? 0 : Math.min(1, value / most)));
  return element('span', { class: 'measured' }, made, element('span', {}, words));
}

export function changesTable({ lines }: NonNullable<CapacityPicture['whatIf']>): Child {
  const words = { kept: 'stays', default: 'stays the default', changed: 'changes', added: 'new line' };
  return table('Directives for these numbers', ['Directive', 'Now', 'Then', ''], lines.map(({ directive, from, to, state }) => [
    directive, from === undefined ? element('span', { class: 'quiet' }, 'not set') : String(from),
    state === 'changed' || state === 'added' ? element('strong', {}, String(to)) : String(to), element('span', { class: 'quiet' }, words[state]),
  ]));
}

export function memorySection({ memory }: CapacityPicture): Child {
  if (memory === undefined) return undefined;
  const { peak, most, machine } = memory;
  const largest = Math.max(peak, most, machine ?? 0);
  const mib = (value: number): string => `${Math.round(value)} MiB`;
  const row = (name: string, value: number, over: boolean): Child[] => [element('span', {}, name, over && element('strong', { class: 'binds' }, 'more than there is')), bar(value, largest, mib(value), over)];
  return table('Memory', ['', 'Memory'], [
    row('All processes at work', peak, machine !== undefined && peak > machine),
    ...(most > peak ? [row('While old processes finish', most, machine !== undefined && most > machine)] : []),
    ...(machine === undefined ? [] : [row('The machine has', machine, false)]),
  ]);
}

/** Each bound with its figures and what it means; whose figures are too high is said in words. */
export function budgetsList({ budgets }: CapacityPicture, open: Open): Child {
  if (budgets.length === 0) return undefined;
  return element('dl', {}, ...budgets.flatMap(({ name, limit, used, unit, explanation, place }) => {
    const asked = used !== undefined && element('span', { class: used > limit ? 'over' : '' }, used > limit ? `; up to ${used} are asked for, more than it allows` : `; up to ${used} are asked for`);
    const at = link(place, name, open);
    return [element('dt', {}, name), element('dd', {}, `${limit} ${unit}`, asked, at !== undefined && ' in ', at, element('div', { class: 'quiet' }, explanation))];
  }));
}

export function runningTable({ observed }: CapacityPicture): Child {
  if (observed === undefined) return undefined;
  const { rows, states, version, uptimeSeconds } = observed;
  const about = [version, uptimeSeconds === undefined ? undefined : `up ${Math.floor(uptimeSeconds / 60)} minutes`].filter(Boolean).join(', ');
  return element('div', {},
    about !== '' && element('p', { class: 'quiet' }, about),
    table('The running server beside its configuration', ['', 'Configured', 'Running'], rows.map(({ what, configured, running, differs }) => [
      what, configured, differs ? element('strong', { class: 'binds' }, running) : running,
    ])),
    element('ul', { class: 'summary' }, ...rows.flatMap(({ what, note }) => (note === undefined ? [] : [element('li', {}, `${what}: ${note}`)]))),
    element('p', { class: 'quiet' }, `Workers: ${states.map(({ name, count }) => `${count} ${name}`).join(', ')}.`),
  );
}

export function numbersTable({ numbers }: CapacityPicture, open: Open): Child {
  return table('Numbers of the MPM', ['Directive', 'In effect', 'The text says', 'Set in'], numbers.map(({ directive, value, given, place, codes }) => [
    directive, String(value),
    given === undefined ? element('span', { class: 'quiet' }, 'default') : given === value ? String(given) : element('strong', {}, `${given}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}`),
    link(place, directive, open),
  ]));
}

function link(place: PictureLine | undefined, key: string, open: Open): Child {
  if (place === undefined) return undefined;
  const made = element('button', { type: 'button', class: 'link', 'data-key': key, 'aria-label': `Open ${key} at ${place.label}` }, place.label);
  made.addEventListener('click', () => open(place.file, place.line));
  return made;
}
