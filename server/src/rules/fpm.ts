/** Small things that the rules about PHP-FPM share. */
import { dirname } from '../base/path';
import type { TextPlace } from '../base/text-file';
import { assumesWhole, isAbsence, WHOLE_ASSUMED } from '../php/fpm/codes';
import type { FpmMessage, FpmPlace, FpmPool, FpmSetting } from '../php/fpm/model';
import { fpmRootOf, placeIn, type FpmRoot } from '../php/fpm/read-root';
import type { Edit, FileView, Fix, Found } from './types';

/** Codes of what is wrong with a single line. */
const READING: ReadonlySet<string> = new Set(['syntax', 'no-value', 'unknown-directive', 'unknown-array', 'array-in-global', 'array-key', 'invalid-value', 'empty-value', 'two-includes']);
const NEEDED = ['user', 'listen', 'pm', 'pm.max_children'];

const PART = /\/(?:pool|php-fpm)\.d\/[^/]+$/;

/** Whether a file is read alone that others of its folder are read with: they may add to its pools, or it to theirs. */
function hasNeighbours(view: FileView): boolean {
  if (!PART.test(view.root.path)) return false;
  const names = view.files.list(dirname(view.root.path));
  return typeof names === 'string' || names.filter((name) => name.endsWith('.conf')).length > 1;
}

/**
 * Whether a pool is only added to: of a file that others are read with, it lacks something that every pool needs, or more than
 * one such thing of a file that is of a folder of pools (those of container images).
 */
export function isAddition(view: FileView, pool: FpmPool | undefined): boolean {
  if (!PART.test(view.root.path)) return false;
  const lacking = pool === undefined ? NEEDED.length : NEEDED.filter((name) => !pool.settings.has(name)).length;
  return lacking > (hasNeighbours(view) ? 0 : 1);
}

/** Whether nothing in a file says which section its lines belong to, although they are a pool's: another file ends in it. */
function isContinued(root: FpmRoot, view: FileView): boolean {
  const { reading } = root.answer;
  return reading.files.length < 2 && reading.pools.length === 0 && reading.global.size === 0 && !/^[ \t]*\[/m.test(view.root.source.text);
}

/** Whether a file is no configuration yet (a template), or is of former times (XML): one error says it all. */
const TEMPLATE = /^[^;\n]*(?:\{\{|<%)|^[ \t]*\{%|<\?xml/m;

/** Findings for the messages of `php-fpm -t` that a rule gives words to; `say` gives undefined for what it passes over. */
export function* refusals(view: FileView, rule: readonly string[], say: (message: FpmMessage, root: FpmRoot, at: TextPlace) => Partial<Found> & Pick<Found, 'message'> | undefined): Generator<Found> {
  const root = fpmRootOf(view.reading);
  if (root === undefined) return;
  const lines = new Set<string>();
  for (const message of root.answer.messages) {
    // What PHP's parser says of a line that FPM refuses already is the same mistake.
    const line = message.at === undefined || !message.fatal || !READING.has(message.code) ? undefined : `${message.at.file}:${message.at.line}`;
    if (line !== undefined && lines.has(line)) continue;
    if (line !== undefined) lines.add(line);
    if (!rule.includes(message.code) || (isAbsence(message.code) && isAddition(view, message.pool))) continue;
    if (message !== root.answer.first && TEMPLATE.test(root.opened.get(message.at?.file ?? '')?.source.text ?? '')) continue;
    if ((message.code === 'no-pool' || message.code === 'unknown-directive' || message.code === 'array-in-global') && isContinued(root, view)) continue;
    const place = placeOf(root, message.at);
    const said = place === undefined ? undefined : say(message, root, place);
    if (said === undefined) continue;
    const assumes = assumesWhole(message.code, view.root.path) ? [WHOLE_ASSUMED] : undefined;
    yield {
      at: place!, severity: !message.fatal || assumes !== undefined ? 'warning' : 'error', consequence: message.fatal ? 'rejects' : 'warns', ...said,
      ...(assumes === undefined ? {} : { assumes }),
    };
  }
}

/** A place of FPM in a text; undefined for a file that is not open. */
export function placeOf({ opened }: FpmRoot, at: FpmPlace | undefined): TextPlace | undefined {
  return at === undefined ? undefined : placeIn(opened, at);
}

/** From the first to the last character of a setting's line: its name, brackets, and value. */
export function wholeSetting(root: FpmRoot, { nameAt, valueAt }: FpmSetting): TextPlace | undefined {
  return placeOf(root, { ...nameAt, end: Math.max(nameAt.end, valueAt.end) });
}

/** The pools of a root with what they are. What a template will say is not known yet: its pools are left out. */
export function poolsOf(view: FileView): readonly { readonly root: FpmRoot; readonly pool: FpmPool; readonly at: TextPlace }[] {
  const root = fpmRootOf(view.reading);
  return (root?.answer.reading.pools ?? []).flatMap((pool) => {
    const at = placeOf(root!, pool.at);
    return at === undefined || TEMPLATE.test(at.source.text) ? [] : [{ root: root!, pool, at }];
  });
}

/** Gives a directive of a pool a value: in its line, else in a new one below the pool's last line of the header's file. */
export function setEdit(root: FpmRoot, pool: FpmPool, name: string, value: string): Edit | undefined {
  const setting = pool.settings.get(name);
  if (setting !== undefined) {
    const at = placeOf(root, setting.valueAt);
    return at === undefined ? undefined : { kind: 'replace', at, text: value };
  }
  const last = pool.lines.filter((line) => line.nameAt.file === pool.at.file && line.nameAt.start > pool.at.start).at(-1);
  const at = placeOf(root, last?.valueAt ?? pool.at);
  return at === undefined ? undefined : insertBelow(at, `${name} = ${value}`);
}

/** A line below the one that a place begins in. */
export function insertBelow(at: TextPlace, text: string): Edit {
  const { end } = at.source.wholeLine(at.start);
  const hasEnd = at.source.text[end - 1] === '\n';
  return { kind: 'replace', at: { file: at.file, source: at.source, start: end, end }, text: hasEnd ? `${text}\n` : `\n${text}` };
}

/** The line that a place begins in goes, with its line end. */
export function removeLineAt(at: TextPlace): Edit {
  return { kind: 'replace', at: { file: at.file, source: at.source, ...at.source.wholeLine(at.start) }, text: '' };
}

/** A fix of one edit; none where the edit leads nowhere. */
export function fixOf(title: string, safety: Fix['safety'], edit: Edit | undefined): readonly Fix[] {
  return edit === undefined ? [] : [{ title, safety, edits: [edit] }];
}
