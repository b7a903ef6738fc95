/** The value of an ini entry at a place, the lines that had a say, and what became of the one under the cursor. */
import { iniEntry } from '../../php/catalog/catalog';
import { versionText, type PhpBuild } from '../../php/catalog/versions';
import type { Setting, Step } from '../../php/effective/setting';
import { isOn } from '../../php/effective/words';
import { basename, dirname } from '../../base/path';
import { isLocked, outcomeWords, SOURCE_WORDS } from '../effective/php';
import type { FileRange } from '../view';
import { list, paragraph, type CardPart, type Inline } from './card';

/** Longer chains are for "What applies here?". */
const MAX_STEPS = 8;

export interface ChainPlaces<At> {
  /** Where a line stands now; undefined where it is gone. */
  place(at: At): FileRange | undefined;
  /** Whether that is the line under the cursor. */
  isHere(place: FileRange): boolean;
}

/** @param title what the value is said of, such as `In effect here` */
export function phpChain<At>(title: string, setting: Setting<At>, { version }: PhpBuild, places: ChainPlaces<At>): readonly CardPart[] {
  const steps = setting.chain.map((step) => ({ step, place: places.place(step.at) }));
  const isHere = ({ place }: (typeof steps)[number]): boolean => place !== undefined && places.isHere(place);
  const holder = steps.find(({ step }) => step.outcome === 'holds');
  const here = steps.find(isHere);
  const origin: readonly Inline[] = holder === undefined ? [`, the default of PHP ${versionText(version)}`] : isHere(holder) ? [', set by this line'] : [`, set by ${SOURCE_WORDS[holder.step.source]}`, ...inPlace(holder.place)];
  const rows: (readonly Inline[])[] = [[`**${title}:** `, ...valueWords(setting.name, setting.value), ...origin]];
  if (here !== undefined && here.step.outcome !== 'holds') rows.push([`**This line does nothing here:** ${whyNot(here.step, version)}`]);
  if (isLocked(setting)) rows.push(['**Locked:** neither scripts nor `ini_set()` can change it']);
  const shown = steps.length > MAX_STEPS ? steps.slice(-MAX_STEPS) : steps;
  const chain = shown.map(({ step, place }): readonly Inline[] => [`${SOURCE_WORDS[step.source]} `, ...valueWords(setting.name, step.value), ...inPlace(place), `: ${outcomeWords(step)}`]);
  return [...list(rows), ...(steps.length < 2 ? [] : [paragraph('Lines that set it:'), ...list(chain)])];
}

/** What holds here comes right behind what the thing is, the lines that made it so at the end; where more than that is said, all of it there. */
export function withEffective(about: readonly CardPart[], [first, ...others]: readonly CardPart[]): readonly CardPart[] {
  if (first === undefined) return about;
  const behind = first.kind === 'list' ? about.findIndex(({ kind }) => kind === 'text') + 1 : about.length;
  return [...about.slice(0, behind), first, ...about.slice(behind), ...others];
}

function inPlace(place: FileRange | undefined): readonly Inline[] {
  return place === undefined ? [] : [' in ', { place, label: `${basename(dirname(place.file))}/${basename(place.file)}:${place.start.line + 1}` }];
}

function valueWords(name: string, value: string | null): readonly Inline[] {
  if (value === null || value === '') return ['empty'];
  return iniEntry(name)?.type === 'bool' ? [{ code: value }, isOn(value) ? ' (on)' : ' (off)'] : [{ code: value }];
}

function whyNot({ outcome, source, reason }: Step<unknown>, version: number): string {
  switch (outcome) {
    case 'not-allowed': return `PHP does not take it from ${SOURCE_WORDS[source]}`;
    case 'locked': return 'an admin value keeps it out';
    case 'refused': return `PHP refuses the value, ${reason ?? 'which it does not take'}`;
    case 'unknown': return `PHP ${versionText(version)} has no such entry`;
    default: return 'another line takes its place';
  }
}
