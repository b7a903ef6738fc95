/** The answer to "What applies here?" as a text to read. */
import type { EffectiveEntry, EffectiveModel, EffectivePhp, EffectivePlace, EffectiveSetting } from './model';

/** How a place is named; empty for one that is not in any known file. */
export type NamePlace = (place: EffectivePlace | undefined) => string;

const STATES: Readonly<Record<string, string>> = { overridden: 'x ', ignored: 'x ', maybe: '? ', unknown: '? ' };

/** Lines without their ends. Marks: `x` is overridden, `?` may hold. */
export function effectiveText(model: EffectiveModel, name: NamePlace): string[] {
  const lines = [model.url, ''];
  const row = (label: string, text: string, at: EffectivePlace | undefined): void => {
    lines.push(`${label.padEnd(8)} ${withPlace(text, name(at))}`);
  };
  model.host.forEach(({ text, at }, index) => row(index === 0 ? 'Host' : '', text, at));
  model.rewrites.forEach(({ text, at }, index) => row(index === 0 ? 'Rewrite' : '', text, at));
  row('Target', model.target.text, model.target.at);
  if (model.answer !== undefined) row('Answer', model.answer, undefined);
  model.notes.forEach(({ text, at }, index) => row(index === 0 ? 'Note' : '', text, at));
  lines.push('', 'Sections, in the order of merging:');
  model.sections.forEach(({ title, certain, reason, at }, index) => {
    lines.push(`${String(index + 1).padStart(4)}  ${withPlace(certain ? title : `? ${title}: ${reason}`, name(at))}`);
  });
  lines.push('', 'Directives (x: overridden, ?: not certain):');
  for (const entry of model.directives) lines.push(...entryLines(entry, name));
  if (model.php !== undefined) lines.push('', ...phpLines(model.php, name));
  return lines;
}

/** The value of each entry, and below it the lines that had a word in it. */
function phpLines({ program, entries }: EffectivePhp, name: NamePlace): string[] {
  const lines = [`PHP (${program}), settings that are made for this URL:`];
  for (const entry of entries) {
    lines.push(`  = ${entry.name} ${entry.value === null || entry.value === '' ? '(empty)' : entry.value}${entry.locked ? '   (scripts cannot change it)' : ''}`);
    for (const step of entry.steps) lines.push(`  ${step.holds ? '' : 'x '}${withPlace(step.holds ? step.text : `${step.text}: ${step.outcome}`, name(step.at))}`);
  }
  return lines;
}

/** More lines than this that all hold and stand in one section are counted, not shown. */
const MOST_LINES = 6;

function entryLines({ value, name: directive, merging, settings }: EffectiveEntry, name: NamePlace): string[] {
  const lines = value === undefined ? [] : [`  = ${directive} ${value}   (${merging})`];
  for (let at = 0; at < settings.length;) {
    const run = runFrom(settings, at);
    if (run > MOST_LINES) lines.push(`  ${directive}: ${run} lines   [${placeOf(settings[at]!, name)}]`);
    else for (const setting of settings.slice(at, at + run)) lines.push(settingLine(setting, name));
    at += run;
  }
  return lines;
}

function runFrom(settings: readonly EffectiveSetting[], start: number): number {
  const { section, state } = settings[start]!;
  let end = start;
  while (end < settings.length && settings[end]!.section === section && settings[end]!.state === state) end++;
  return end - start;
}

function settingLine(setting: EffectiveSetting, name: NamePlace): string {
  const { text, state, by, lost } = setting;
  const overrider = by === undefined ? '' : `, by ${name(by.at) === '' ? by.text : name(by.at)}`;
  const less = lost.length === 0 ? '' : `   (no longer for ${lost.join(', ')})`;
  return `  ${STATES[state] ?? ''}${text}${less}   [${placeOf(setting, name)}${overrider}]`;
}

function placeOf({ at, section }: EffectiveSetting, name: NamePlace): string {
  return [name(at), `section ${section + 1}`].filter((each) => each !== '').join(', ');
}

function withPlace(text: string, place: string): string {
  return place === '' ? text : `${text}   [${place}]`;
}
