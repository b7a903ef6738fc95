/** An entry in mod_php: php.ini and its folder, then what httpd's sections give for one request. */
import { iniEntry } from '../catalog/catalog';
import type { PhpBuild } from '../catalog/versions';
import { SettingBuilder, type Assignment, type Setting } from './setting';

/** The merged lines of one entry: at most one is given to PHP. */
interface Merged<At> {
  readonly winner: Assignment<At> | undefined;
  readonly losers: readonly { readonly assignment: Assignment<At>; readonly locked: boolean }[];
}

/**
 * The value of an entry for a request that mod_php serves.
 * @param startup lines of php.ini and of its folder in reading order
 * @param sections lines of php_value and its siblings, one list for each section that applies, in the order httpd merges them
 */
export function modPhpSetting<At>(
  name: string, build: PhpBuild, startup: readonly Assignment<At>[], sections: readonly (readonly Assignment<At>[])[],
): Setting<At> {
  const builder = new SettingBuilder<At>(name, iniEntry(name), build);
  applyStartup(builder, startup.filter((assignment) => assignment.name === name));
  const { winner, losers } = merge(sections.map((section) => section.filter((assignment) => assignment.name === name)));
  for (const { assignment, locked } of losers) builder.note(assignment, locked ? 'locked' : 'replaced');
  if (winner !== undefined) builder.apply(winner);
  return builder.finish();
}

/** Files are read into one table first: of equal names the last one counts, and only that one is tried. */
export function applyStartup<At>(builder: SettingBuilder<At>, startup: readonly Assignment<At>[]): void {
  startup.forEach((assignment, index) => {
    if (index < startup.length - 1) builder.note(assignment, 'replaced');
    else builder.apply(assignment);
  });
}

/**
 * `merge_php_config` (sapi/apache2handler/apache_config.c): the inner section wins, unless the outer one is an admin value and the inner
 * one is not. Within one section the later line wins, whatever it is: php_value behind php_admin_value takes the lock away.
 */
function merge<At>(sections: readonly (readonly Assignment<At>[])[]): Merged<At> {
  let winner: Assignment<At> | undefined;
  const losers: { assignment: Assignment<At>; locked: boolean }[] = [];
  for (const section of sections) {
    const last = section.at(-1);
    if (last === undefined) continue;
    for (const earlier of section.slice(0, -1)) losers.push({ assignment: earlier, locked: false });
    if (winner?.source === 'php_admin_value' && last.source !== 'php_admin_value') losers.push({ assignment: last, locked: true });
    else {
      if (winner !== undefined) losers.push({ assignment: winner, locked: false });
      winner = last;
    }
  }
  return { winner, losers };
}
