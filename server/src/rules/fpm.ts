/** Small things that the rules about PHP-FPM share. */
import type { TextPlace } from '../base/text-file';
import type { FpmMessage, FpmPlace, FpmPool, FpmSetting } from '../php/fpm/model';
import { fpmRootOf, placeIn, type FpmRoot } from '../php/fpm/read-root';
import type { Edit, FileView, Fix, Found } from './types';

/** Codes of messages about something that is not there: another file may have it. */
const ABSENCE: ReadonlySet<string> = new Set(['no-pool', 'no-user', 'no-listen', 'no-manager', 'max-children', 'min-spare', 'max-spare']);
const NEEDED = ['user', 'listen', 'pm', 'pm.max_children'];

/**
 * Whether a pool is only added to: a file of a folder of pools that is looked at alone, and that lacks more than one thing that
 * every pool needs (the files of container images).
 */
export function isAddition(view: FileView, pool: FpmPool | undefined): boolean {
  if (!/\/(?:pool|php-fpm)\.d\/[^/]+$/.test(view.root.path)) return false;
  return pool === undefined || NEEDED.filter((name) => !pool.settings.has(name)).length > 1;
}

/** Findings for the messages of `php-fpm -t` that a rule gives words to; `say` gives undefined for what it passes over. */
export function* refusals(view: FileView, rule: readonly string[], say: (message: FpmMessage, root: FpmRoot, at: TextPlace) => Partial<Found> & Pick<Found, 'message'> | undefined): Generator<Found> {
  const root = fpmRootOf(view.reading);
  for (const message of root?.answer.messages ?? []) {
    if (!rule.includes(message.code) || (ABSENCE.has(message.code) && isAddition(view, message.pool))) continue;
    const place = placeOf(root!, message.at);
    const said = place === undefined ? undefined : say(message, root!, place);
    if (said === undefined) continue;
    const consequence = message.fatal ? 'rejects' as const : 'warns' as const;
    yield { at: place!, severity: message.fatal ? 'error' : 'warning', consequence, ...said };
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

/** The pools of a root with what they are. */
export function poolsOf(view: FileView): readonly { readonly root: FpmRoot; readonly pool: FpmPool; readonly at: TextPlace }[] {
  const root = fpmRootOf(view.reading);
  return (root?.answer.reading.pools ?? []).flatMap((pool) => {
    const at = placeOf(root!, pool.at);
    return at === undefined ? [] : [{ root: root!, pool, at }];
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
