/** Changes of the text that give MPM directives other values, where they are set or beside their sisters. */
import { unwatched } from './recorder';
import type { Config } from '../httpd/config/config';
import { ConfigNode, type Place, type Site } from '../httpd/config/node';
import { needsStopAndStart } from '../httpd/mpm/buckets';
import { MPM_TABLES } from '../httpd/mpm/tables';
import type { MpmPicture } from './mpm';

/** One change of text, in the form that fixes carry. */
export type LineEdit =
  | { readonly kind: 'replace'; readonly at: Place; readonly text: string }
  | { readonly kind: 'insertBefore' | 'insertAfter'; readonly line: Site; readonly text: string }
  | { readonly kind: 'removeLine'; readonly line: Site };

/**
 * Gives directives values: those that are set are changed in their place, whatever name they are written under, and the
 * others get a new line below a sister, so in the same file and `<IfModule>` block.
 *
 * @param values by canonical name, in the units of the directives; a value that is in the text already costs nothing
 * @param near the sister that new lines are put below, if any
 * @returns undefined when a value comes out of a variable or a macro, or no line of the text can have a sister
 */
export function settingEdits(config: Config, picture: MpmPicture, values: ReadonlyMap<string, number>, near?: ConfigNode): readonly LineEdit[] | undefined {
  const edits: LineEdit[] = [];
  const added: string[] = [];
  for (const [directive, value] of values) {
    const setting = picture.set.get(directive);
    if (setting === undefined) added.push(`${directive} ${value}`);
    else if (setting.value !== value) {
      const { node } = setting;
      const word = node.words[0];
      if (node.isExpanded || word === undefined) return undefined;
      edits.push({ kind: 'replace', at: node.place(word), text: String(value) });
    }
  }
  if (added.length === 0) return edits;
  const line = sisterSite(config, picture, near);
  return line === undefined ? undefined : [...edits, { kind: 'insertAfter', line, text: added.join('\n') }];
}

/** Says whether any of the directives takes a new value only when httpd is stopped and started again. */
export function needStopAndStart(directives: Iterable<string>): boolean {
  return [...directives].some(needsStopAndStart);
}

// A line out of a macro stands for every use of it, so nothing can be put below it; one with a variable has a place.
function sisterSite(config: Config, picture: MpmPicture, near: ConfigNode | undefined): Site | undefined {
  if (near !== undefined && near.site.via === undefined) return near.site;
  for (const directive of [...SISTERS, ...picture.set.keys()]) {
    const site = picture.set.get(directive)?.node.site;
    if (site !== undefined && site.via === undefined) return site;
  }
  const loaded = config.environment.modules.get(MPM_TABLES[picture.name].module);
  return loaded !== undefined && loaded.via === undefined ? loaded : endOfRoot(config);
}

/** The last line at the top level of the root file that is no included file's. */
function endOfRoot(config: Config): Site | undefined {
  const { fold } = unwatched(config);
  for (const item of [...(fold?.items ?? [])].reverse()) {
    if (!(item instanceof ConfigNode)) continue;
    const site = item.isSection ? item.closing : item.site;
    if (site !== undefined && site.via === undefined) return site;
  }
  return undefined;
}

/** The directives that are most likely where somebody looks for the others. */
const SISTERS = ['MaxRequestWorkers', 'ThreadsPerChild', 'ServerLimit', 'MaxThreads', 'ThreadLimit', 'StartServers', 'MinSpareThreads', 'MinSpareServers'];
