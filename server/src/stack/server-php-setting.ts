/** The value of an entry of PHP for a whole pool, or for all of mod_php: what no folder of a site changes. */
import type { AnyAt } from './php-places';
import { debianFolder, type Program } from '../php/ini/order';
import { parseIni } from '../php/ini/parse';
import { placeIn, rememberedByText } from '../base/text-file';
import { linesOf } from '../php/effective/places';
import { fpmSetting } from '../php/effective/fpm';
import { modPhpSetting } from '../php/effective/mod-php';
import type { Assignment, Setting } from '../php/effective/setting';
import { NEWEST, versionNumber } from '../php/catalog/versions';
import { aroundOf, type Around } from './around';
import type { HostPool } from './fpm-pools';
import { phpAssignment } from './php-setting';
import type { Stack } from './stack';

const entriesOf = rememberedByText(({ text }) => linesOf(parseIni(text)).everywhere);

/** Lines of php.ini and of `conf.d` beside it, for a program of a version. Only Debian's folders tell which those are. */
function startup(around: Around, program: Program, version: number | undefined): readonly Assignment<AnyAt>[] {
  const own = aroundOf(around, 'php-ini').filter(({ path }) => {
    const folder = debianFolder(path);
    return folder?.program === program && (version === undefined || versionNumber(folder.version) === version);
  });
  const main = own.filter(({ path }) => path.endsWith('/php.ini'));
  return [...main, ...own.filter((file) => !main.includes(file))].flatMap((file) => entriesOf(file.source).map((entry): Assignment<AnyAt> =>
    ({ name: entry.name, value: entry.value, source: 'ini', at: placeIn(file, entry.valueSpan) })));
}

/** What a program works with before a request, a pool or a section of httpd says anything. */
export function startupPhpSetting({ around }: Pick<Stack, 'around'>, program: Program, version: number, name: string): Setting<AnyAt> {
  return modPhpSetting<AnyAt>(name, { version, debian: true }, startup(around, program, version), []);
}

/** For every request that a pool serves, unless `.user.ini` or a parameter of FastCGI says otherwise. */
export function poolPhpSetting({ around }: Pick<Stack, 'around'>, pool: HostPool, name: string): Setting<AnyAt> {
  const version = pool.world.version[0] * 100 + pool.world.version[1];
  const lines = pool.lines.flatMap((line): Assignment<AnyAt>[] => {
    const at = pool.place(line.valueAt);
    if (line.key === undefined || at === undefined || !line.name.startsWith('php_')) return [];
    const value = typeof line.value === 'boolean' ? (line.value ? '1' : '0') : line.text;
    return [{ name: line.key, value, source: line.name.startsWith('php_admin') ? 'pool-admin' : 'pool', at }];
  });
  return fpmSetting(name, { version, debian: true }, { startup: startup(around, 'fpm-fcgi', version), pool: lines });
}

/** For every request that mod_php serves, by the lines of the server itself: those of virtual hosts and folders are left out. */
export function modPhpServerSetting(stack: Stack, name: string): Setting<AnyAt> {
  const lines = stack.nodes('php_value', 'php_flag', 'php_admin_value', 'php_admin_flag').filter(({ parent }) => parent === undefined)
    .flatMap((node): Assignment<AnyAt>[] => {
      const assignment = phpAssignment(node, stack.config);
      return assignment === undefined ? [] : [{ ...assignment, at: node.place(node.words[1]!) }];
    });
  const version = versionNumber(stack.host.phpVersion ?? '');
  return modPhpSetting<AnyAt>(name, { version: version ?? NEWEST, debian: stack.config.world.profile === 'debian' }, startup(stack.around, 'apache2handler', version), [lines]);
}

/** Where the value comes from; undefined for the default. */
export function settingPlace({ chain }: Setting<AnyAt>): AnyAt | undefined {
  return chain.findLast(({ outcome }) => outcome === 'holds')?.at;
}
