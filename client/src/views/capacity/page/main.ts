// The script of the Capacity view's page: asks with what was typed, and shows the answer.
import type { CapacityAnswer, CapacityPicture } from '../../../../../server/src/lsp/protocol';
import type { FromPage, Question, StatusState, ToPage } from '../messages';
import { byId, element, fill } from './dom';
import { drawShape } from './picture';
import { budgetsList, changesTable, frozenWords, limitsTable, memorySection, numbersTable, runningTable } from './sections';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; getState(): unknown; setState(state: unknown): void };

/** The fields, as text: what is no number above 0 is asked as nothing. */
type Fields = Readonly<Record<(typeof FIELDS)[number], string>>;

const FIELDS = ['workers', 'threads', 'process-memory', 'machine-memory'] as const;
/** How long a keystroke waits for the next one. In milliseconds. */
const PAUSE = 200;

const api = acquireVsCodeApi();
const inputs = FIELDS.map((id) => [id, byId<HTMLInputElement>(id)] as const);
const root = byId<HTMLSelectElement>('root');
let timer: ReturnType<typeof setTimeout> | undefined;
let wished = false;

function numberIn(id: (typeof FIELDS)[number]): number | undefined {
  const value = byId(`${id}-field`).hidden ? NaN : byId<HTMLInputElement>(id).valueAsNumber;
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

function question(): Question {
  const [workers, threads, process, machine] = FIELDS.map(numberIn);
  const now = shown?.shape.capacity;
  const wanted = workers ?? (threads === undefined ? undefined : now);
  return {
    ...(root.value === '' ? {} : { root: root.value }),
    ...(wanted === undefined ? {} : { wish: { workers: wanted, ...(threads === undefined ? {} : { threads }) } }),
    ...(process === undefined ? {} : { memory: { process, ...(machine === undefined ? {} : { machine }) } }),
  };
}

function ask(): void {
  clearTimeout(timer);
  api.setState({ fields: Object.fromEntries(inputs.map(([id, input]) => [id, input.value])), root: root.value });
  api.postMessage({ type: 'ask', question: question() });
}

function askSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

const open = (file: string, line: number): void => api.postMessage({ type: 'open', file, line });
let shown: CapacityPicture | undefined;

function show(answer: CapacityAnswer, document: string | undefined, status: StatusState): void {
  const { picture, roots, why } = answer;
  shown = picture;
  byId('reading').textContent = document === undefined ? '' : `As ${answer.roots.find(({ uri }) => uri === answer.root)?.label ?? document} has it.`;
  byId('root-field').hidden = roots.length < 2;
  fillRoots(answer);
  byId('why').hidden = picture !== undefined;
  byId('why').textContent = picture === undefined ? why ?? 'There is nothing to show.' : '';
  byId('content').hidden = picture === undefined;
  byId('title').textContent = picture === undefined ? 'Capacity' : `${picture.shape.capacity} ${picture.shape.capacity === 1 ? 'request' : 'requests'} at once`;
  if (picture === undefined) return;
  fill(byId('picture'), drawShape(picture.shape, bindingOf(picture), picture.summary.slice(0, 2).join(' ')));
  fill(byId('summary'), ...[...picture.summary.filter((_, index) => index !== 1), ...picture.assumes.map((each) => `Assumed: ${each}.`)].map((text) => element('li', {}, text)));
  fill(byId('limits'), limitsTable(picture), frozenWords(picture), ...picture.corrections.map(({ ah, text }) => element('p', { class: 'correction' }, `httpd corrects: ${text} (${ah})`)));
  showWhatIf(picture);
  showMemory(picture);
  byId('budgets-section').hidden = picture.budgets.length === 0;
  fill(byId('budgets'), budgetsList(picture, open));
  fill(byId('running'), runningTable(picture), ...runningWords(answer, status));
  fill(byId('numbers'), numbersTable(picture, open));
}

function fillRoots({ roots, root: chosen }: CapacityAnswer): void {
  const known = [...root.options].map(({ value }) => value).join('\n');
  if (known !== roots.map(({ uri }) => uri).join('\n')) root.replaceChildren(...roots.map(({ uri, label }) => element('option', { value: uri }, label)));
  if (chosen !== undefined) root.value = chosen;
}

function bindingOf({ limits }: CapacityPicture): string[] {
  return limits.filter(({ binds, unit }) => binds && unit === 'requests').map(({ directive }) => directive);
}

/** Set only where it changes, so that a screen reader does not say the same again. */
function say(id: string, text: string): void {
  const target = byId(id);
  if (target.textContent !== text) target.textContent = text;
}

function showWhatIf({ whatIf }: CapacityPicture): void {
  byId('threads-field').hidden = shown?.shape.mpm !== 'worker' && shown?.shape.mpm !== 'event';
  const write = byId<HTMLButtonElement>('write');
  // A button that loses its focus by being disabled would send the keyboard to the top of the page.
  write.setAttribute('aria-disabled', String(whatIf === undefined || whatIf.why !== undefined));
  if (whatIf === undefined) {
    if (wished || byId('what-if-status').textContent === '') say('what-if-status', 'Type how many requests the server should serve at once.');
    wished = false;
    return fill(byId('what-if-result'));
  }
  wished = true;
  const after = whatIf.needsStopAndStart ? ' It takes effect after a stop and a start of httpd.' : '';
  say('what-if-status', whatIf.why === undefined ? `${whatIf.summary}${after}` : `${whatIf.summary} ${whatIf.why}`);
  fill(byId('what-if-result'), changesTable(whatIf), drawShape(whatIf.shape, whatIf.binding, whatIf.summary));
}

function showMemory(picture: CapacityPicture): void {
  const words = picture.summary.filter((sentence) => sentence.includes('MiB')).join(' ');
  say('memory-status', words === '' ? 'Type what one child process needs for itself (its private part, under load) to see what all of them need.' : words);
  fill(byId('memory-result'), memorySection(picture));
}

function runningWords({ statusProblem }: CapacityAnswer, status: StatusState): HTMLElement[] {
  const settings = element('button', { type: 'button', class: 'link', 'data-key': 'settings' }, 'Open the setting');
  settings.addEventListener('click', () => api.postMessage({ type: 'settings' }));
  const again = element('button', { type: 'button', class: 'secondary', 'data-key': 'again' }, 'Read again');
  again.addEventListener('click', ask);
  switch (status) {
    case 'off':
      return [element('p', {}, 'Not looked at. The setting httpdConfig.serverStatus names the address of server-status?auto on this machine, or a saved file of it. '), settings];
    case 'untrusted':
      return [element('p', {}, 'Not looked at: this workspace is not trusted.')];
    case 'on':
      return [...(statusProblem === undefined ? [] : [element('p', { class: 'correction' }, `The server status was not read. ${statusProblem}`), settings]), again];
  }
}

for (const [, input] of inputs) input.addEventListener('input', askSoon);
root.addEventListener('change', ask);
byId('what-if').addEventListener('submit', (event) => {
  event.preventDefault();
  if (byId('write').getAttribute('aria-disabled') === 'true') return;
  api.postMessage({ type: 'write', question: question() });
});
byId('what-if').addEventListener('reset', () => setTimeout(ask));
byId('memory').addEventListener('submit', (event) => event.preventDefault());
window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'answer') show(data.answer, data.document, data.status);
  else say('what-if-status', data.text);
});

const before = api.getState() as { readonly fields?: Partial<Fields>; readonly root?: string } | undefined;
for (const [id, input] of inputs) input.value = before?.fields?.[id] ?? '';
if (before?.root !== undefined && before.root !== '') root.append(element('option', { value: before.root, selected: true }));
ask();
