/** An entry in PHP-FPM: php.ini, the pool, FastCGI's parameters, and the `.user.ini` files of the script's folders. */
import { iniEntry } from '../catalog/catalog';
import type { PhpBuild } from '../catalog/versions';
import { applyStartup } from './mod-php';
import { SettingBuilder, type Assignment, type Setting } from './setting';

export interface FpmLayers<At> {
  /** Lines of php.ini and of its folder in reading order. */
  readonly startup: readonly Assignment<At>[];
  /** `php_value[]` and its siblings in the order of the text, all files of the pool. */
  readonly pool: readonly Assignment<At>[];
  /** PHP_VALUE and PHP_ADMIN_VALUE of httpd, in their order. They stay in the worker for requests that follow. */
  readonly fastcgi?: readonly Assignment<At>[];
  /** Lines below [HOST=] and [PATH=] of php.ini that apply, hosts first, then paths from the root downwards. */
  readonly special?: readonly Assignment<At>[];
  /** Lines of `.user.ini`, one list for each file, from the document root to the script's folder. */
  readonly userIni?: readonly (readonly Assignment<At>[])[];
}

/**
 * The value of an entry for a request that FPM serves. A pool's lists are built from the end (`fpm_conf_set_array`, fpm_conf.c): of two
 * lines with one name the first one is applied last and wins; admin values come after all plain ones. Modes are not looked at.
 */
export function fpmSetting<At>(name: string, build: PhpBuild, layers: FpmLayers<At>): Setting<At> {
  const builder = new SettingBuilder<At>(name, iniEntry(name), build);
  const own = (list: readonly Assignment<At>[] = []): readonly Assignment<At>[] => list.filter((assignment) => assignment.name === name);
  applyStartup(builder, own(layers.startup));
  const pool = [...own(layers.pool)].reverse();
  for (const assignment of pool) if (assignment.source === 'pool') builder.apply(assignment);
  for (const assignment of pool) if (assignment.source === 'pool-admin') builder.apply(assignment);
  for (const assignment of own(layers.fastcgi)) builder.apply(assignment);
  for (const assignment of own(layers.special)) builder.apply(assignment);
  // All files go into one table before anything is set (php_cgi_ini_activate_user_config): the last line counts, and only that one is tried.
  const userIni = (layers.userIni ?? []).flatMap((file) => own(file));
  userIni.forEach((assignment, index) => {
    if (index < userIni.length - 1) builder.note(assignment, 'replaced');
    else builder.apply(assignment);
  });
  return builder.finish();
}
