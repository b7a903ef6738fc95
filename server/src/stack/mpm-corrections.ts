/** What httpd's check of the MPM corrects, with the line that is the cause and the values to write instead. */
import type { Config } from '../httpd/config/config';
import type { ConfigNode } from '../httpd/config/node';
import { mpmDirective } from '../httpd/mpm/directives';
import type { MpmCode } from '../httpd/mpm/types';
import type { MpmPicture } from './mpm';
import { groupFixes, type GroupChange } from './mpm-group';
import { settingEdits, type LineEdit } from './mpm-edits';

/** One correction that `httpd -t` reports. */
export interface MpmCorrection {
  readonly code: MpmCode;
  /** The directive that is set and makes httpd correct something; not always the one that is corrected. */
  readonly node: ConfigNode;
  /** Whether the corrected value is a default that no line sets. */
  readonly isDefault: boolean;
  /** Other lines whose values count in this correction. */
  readonly sisters: readonly ConfigNode[];
  /** Directives that count in this correction and that no line sets: a file that could not be read may. */
  readonly unset: readonly string[];
  /** Writes what httpd uses, for this value and those it has to fit: the server stays the same. */
  readonly same: Written | undefined;
  /** Changes the limits so that the wanted number of workers is had. */
  readonly wanted: GroupChange | undefined;
}

export interface Written {
  /** As `Name value`. */
  readonly lines: readonly string[];
  readonly edits: readonly LineEdit[];
}

/** Values that are fitted to each other: correcting one of them may make the next correction needless. */
const GROUP = ['ServerLimit', 'ThreadLimit', 'ThreadsPerChild', 'MaxRequestWorkers', 'MaxThreads'];

/** What each correction of the group looks at, the corrected directive first. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  ThreadsPerChild: ['ThreadsPerChild', 'ThreadLimit'],
  MaxRequestWorkers: ['MaxRequestWorkers', 'ThreadsPerChild', 'ServerLimit', 'ThreadLimit'],
};

const remembered = new WeakMap<MpmPicture, readonly MpmCorrection[]>();

/**
 * The corrections of the configuration check, in httpd's order, computed once for each picture. Left out are those that only come about because httpd
 * refuses a line of the group, which is reported by itself.
 */
export function mpmCorrections(config: Config, picture: MpmPicture): readonly MpmCorrection[] {
  let known = remembered.get(picture);
  if (known === undefined) remembered.set(picture, (known = compute(config, picture)));
  return known;
}

function compute(config: Config, picture: MpmPicture): readonly MpmCorrection[] {
  const refused = new Set(picture.problems.map(({ node }) => mpmDirective(node?.name ?? '')?.name));
  return picture.effective.codes.flatMap((code) => {
    const causes = code.step.endsWith("'") ? [code.directive] : CAUSES[code.directive] ?? [code.directive];
    if (causes.some((directive) => refused.has(directive))) return [];
    const nodes = causes.flatMap((directive) => picture.set.get(directive)?.node ?? []);
    const [node, ...sisters] = nodes;
    if (node === undefined) return [];
    const isDefault = !picture.set.has(code.directive);
    const counting = code.directive === 'MaxRequestWorkers' ? causes.filter((directive) => directive !== 'ThreadLimit') : causes;
    const unset = counting.filter((directive) => directive in picture.effective.values && !picture.set.has(directive));
    return [{ code, node, isDefault, sisters, unset, same: written(config, picture, code, node), wanted: wantedGroup(config, picture, code, node) }];
  });
}

/**
 * The value of a directive that makes the check silent and the server what it is: after the last correction
 * MaxRequestWorkers is what the processes can serve, though httpd keeps the higher figure for itself.
 */
function valueInUse({ effective }: MpmPicture, directive: string): number {
  if (directive === 'MaxRequestWorkers') return effective.capacity;
  return effective.values[directive] ?? 0;
}

function written(config: Config, picture: MpmPicture, code: MpmCode, near: ConfigNode): Written | undefined {
  const together = GROUP.includes(code.directive) ? picture.effective.codes.filter(({ directive }) => GROUP.includes(directive)) : [code];
  const values = new Map(together.map(({ directive }) => [directive, valueInUse(picture, directive)]));
  const edits = settingEdits(config, picture, values, near);
  return edits === undefined || edits.length === 0 ? undefined : { lines: [...values].map(([name, value]) => `${name} ${value}`), edits };
}

// Where only the default of MaxRequestWorkers is too high, the limit that somebody wrote is what is wanted.
function wantedGroup(config: Config, picture: MpmPicture, { directive, step, from }: MpmCode, near: ConfigNode): GroupChange | undefined {
  if (!GROUP.includes(directive) || directive === 'MaxThreads') return undefined;
  const set = picture.settings.get('MaxRequestWorkers');
  const isUpperBound = !step.endsWith("'") && (directive === 'ServerLimit' || directive === 'ThreadLimit');
  if (isUpperBound || (set === undefined && (step === '9' || step === '6'))) return undefined;
  const { name } = picture;
  const wanted = name === 'winnt' ? from : set !== undefined && set > 0 ? set : name === 'prefork' ? 256 : 400;
  return groupFixes(config, picture, wanted, { near });
}
